import { expect, test } from './fixtures/door.ts'
import { at, blankSheet, cell, copied, paste, places, saved } from './fixtures/sheet.ts'

test.beforeEach(async ({ app }) => {
  await blankSheet(app)
  await paste(app.page, 'a1\tb1\na2\tb2\na3\tb3')
  await expect(app.page.locator('footer')).toContainText('6 cells selected')
  await app.page.keyboard.press('Control+Home')
  await at(app.page, 1, 1)
})

test('a press on the edge of a column that does not drag it leaves it as wide as it was', async ({ page }) => {
  const { firstEdge, cell: spot } = await places(page)
  await page.mouse.click(firstEdge.x, firstEdge.y)
  await page.mouse.click(firstEdge.x - 12, spot(1, 2).y)
  await at(page, 1, 2)
})

test('a press on the sheet closes whatever was open above it', async ({ page }) => {
  const { cell: spot } = await places(page)
  await page.mouse.click(spot(1, 1).x, spot(1, 1).y, { button: 'right' })
  await expect(page.getByRole('menu')).toBeVisible()
  await page.mouse.click(spot(2, 3).x, spot(2, 3).y)
  await expect(page.getByRole('menu')).toBeHidden()
  await page.getByRole('button', { name: 'Columns' }).click()
  const columns = page.getByRole('dialog').or(page.getByRole('menu'))
  await expect(columns).toBeVisible()
  await page.mouse.click(spot(2, 2).x, spot(2, 2).y)
  await expect(columns).toBeHidden()
  await at(page, 2, 2)
})

test('a whole row is copied without what is worked out, and pasted without a new column', async ({ page }) => {
  await page.keyboard.press('Shift+Space')
  await expect(page.locator('footer')).toContainText('1 row selected')
  expect(await copied(page)).toBe('a1\tb1')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowDown')
  await at(page, 1, 2)
  await paste(page, 'a1\tb1')
  await saved(page, 'Pasted 1 × 2 cells')
  await expect(cell(page, 2, 2)).toHaveText('b1')
  await expect(page.locator('th', { hasText: 'Column 3' })).not.toBeAttached()
})

test('Ctrl+Z with nothing left to undo brings back no search', async ({ page }) => {
  const search = page.getByPlaceholder(/^Search/)
  await search.fill('a2')
  await expect(cell(page, 1, 1)).toHaveText('a2')
  await search.press('Control+a')
  await search.press('Delete')
  await expect(cell(page, 1, 1)).toHaveText('a1')
  const { cell: spot } = await places(page)
  await page.mouse.click(spot(1, 2).x, spot(1, 2).y)
  await at(page, 1, 2)
  await page.keyboard.press('Control+z')
  await expect(page.locator('footer')).toContainText('0 rows')
  await page.keyboard.press('Control+z')
  await expect(search).toHaveValue('')
})

test('a press on the active cell leaves the search, and typing goes into the cell', async ({ page }) => {
  const search = page.getByPlaceholder(/^Search/)
  await search.fill('a')
  await expect(cell(page, 1, 1)).toHaveText('a1')
  await expect(search).toBeFocused()
  const { cell: spot } = await places(page)
  await page.mouse.click(spot(1, 1).x, spot(1, 1).y)
  await at(page, 1, 1)
  await page.keyboard.type('another')
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 1)).toHaveText('another')
  await expect(search).toHaveValue('a')
})
