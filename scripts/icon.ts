import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { CHROMIUM_ARGS, provideChromium } from './chromium.ts'
import { root } from './projectNode.mjs'

/** Draws assets/icons/icon.png from icon.svg: packagers want pixels. Run it after changing the drawing. */
const icons = join(root, 'assets', 'icons')
const executablePath = await provideChromium((line) => process.stderr.write(`${line}\n`))
if (executablePath === null) process.exit(1)
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] })
const page = await browser.newPage({ viewport: { width: 1024, height: 1024 } })
await page.setContent(
  `<style>body { margin: 0 } svg { display: block }</style>${readFileSync(join(icons, 'icon.svg'), 'utf8')}`,
)
await page.screenshot({ path: join(icons, 'icon.png'), omitBackground: true })
await browser.close()
