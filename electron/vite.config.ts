import react from '@vitejs/plugin-react'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'electron-vite'
import { licences } from './vite.licences.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  main: {
    plugins: [licences([readFileSync(`${root}/electron/tokens/vocabularies/README.md`, 'utf8')])],
    build: {
      outDir: `${root}/out/main`,
      // Bundled whole: a packaged app then looks for no package inside its archive, and starts from a few files.
      externalizeDeps: false,
      rollupOptions: {
        // A host Node that does not know node:sqlite would let the bundler replace it silently.
        external: ['electron', /^node:/],
        input: {
          main: `${root}/electron/main.ts`,
          browser: `${root}/electron/browser.ts`,
          cli: `${root}/electron/cli.ts`,
          worker: `${root}/electron/tokens/worker.ts`,
          alikeWorker: `${root}/electron/dataset/alikeWorker.ts`,
          sortWorker: `${root}/electron/project/sorting/sortWorker.ts`,
        },
        // Chunks lie beside the entries, so that './worker.js' holds from every one of them.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: `${root}/out/preload`,
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { preload: `${root}/electron/preload.ts` },
        // The sandbox knows no ES modules.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: `${root}/renderer`,
    base: './',
    plugins: [react(), licences()],
    build: {
      outDir: `${root}/out/renderer`,
      emptyOutDir: true,
      // Half as much to read and to compile before the first screen.
      minify: true,
      chunkSizeWarningLimit: 4000,
      rollupOptions: { input: `${root}/renderer/index.html` },
    },
  },
})
