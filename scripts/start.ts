import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hasDisplay } from '../electron/browser/openInBrowser.ts'
import { build } from './build.ts'
import { electronVersion, fetchElectron, findElectron } from './electronBinary.ts'
import { root } from './projectNode.mjs'

/** An Electron that dies this soon has shown no window: a missing library, a sandbox the system does not allow. */
const STILLBORN_MS = 15_000

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** Electron's program, or the reason why the browser has to do. */
async function electronOrWhy(): Promise<{ path: string } | { path: null; why: string }> {
  if (!hasDisplay()) return { path: null, why: 'there is no display here' }
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return { path: null, why: 'Electron does not run as root, because its sandbox would be off' }
  }
  const installed = findElectron()
  if (installed !== null) return { path: installed }
  say(`Fetching Electron ${electronVersion()} (about 120 MB, once) …`)
  const fetched = await fetchElectron(say)
  return fetched.path === null ? { path: null, why: `Electron could not be fetched (${fetched.why})` } : fetched
}

/** Runs the desktop door to its end. Answers why it could not, or null when it ran. */
function runDesktop(program: string, files: readonly string[]): Promise<string | null> {
  // Set by some editors' terminals: with it Electron would be a mere Node.js.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: undefined }
  const child = spawn(program, [root, ...files], { stdio: 'inherit', env })
  const startedAt = performance.now()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((answer) => {
    child.once('error', (error) => {
      answer(`Electron could not be started (${error.message})`)
    })
    child.once('exit', (code, signal) => {
      const failed = code !== 0 && signal !== 'SIGINT' && signal !== 'SIGTERM'
      if (failed && performance.now() - startedAt < STILLBORN_MS)
        answer(`Electron stopped at once (${signal ?? `code ${code ?? 0}`})`)
      else {
        process.exitCode = code ?? 0
        answer(null)
      }
    })
  })
}

/** The browser door runs in this very process. */
async function runBrowser(): Promise<void> {
  process.argv = [process.argv[0] ?? '', process.argv[1] ?? '', '--open']
  await import(pathToFileURL(`${root}out/main/browser.js`).href)
}

const args = process.argv.slice(2)
const files = args.filter((arg) => !arg.startsWith('-')).map((arg) => resolve(arg))

if (!build()) {
  process.stderr.write('Tunesheet could not be built: see above.\n')
  process.exitCode = 1
} else if (args.includes('--browser')) {
  await runBrowser()
} else {
  const electron = await electronOrWhy()
  const why = electron.path === null ? electron.why : await runDesktop(electron.path, files)
  if (why !== null) {
    say(`Tunesheet opens in the browser instead of its own window: ${why}.`)
    await runBrowser()
  }
}
