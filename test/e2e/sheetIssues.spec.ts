import { expect, test } from './fixtures/door.ts'
import { at, blankSheet, cell, paste } from './fixtures/sheet.ts'
import { bringLines } from './fixtures/walk.ts'

test('F8 finds rows far away in a sorted view, and none of several quick presses is lost', async ({ app, page }) => {
  // Words that are like no others, so that only the missing answers are worth a look.
  const word = (seed: number) => ((seed * 2_654_435_761) % 2 ** 32).toString(36)
  const lines = Array.from({ length: 2600 }, (_, at) => {
    const words = [1, 2, 3, 4, 5, 6].map((nth) => word(at * 6 + nth)).join(' ')
    return `${String(at).padStart(4, '0')} ${words}?\t${at % 1000 === 500 ? '' : `${words} ${word(at)}.`}`
  })
  await blankSheet(app)
  await paste(page, lines.join('\n'))
  await page.keyboard.press('Control+Home')
  await at(page, 1, 1)
  await page.keyboard.press('Alt+ArrowDown')
  await page.getByRole('button', { name: /^Sort Z/ }).click()
  await expect(cell(page, 1, 1)).toHaveText(/^2599 /)
  await expect(page.getByRole('button', { name: 'Must fix 3', exact: true }).first()).toBeVisible()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('F8')
  // 2500 stands 100th from the end.
  await at(page, 2, 100)
  for (const key of ['F8', 'F8', 'F8', 'F8', 'Shift+F8']) await page.keyboard.press(key)
  await at(page, 2, 100)
  await page.keyboard.press('Shift+F8')
  await at(page, 2, 2100)
})

test('a row that is named elsewhere is selected in the sheet, among all rows', async ({ app, page, dirs }) => {
  const lines = Array.from(
    { length: 40 },
    (_, row) => `Where is order ${row}?,${row === 11 ? '' : `It left on day ${row}.`}`,
  )
  await bringLines(app, dirs, ['Question,Answer', ...lines])
  await at(page, 1, 1)
  await expect(page.getByRole('button', { name: 'Must fix 1', exact: true }).first()).toBeVisible()

  await test.step('F8 goes to the next row with an issue, and says so', async () => {
    await page.keyboard.press('F8')
    await at(page, 2, 12)
    await expect(page.getByRole('status', { name: 'Row' })).toHaveText('Row 12: Must fix')
  })
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+2')
  await page.getByRole('button', { name: 'Open in sheet: row 12' }).click()
  await expect(page.getByRole('complementary', { name: 'Example 12' })).toBeVisible()
  await expect(page.locator('footer')).toContainText('40 rows')
})
