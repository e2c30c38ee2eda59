import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/door.ts'
import { at, cell, copied, numberedSheet, paste, saved } from './fixtures/sheet.ts'

const status = (page: Page) => page.locator('footer.ts-status')
const columns = (page: Page) => page.locator('[role="columnheader"]')

/** Cuts what is selected; the clipboard of the machine stays as it is. */
async function cutInto(page: Page): Promise<void> {
  await page.evaluate(() => {
    const event = new ClipboardEvent('cut', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  })
}

/** A key of a keyboard that is not American. */
async function pressAbroad(page: Page, keys: { key: string; code: string; ctrlKey: boolean }): Promise<void> {
  await page.evaluate((init) => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }))
  }, keys)
}

/** The keys of Excel and Sheets, for people who have them in their fingers. */
test.beforeEach(async ({ app }) => {
  await numberedSheet(app)
})

test('Enter pastes what was just copied, once, and edits again after that', async ({ page }) => {
  await page.keyboard.press('Shift+ArrowDown')
  await expect(status(page)).toContainText('2 cells selected')
  expect(await copied(page)).toBe('a1\r\na2')
  await expect(status(page)).toContainText('2 cells copied: Enter pastes, Esc lets go')
  await page.keyboard.press('ArrowRight')
  await at(page, 2, 1)
  await page.keyboard.press('Enter')
  await saved(page, 'Pasted 2 × 1 cells')
  await expect(cell(page, 2, 2)).toHaveText('a2')
  await expect(cell(page, 1, 2)).toHaveText('a2')
  await expect(status(page)).not.toContainText('Enter pastes')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.locator('textarea:focus')).toBeVisible()
})

test('Enter moves what was just cut, and Escape lets go of it', async ({ page }) => {
  await cutInto(page)
  await expect(status(page)).toContainText('1 cell cut: Enter pastes, Esc lets go')
  await page.keyboard.press('Escape')
  await expect(status(page)).not.toContainText('Enter pastes')
  await cutInto(page)
  await expect(status(page)).toContainText('1 cell cut')
  await page.keyboard.press('ArrowDown')
  await at(page, 1, 2)
  await page.keyboard.press('Enter')
  await saved(page, 'Moved 1 cell')
  await expect(cell(page, 1, 2)).toHaveText('a1')
  await expect(cell(page, 1, 1)).not.toContainText('a1')
})

test('F5 and Ctrl+G go to a row by its number', async ({ page }) => {
  await page.keyboard.press('F5')
  const dialog = page.getByRole('dialog', { name: 'Go to a row' })
  const number = dialog.getByRole('textbox', { name: 'Row number' })
  await expect(number).toBeFocused()
  await page.keyboard.type('121')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Rows are numbered from 1 to 120.')
  await number.fill('B100')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await at(page, 1, 100)
  await page.keyboard.press('Control+g')
  await expect(number).toBeFocused()
  await page.keyboard.press('Escape')
  await at(page, 1, 100)
})

test('a row that the search leaves out can be gone to as well', async ({ page }) => {
  await page.getByRole('textbox', { name: 'Search', exact: true }).fill('a11')
  await expect(cell(page, 1, 1)).toHaveText('a11')
  await page.keyboard.press('ArrowDown')
  await at(page, 1, 1)
  await page.keyboard.press('F5')
  await page.keyboard.type('110')
  await page.keyboard.press('Enter')
  await at(page, 1, 2)
  await page.keyboard.press('F5')
  await page.keyboard.type('50')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Row 50 is not among the rows shown.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all rows' }).click()
  await at(page, 1, 50)
})

test('Ctrl+Enter fills the selection with the active cell, and F4 does the last act again', async ({ page }) => {
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Control+Enter')
  await saved(page, 'Filled 4 cells')
  await expect(cell(page, 2, 2)).toHaveText('a1')
  await page.keyboard.press('ArrowDown')
  await at(page, 1, 2)
  await page.keyboard.press('Control+Minus')
  await expect(status(page)).toContainText('119 rows')
  await page.keyboard.press('F4')
  await expect(status(page)).toContainText('118 rows')
  await expect(cell(page, 1, 2)).toHaveText('a4')
})

test('the time and the day are written into cells, and where the caret is', async ({ page }) => {
  await page.keyboard.press('Control+Shift+Semicolon')
  await expect(cell(page, 1, 1)).toHaveText(/^\d\d:\d\d$/)
  await page.keyboard.press('ArrowDown')
  await at(page, 1, 2)
  await page.keyboard.type('Day: ')
  await page.keyboard.press('Control+Semicolon')
  await expect(page.locator('textarea:focus')).toHaveValue(/^Day: \d+.\d+.\d+/)
  await page.keyboard.press('Escape')
})

test('Ctrl+0 hides columns, and Ctrl+Shift+0 shows them again', async ({ page }) => {
  await paste(page, 'a1\tb1\tc1')
  await expect(columns(page).filter({ hasText: 'Column 3' })).toBeAttached()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(status(page)).toContainText('2 cells selected')
  await page.keyboard.press('Control+0')
  await expect(columns(page).filter({ hasText: 'Completion' })).not.toBeAttached()
  await expect(columns(page).filter({ hasText: 'Prompt' })).not.toBeAttached()
  await page.keyboard.press('Control+Shift+0')
  await expect(columns(page).filter({ hasText: 'Prompt' })).toBeAttached()
  await expect(columns(page).filter({ hasText: 'Completion' })).toBeAttached()
})

test('what belongs together is selected by the keys of Excel and Sheets alike', async ({ page }) => {
  for (const keys of ['Control+Shift+8', 'Control+Shift+Space', 'Control+NumpadMultiply']) {
    await page.keyboard.press('Control+Home')
    await at(page, 1, 1)
    await expect(status(page)).not.toContainText('selected')
    await page.keyboard.press(keys)
    await expect(status(page)).toContainText('360 cells selected')
  }
})

test('Shift+F6 goes around the window the other way', async ({ page }) => {
  await page.keyboard.press('Shift+F6')
  await expect(page.locator('footer :focus')).toBeAttached()
  await page.keyboard.press('F6')
  await at(page, 1, 1)
})

test('keys that mean something to a browser alone do nothing', async ({ page }) => {
  await page.evaluate(() => {
    window.addEventListener('keydown', (event) => {
      document.title = `${event.code} ${event.defaultPrevented ? 'kept' : 'let through'}`
    })
  })
  for (const keys of ['Control+p', 'Control+u', 'Control+l', 'Control+r', 'Alt+ArrowLeft', 'Control+BracketLeft']) {
    await page.keyboard.press('F2')
    await expect(page.locator('textarea:focus')).toHaveValue('a1')
    await page.keyboard.press(keys)
    await expect(page).toHaveTitle(/ kept$/)
    await expect(page.locator('textarea:focus')).toHaveValue('a1')
    await page.keyboard.press('Escape')
    await at(page, 1, 1)
    await page.evaluate(() => {
      document.title = ''
    })
  }
})

test('no key of a cell format types, clears or removes anything', async ({ page }) => {
  for (const keys of [
    'Control+b',
    'Control+Shift+Minus',
    'Control+Shift+7',
    'Control+Alt+1',
    'Alt+Equal',
    'Shift+F2',
  ]) {
    await page.keyboard.press(keys)
    await at(page, 1, 1)
    await expect(page.locator('textarea:focus')).toHaveCount(0)
  }
  await expect(status(page)).toContainText('120 rows')
})

test('Ctrl+Y of a German keyboard is redo, and Ctrl+Ö is nothing', async ({ page }) => {
  await page.keyboard.type('typed')
  await page.keyboard.press('Enter')
  await saved(page, 'Typed in Prompt')
  await page.keyboard.press('Control+z')
  await expect(cell(page, 1, 1)).toHaveText('a1')
  await pressAbroad(page, { key: 'ö', code: 'Semicolon', ctrlKey: true })
  await pressAbroad(page, { key: 'y', code: 'KeyZ', ctrlKey: true })
  await expect(cell(page, 1, 1)).toHaveText('typed')
})

test('Alt with Page down goes a screen to the right', async ({ page }) => {
  await page.keyboard.press('Alt+PageDown')
  await at(page, 3, 1)
  await page.keyboard.press('Alt+PageUp')
  await at(page, 1, 1)
})
