import { defineConfig } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.ts'
import { findElectron } from '../../scripts/electronBinary.ts'
import type { DoorOptions } from './fixtures/openDoor.ts'

const executablePath = await findChromium()
if (executablePath === null)
  throw new Error('The tests need a Chromium: run "npm test", which provides one, or set PLAYWRIGHT_CHROMIUM.')

/** The walks run through the browser door, and again in the desktop one where Electron's program is installed. */
export default defineConfig<DoorOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: fileURLToPath(new URL('../../test-results', import.meta.url)),
  fullyParallel: true,
  workers: 2,
  // CI runs beside other work, and one late frame in a thousand clicks must not hold up a change; here nothing is repeated,
  // so that whoever works on a walk sees that it is not steady.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args: [...CHROMIUM_ARGS] },
  },
  projects: [
    { name: 'browser', use: { door: 'browser' } },
    ...(findElectron() === null ? [] : [{ name: 'electron', use: { door: 'desktop' as const } }]),
  ],
})
