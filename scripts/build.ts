import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { isBuilt } from './freshness.mjs'
import { root } from './projectNode.mjs'

const BUILT = [
  'main/main.js',
  'main/browser.js',
  'main/cli.js',
  'main/worker.js',
  'main/alikeWorker.js',
  'preload/preload.cjs',
  'renderer/index.html',
]
const SOURCES = ['electron', 'shared', 'renderer']

/** Builds where something changed since the last time. Answers whether there is a usable build; the builder says why not. */
export function build(): boolean {
  if (isBuilt(BUILT, SOURCES)) return true
  process.stdout.write('Building Tunesheet …\n')
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { status } = spawnSync(
    process.execPath,
    [builder, 'build', '-c', 'electron/vite.config.ts', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  )
  return status === 0 && isBuilt(BUILT, [])
}
