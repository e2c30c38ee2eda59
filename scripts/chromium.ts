import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { runPatiently } from './patience.ts'
import { root } from './projectNode.mjs'

/** As root Chromium refuses its sandbox; the rest keeps it from calling home and from drawing through a missing card. */
export const CHROMIUM_ARGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]
const MAC_APPS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const WINDOWS_PROGRAMS = [
  join('Google', 'Chrome', 'Application', 'chrome.exe'),
  join('Microsoft', 'Edge', 'Application', 'msedge.exe'),
]

function candidates(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((dir) => MAC_APPS.map((app) => join(dir, app)))
  }
  if (process.platform === 'win32') {
    const dirs = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((dir) => dir !== undefined)
    return dirs.flatMap((dir) => WINDOWS_PROGRAMS.map((program) => join(dir, program)))
  }
  const path = (env['PATH'] ?? '').split(delimiter)
  return NAMES.flatMap((name) => path.map((dir) => join(dir, name)))
}

/** A program that is there may still miss its libraries, or be a note that a snap is meant. */
function starts(path: string): boolean {
  // On Windows `--version` would open a window instead of answering.
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}

async function playwrightsOwn(): Promise<string> {
  const { chromium } = await import('playwright-core')
  return chromium.executablePath()
}

/** Path of a Chromium that works here, or null. PLAYWRIGHT_CHROMIUM names one and wins. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  const named = env['PLAYWRIGHT_CHROMIUM']
  const all = named ? [named] : [...candidates(env), await playwrightsOwn()]
  return all.find((path) => existsSync(path) && starts(path)) ?? null
}

/** Finds a Chromium for the tests or brings one in. Null after telling in one line what to install. */
export async function provideChromium(say: (line: string) => void): Promise<string | null> {
  const found = await findChromium()
  if (found !== null) return found
  say('No Chromium here: trying the download of Playwright …')
  const browsers = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache', 'ms-playwright')
  await runPatiently(
    process.execPath,
    [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'],
    {
      watched: [browsers],
      patienceMs: 30_000,
    },
  )
  const downloaded = await findChromium()
  if (downloaded !== null) return downloaded
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Not to be had there: installing the chromium package of this system …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
      await runPatiently('apt-get', args, {
        watched: ['/var/cache/apt/archives', '/var/lib/apt/lists'],
        patienceMs: 120_000,
        env,
      })
    }
    const installed = await findChromium()
    if (installed !== null) return installed
  }
  say('The tests need a Chromium: install Chromium, Google Chrome or Edge, or name one in PLAYWRIGHT_CHROMIUM.')
  return null
}
