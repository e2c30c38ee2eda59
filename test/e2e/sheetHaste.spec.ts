import { expect, test } from './fixtures/door.ts'
import { at, blankSheet, cell, paste } from './fixtures/sheet.ts'

/** Keys faster than the disk: none is lost, and all count in the order they were pressed. */
test('undo and redo pressed right behind an act mean that act', async ({ app, page }) => {
  await blankSheet(app)
  await paste(page, 'a1\tb1\na2\tb2')
  await expect(cell(page, 1, 2)).toHaveText('a2')
  await page.keyboard.press('Control+Home')
  await at(page, 1, 1)
  for (const letter of ['x', 'y', 'z']) {
    for (const key of [letter, 'Enter', 'Control+z', 'Control+y', 'Control+z', 'Control+y'])
      await page.keyboard.press(key)
    await expect(cell(page, 1, 1)).toHaveText(letter)
    await at(page, 1, 1)
  }
})

test('a paste without text, or too wide for the sheet, changes nothing and says why', async ({ app, page }) => {
  await blankSheet(app)
  await paste(page, 'a1\tb1')
  await expect(cell(page, 1, 1)).toHaveText('a1')
  await paste(page, '', '<img src="x.png">')
  await expect(page.getByText('There is no text on the clipboard to paste.')).toBeVisible()
  await paste(page, Array.from({ length: 950 }, (_, column) => `${column}`).join('\t'))
  await expect(page.getByText('The sheet would have 950 columns; it holds 900.')).toBeVisible()
  await expect(cell(page, 1, 1)).toHaveText('a1')
  await expect(page.locator('footer.ts-status')).toContainText('Saved')
})
