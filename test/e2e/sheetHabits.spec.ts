import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/door.ts'
import { at, blankSheet, cell, numberedSheet, paste, places, saved } from './fixtures/sheet.ts'

const status = (page: Page) => page.locator('footer.ts-status')
const columns = (page: Page) => page.locator('[role="columnheader"]')
const name = (page: Page) => page.getByRole('combobox', { name: 'Find an action' })

/** Cuts what is selected; the clipboard of the machine stays as it is. */
async function cutInto(page: Page): Promise<void> {
  await page.evaluate(() => {
    const event = new ClipboardEvent('cut', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  })
}

test('headings that were pasted with their rows become the names of the columns when asked to', async ({
  app,
  page,
}) => {
  await blankSheet(app)
  await paste(page, 'Ticket\tReply\nWhere is it?\tOn its way to you.\nIs it blue?\tNo, red.')
  await page.getByRole('button', { name: 'Use it as column names' }).click()
  await expect(columns(page).filter({ hasText: 'Reply' })).toBeAttached()
  await expect(status(page)).toContainText('2 rows')
  await expect(page.getByText('The first row looks like headings.')).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(cell(page, 1, 1)).toHaveText('Ticket')
  await expect(columns(page).filter({ hasText: 'Completion' })).toBeAttached()
})

/** What people expect who have worked in a spreadsheet for years. */
test.describe('the habits of a spreadsheet', () => {
  test.beforeEach(async ({ app }) => {
    await numberedSheet(app)
  })

  test('undo goes to what it changed and says what it was', async ({ page }) => {
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('typed')
    await page.keyboard.press('Enter')
    await expect(cell(page, 2, 1)).toHaveText('typed')
    await page.keyboard.press('Control+End')
    await at(page, 2, 120)
    await page.keyboard.press('Control+z')
    await at(page, 2, 1)
    await expect(cell(page, 2, 1)).toHaveText('b1')
    await expect(status(page)).toContainText('Undone: Typed in Completion')
    await page.keyboard.press('Control+End')
    await at(page, 2, 120)
    await page.keyboard.press('Control+y')
    await at(page, 2, 1)
    await expect(status(page)).toContainText('Redone: Typed in Completion')
    await page.keyboard.press('Delete')
    await expect(status(page)).not.toContainText('Redone')
  })

  test('a selection that undo changed stays as it was', async ({ page }) => {
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Delete')
    await expect(cell(page, 1, 1)).not.toContainText('a1')
    await page.keyboard.press('Control+z')
    await expect(cell(page, 1, 1)).toHaveText('a1')
    await expect(status(page)).toContainText('4 cells selected')
  })

  test('undo selects all that it changed, if that is one range', async ({ page }) => {
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Delete')
    await expect(cell(page, 2, 2)).not.toContainText('b2')
    await page.keyboard.press('Control+End')
    await at(page, 2, 120)
    await page.keyboard.press('Control+z')
    await at(page, 1, 1)
    await expect(cell(page, 2, 2)).toHaveText('b2')
    await expect(status(page)).toContainText('4 cells selected')
  })

  test('what is cut stays until it is pasted, and moves as one step', async ({ page }) => {
    await page.keyboard.press('Shift+ArrowDown')
    await cutInto(page)
    await expect(cell(page, 1, 1)).toHaveText('a1')
    await page.keyboard.press('ArrowRight')
    await at(page, 2, 1)
    await paste(page, 'a1\r\na2')
    await saved(page, 'Moved 2 × 1 cells')
    await expect(cell(page, 2, 2)).toHaveText('a2')
    await expect(cell(page, 1, 2)).not.toContainText('a2')
    await page.keyboard.press('Control+z')
    await expect(cell(page, 1, 2)).toHaveText('a2')
    await expect(cell(page, 2, 2)).toHaveText('b2')
  })

  test('after Escape, or with something else on the clipboard, a paste takes nothing away', async ({ page }) => {
    await cutInto(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowDown')
    await at(page, 1, 2)
    await paste(page, 'a1')
    await saved(page, 'Pasted 1 cell')
    await expect(cell(page, 1, 1)).toHaveText('a1')
    await cutInto(page)
    await page.keyboard.press('ArrowDown')
    await at(page, 1, 3)
    await paste(page, 'from elsewhere')
    await expect(cell(page, 1, 3)).toHaveText('from elsewhere')
    await expect(cell(page, 1, 2)).toHaveText('a1')
  })

  test('the keys of rows mean columns where whole columns are selected', async ({ page }) => {
    await page.keyboard.press('Control+Space')
    await page.keyboard.press('Control+Shift+Equal')
    await expect(status(page)).toContainText('120 cells selected')
    await expect(cell(page, 1, 1)).toHaveText('')
    await expect(cell(page, 2, 1)).toHaveText('a1')
    await page.keyboard.press('Control+Minus')
    await expect(cell(page, 1, 1)).toHaveText('a1')
    await page.keyboard.press('Control+z')
    await expect(cell(page, 2, 1)).toHaveText('a1')
    await page.keyboard.press('Control+z')
    await expect(cell(page, 1, 1)).toHaveText('a1')
    await page.keyboard.press('Control+Space')
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('Control+Minus')
    await expect(page.getByText('The sheet needs at least one column.')).toBeVisible()
  })

  test('after Replace all one types on in the field, and the message goes with what it tells of', async ({ page }) => {
    await page.keyboard.press('Control+h')
    await page.keyboard.type('a12')
    const all = page.getByRole('button', { name: 'Replace all 2' })
    await expect(all).toBeEnabled()
    await all.click()
    const told = page.getByText('Replaced 2 matches in 2 cells.')
    await expect(told).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused()
    await page.getByRole('toolbar', { name: 'Sheet' }).getByRole('button', { name: 'Undo' }).click()
    await expect(told).toBeHidden()
    await expect(status(page)).toContainText('Undone: Removed "a12"')
  })

  test('the history is there at once, also while something is replaced', async ({ page }) => {
    await page.keyboard.press('Control+h')
    await page.keyboard.type('a1')
    const before = page.getByRole('complementary', { name: 'Before and after' })
    await expect(before).toBeVisible()
    await page.keyboard.press('Control+Alt+h')
    await expect(page.getByRole('complementary', { name: 'History' })).toBeFocused()
    await expect(before).toBeHidden()
    const find = page.getByRole('textbox', { name: 'Find', exact: true })
    await find.focus()
    await page.keyboard.type('00')
    await expect(find).toHaveValue('a100')
    await page.getByRole('button', { name: 'Before and after' }).click()
    await expect(before).toBeVisible()
  })

  test('what a spreadsheet calls things is found, and F1 shows the shortcuts', async ({ page }) => {
    await page.keyboard.press('Control+k')
    for (const [typed, found] of [
      ['freeze', 'Keep Prompt in sight'],
      ['text to columns', 'Split a column'],
      ['dedup', 'Remove repeated rows'],
      ['wrap', 'Row height: all of the text'],
      ['dark', 'Look: dark'],
      ['insert column', 'Add a column to the left of Prompt'],
      ['export', 'Save the training file…'],
    ] as const) {
      await name(page).fill(typed)
      await expect(page.getByRole('option', { name: found })).toBeVisible()
    }
    await page.keyboard.press('F1')
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible()
    await page.keyboard.press('Escape')
    await at(page, 1, 1)
    await page.keyboard.press('F1')
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible()
  })

  test('a new column is selected, and hidden ones leave a trace', async ({ page }) => {
    await page.keyboard.press('Control+k')
    await name(page).fill('insert column right')
    await page.keyboard.press('Enter')
    await expect(status(page)).toContainText('120 cells selected')
    await expect(columns(page).filter({ hasText: 'Column 3' })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Control+k')
    await name(page).fill('hide column')
    await expect(page.getByRole('option', { name: 'Hide Column 3' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Columns 1 hidden' })).toBeVisible()
  })

  test('a click on the active cell right after one elsewhere opens nothing', async ({ page }) => {
    const { x, y } = (await places(page)).cell(1, 1)
    await page.getByRole('textbox', { name: 'Search', exact: true }).click()
    await page.mouse.click(x, y)
    await at(page, 1, 1)
    await page.keyboard.press('ArrowDown')
    await at(page, 1, 2)
    await page.mouse.dblclick(x, y)
    await expect(page.locator('textarea:focus')).toHaveValue('a1')
  })

  test('a kind of issue keeps its name when the last of them is gone', async ({ page }) => {
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Delete')
    await page.keyboard.press('Control+2')
    await page.getByRole('button', { name: 'Answer is empty 1', exact: true }).click()
    await page.getByRole('button', { name: 'Show the row in the sheet' }).click()
    const chip = page.getByRole('group', { name: 'Sorting and filters' }).getByRole('button')
    await expect(chip).toHaveText('Answer is empty1')
    await page.keyboard.press('Control+z')
    await expect(chip).toHaveText('Answer is empty0')
  })
})
