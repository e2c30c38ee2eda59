/** `node run.ts CHECK`: boots the built main process on the stand-in, then runs the check's `check({ world, app, page, … })`. */
import { readFileSync, rmSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findChromium } from '../../../scripts/chromium.ts'
import { root } from '../../../scripts/projectNode.mjs'
import type { Check } from '../door.ts'
import { app } from './app.ts'
import { world } from './world.ts'

const standIn = new URL('./electron.ts', import.meta.url).href
registerHooks({ resolve: (name, context, next) => next(name === 'electron' ? standIn : name, context) })
Object.defineProperty(process.versions, 'electron', { value: '45.4.1' })
Object.defineProperty(process, 'type', { value: 'browser' })
for (const fault of ['unhandledRejection', 'uncaughtException'] as const) {
  process.on(fault, (error: unknown) => {
    world.violations.push(`${fault}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  })
}

/** The first window, once its page has an address. */
async function firstPage(): Promise<void> {
  const [window] = world.windows
  if (!window) throw new Error('No window was opened')
  await new Promise((opened) => window.once('ready-to-show', opened))
}

async function main(): Promise<number> {
  const chromium = await findChromium()
  if (chromium === null) throw new Error('No Chromium: set PLAYWRIGHT_CHROMIUM')
  const checkPath = resolve(process.argv[2] ?? '')
  process.argv = [process.argv[0] ?? '', root]
  const { main: entry } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { main: string }
  await import(pathToFileURL(join(root, entry)).href)
  await app.standInStart(root, chromium)
  await firstPage()
  const { check } = (await import(pathToFileURL(checkPath).href)) as { check: Check }
  await check({ world, app })
  for (const violation of world.violations) process.stderr.write(`Electron would refuse: ${violation}\n`)
  return world.violations.length === 0 ? 0 : 1
}

let code = 1
try {
  code = await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}
await world.chromium?.close().catch(() => undefined)
rmSync(world.userData, { recursive: true, force: true })
process.exit(code)
