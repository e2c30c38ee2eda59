import { expect, test } from './fixtures/door.ts'

test('the app opens, says who it is, and asks nobody', async ({ page }) => {
  await expect(page).toHaveTitle(/Tunesheet/)
  await expect(page.locator('[data-ready]').first()).toBeAttached()
  await expect(page.getByText('nothing has left this computer')).toBeVisible()
})

test('a project made before a crash is there after it', async ({ app, page, dirs }) => {
  const { readdir } = await import('node:fs/promises')
  await page.getByText('Blank sheet').click()
  await expect(page).toHaveURL(/at=project/)
  await app.restart({ kill: true })
  expect((await readdir(dirs.projects)).filter((name) => name.endsWith('.tunesheet'))).toHaveLength(1)
  await expect(app.page.locator('[data-ready]').first()).toBeAttached()
})
