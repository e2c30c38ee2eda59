import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { faultsOf } from './fixtures/axe.ts'
import { expect, test } from './fixtures/door.ts'
import { bring, choose, go } from './fixtures/walk.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen can be read and used without eyes or mouse, ${colorScheme}`, async ({ app, page, dirs }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const check = async (screen: string): Promise<void> => {
      await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' })
      expect.soft(await faultsOf(page), screen).toEqual([])
    }
    await check('welcome')

    const path = join(dirs.home, 'answers.csv')
    const lines = Array.from(
      { length: 40 },
      (_, row) => `"Where is order ${row % 35}?",${row === 11 ? '' : `It left us on day ${row % 35}.`}`,
    )
    await writeFile(path, ['Question,Answer', ...lines].join('\n'))
    await choose(app, path)
    await expect(page.getByRole('button', { name: /^Next/ })).toBeEnabled()
    await check('import')
    await page.getByRole('button', { name: /^Next/ }).click()
    await expect(page).toHaveURL(/at=project/)
    await check('data')

    await go(page, 'Try')
    await expect(page.getByRole('heading', { name: 'Nothing to try yet' })).toBeVisible()
    await check('try, empty')
    await go(page, 'Check')
    await expect(page.getByRole('article').first()).toBeVisible()
    await check('check')
    await go(page, 'Cost')
    await expect(page.getByRole('radio').first()).toBeVisible()
    await check('cost')
    await go(page, 'Train')
    await expect(page.getByText('To learn from')).toBeVisible()
    await check('train')
    await page.getByRole('button', { name: 'Start practice run, free' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /^Refused/ })).toBeVisible({ timeout: 30_000 })
    await check('run, refused')

    // The same walk again with the gap gone: a blank answer is an error, a sheet without it is not.
    await writeFile(path, ['Question,Answer', ...lines.filter((_, row) => row !== 11)].join('\n'))
    await app.restart()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await bring(app, path)
    await go(page, 'Train')
    await page.getByRole('button', { name: 'Start practice run, free' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /^Done/ })).toBeVisible({ timeout: 30_000 })
    await check('run, done')
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByRole('textbox', { name: 'Your question' }).fill('Where is my order?')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Closest row')).toBeVisible()
    await check('try')
    await page.getByRole('button', { name: 'Settings' }).click()
    await expect(page).toHaveURL(/at=settings/)
    await check('settings')
  })
}
