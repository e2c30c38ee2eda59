import { fileURLToPath } from 'node:url'
import { openDoor } from './browser/door.ts'
import { hasDisplay, openInBrowser } from './browser/openInBrowser.ts'

/** Built, this file is out/main/browser.js. */
const root = new URL('../../', import.meta.url)

const door = await openDoor({
  assetsDir: fileURLToPath(new URL('assets', root)),
  rendererDir: fileURLToPath(new URL('out/renderer', root)),
  practicePace: Number(process.env['TUNESHEET_PRACTICE_PACE'] ?? 1),
})
const opened = process.argv.includes('--open') && hasDisplay() && (await openInBrowser(door.url))
process.stdout.write(`Tunesheet is ${opened ? 'open in your browser' : 'ready'}: ${door.url}\nStop it with Ctrl+C.\n`)

let closing: Promise<void> | null = null
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // A second signal while the last commit is written changes nothing.
    closing ??= door.close().finally(() => process.exit(0))
  })
}
