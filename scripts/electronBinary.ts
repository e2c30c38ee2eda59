import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './projectNode.mjs'
import { runPatiently } from './patience.ts'

const PACKAGE = join(root, 'node_modules', 'electron')

/** Electron's own version, as package.json pins it. */
export function electronVersion(): string {
  const manifest = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}

const PROGRAMS: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

/** Path of Electron's program if it is installed, else null. */
export function findElectron(env: NodeJS.ProcessEnv = process.env): string | null {
  const elsewhere = env['ELECTRON_OVERRIDE_DIST_PATH']
  // path.txt is written last: without it an installation was interrupted.
  const program = read(join(PACKAGE, 'path.txt')) ?? (elsewhere ? (PROGRAMS[process.platform] ?? 'electron') : null)
  if (program === null) return null
  const path = join(elsewhere ?? join(PACKAGE, 'dist'), program)
  return existsSync(path) ? path : null
}

export type Fetched = { readonly path: string } | { readonly path: null; readonly why: string }

/** Fetches Electron's program with the installer of its own package, visibly, for as long as bytes keep coming. */
export async function fetchElectron(say: (line: string) => void, patienceMs = 30_000): Promise<Fetched> {
  // The installer collects the download in the system's folder for temporary files: one of our own can be watched.
  const collected = await mkdtemp(join(tmpdir(), 'tunesheet-electron-'))
  let told = -1
  try {
    const { outcome, said } = await runPatiently(process.execPath, [join(PACKAGE, 'install.js')], {
      watched: [collected, join(PACKAGE, 'dist')],
      patienceMs,
      env: {
        ...process.env,
        TMPDIR: collected,
        TEMP: collected,
        TMP: collected,
        NODE_USE_ENV_PROXY: '1',
        ELECTRON_GET_NO_PROGRESS: '1',
      },
      onProgress: (bytes) => {
        const tens = Math.floor(bytes / 10_000_000)
        if (tens > told) say(`  ${Math.round(bytes / 1_000_000)} MB …`)
        told = Math.max(told, tens)
      },
    })
    const path = findElectron()
    if (outcome === 'done' && path !== null) return { path }
    return { path: null, why: outcome === 'stuck' ? `nothing came for ${patienceMs / 1000} seconds` : reasonIn(said) }
  } finally {
    await rm(collected, { recursive: true, force: true })
  }
}

/** The one line of an installer's complaint that says what went wrong. */
function reasonIn(said: string): string {
  // Node.js keeps the cause of this one to itself.
  if (said.includes('fetch failed')) return 'its download site cannot be reached'
  const cause = /\b(?:E[A-Z_]{4,}|Response code \d+[^\n]*|getaddrinfo[^\n]*|certificate[^\n]*)/.exec(said)?.[0]
  const first = said.split('\n').find((line) => line.trim() !== '')
  return (cause ?? first ?? 'the installer stopped').trim().slice(0, 160)
}
