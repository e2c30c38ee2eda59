import type { Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { fileOf } from '../../shared/catalog/catalog.ts'
import { BUILT_IN } from '../../shared/catalog/models.ts'
import { faultsOf } from './fixtures/axe.ts'
import { expect, test as base } from './fixtures/door.ts'
import { go } from './fixtures/walk.ts'

const program = fileURLToPath(new URL('../../out/main/browser.js', import.meta.url))
/** Noon of a day long after that of the built-in list. */
const LATER = Date.parse(`${BUILT_IN.asOf}T12:00:00Z`) + 100 * 86_400_000

/** The browser door on a later day: its clock is set before its first line runs. */
const test = base.extend<{ later: Page }>({
  later: async ({ dirs, context }, use) => {
    const clock = `data:text/javascript,Date.now = () => ${LATER}`
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', clock, program], {
      env: { ...process.env, TUNESHEET_HOME: join(dirs.home, 'later'), NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let url = ''
    for await (const line of createInterface({ input: child.stdout })) {
      url = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(line)?.[0] ?? ''
      if (url !== '') break
    }
    const page = await context.newPage()
    await page.goto(url)
    await page.locator('[data-ready]').first().waitFor({ state: 'attached' })
    await use(page)
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    await exited
  },
})

test('a list older than 90 days is told, a newer one taken from a file, and the built-in one put back', async ({
  later: page,
  dirs,
  door,
}) => {
  test.skip(door !== 'browser', 'The clock is that of a door of its own.')
  const path = join(dirs.home, 'models.json')
  const choose = async (content: string): Promise<void> => {
    await writeFile(path, content)
    page.once('filechooser', (chooser) => void chooser.setFiles(path))
    await page.getByRole('button', { name: 'Take a newer list…' }).click()
  }
  await page.getByText('Sort into groups').click()
  await go(page, 'Cost')
  await expect(page.getByText('Prices are 100 days old, of 22 Nov 2026.')).toBeVisible()
  await expect(page.getByRole('note', { name: /^Out of date: / }).first()).toBeVisible()
  expect(await faultsOf(page)).toEqual([])

  await page.getByRole('button', { name: 'Update list…' }).first().click()
  await choose('{"prices": "none"}')
  await expect(page.getByText('This file is no list of models')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])

  // The same file once more, put right meanwhile.
  await choose(JSON.stringify({ ...fileOf(BUILT_IN), asOf: '2027-02-20' }))
  await expect(page.getByText('Prices as of 20 Feb 2027')).toBeVisible()
  await expect(page.getByText('Prices are 100 days old')).toBeHidden()
  await page.getByRole('button', { name: 'Back to the built-in list of 22 Nov 2026' }).click()
  await expect(page.getByText('Prices as of 22 Nov 2026')).toBeVisible()
  await expect(page.getByText('Prices are 100 days old')).toBeVisible()
})

test('the limit for one training is kept when it is an amount, and taken back when it is none', async ({ page }) => {
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Budget' }).click()
  await page.getByRole('switch', { name: 'Ask above a limit' }).press('Space')
  const limit = page.getByRole('textbox', { name: 'Limit for one training' })
  await limit.fill('1,204.50')
  await limit.press('Enter')
  await expect(limit).toHaveValue('$1,204.50')
  for (const nonsense of ['-5', '1e9', 'much', '2000000']) {
    await limit.fill(nonsense)
    await expect(limit).toHaveAttribute('aria-invalid', 'true')
    await limit.blur()
    await expect(limit).toHaveValue('$1,204.50')
  }
  expect(await faultsOf(page)).toEqual([])
})
