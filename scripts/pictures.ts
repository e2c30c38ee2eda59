/**
 * `npm run pictures`: takes the README's pictures from the running app, through the browser door, as a newcomer would
 * see it: a sample is brought in, checked, priced and trained in practice.
 */
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { openDoor } from '../electron/browser/door.ts'
import { build } from './build.ts'
import { CHROMIUM_ARGS, provideChromium } from './chromium.ts'
import { root } from './projectNode.mjs'

const OUT = join(root, 'assets', 'pictures')
const SIZE = { width: 1440, height: 900 }

type Scheme = 'light' | 'dark'

async function walk(page: Page, shot: (name: string) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Choose a file' }).waitFor()
  await shot('welcome')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await (await chooser).setFiles(join(root, 'assets', 'samples', 'support-answers.csv'))
  await page.getByText('Nothing left out.').first().waitFor()
  await shot('import')
  await page.getByRole('button', { name: 'Next: open the sheet' }).click()
  await page.getByRole('contentinfo').getByText('exact').first().waitFor()
  await shot('sheet')
  await page.getByRole('button', { name: /^Check/ }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await shot('check')
  await page.getByRole('button', { name: /^Cost/ }).click()
  await page.getByText('Which model?').waitFor()
  await shot('cost')
  await page.getByRole('button', { name: /^Train/ }).click()
  await page.getByRole('button', { name: 'Start practice run' }).waitFor()
  await shot('train')
  await page.getByRole('button', { name: 'Start practice run' }).click()
  await page.getByText(/Learning, pass [23]/).waitFor({ timeout: 120_000 })
  await shot('job')
  await page.getByRole('button', { name: 'Try it' }).click({ timeout: 120_000 })
  await page.getByRole('textbox').fill('Can I still return the rain jacket I bought in the sale?')
  await page.keyboard.press('Enter')
  await page.getByText(/Closest row/).waitFor()
  await shot('try')
}

async function take(scheme: Scheme, executablePath: string): Promise<void> {
  process.env['TUNESHEET_HOME'] = mkdtempSync(join(tmpdir(), 'tunesheet-pictures-'))
  const door = await openDoor({
    assetsDir: join(root, 'assets'),
    rendererDir: join(root, 'out', 'renderer'),
    practicePace: 2,
  })
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] })
  const page = await browser.newPage({ viewport: SIZE, colorScheme: scheme, reducedMotion: 'reduce' })
  await page.goto(door.url)
  await walk(page, async (name) => {
    await page.getByRole('alert').waitFor({ state: 'detached', timeout: 15_000 })
    await page.screenshot({ path: join(OUT, `${name}-${scheme}.png`) })
    process.stdout.write(`${name}-${scheme}.png\n`)
  })
  await browser.close()
  await door.close()
}

const executablePath = await provideChromium((line) => process.stdout.write(`${line}\n`))
if (executablePath === null || !build()) process.exit(1)
mkdirSync(OUT, { recursive: true })
for (const scheme of ['light', 'dark'] as const) await take(scheme, executablePath)
