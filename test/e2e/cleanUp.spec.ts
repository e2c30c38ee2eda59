import type { Page } from '@playwright/test'
import { faultsOf } from './fixtures/axe.ts'
import { type Dirs, type Door, expect, test } from './fixtures/door.ts'
import { at, blankSheet, cell, paste, places } from './fixtures/sheet.ts'
import { bringLines } from './fixtures/walk.ts'

async function bring(app: Door, dirs: Dirs): Promise<void> {
  const rows = [' Where is it? ,On its way.', 'And when?, Tomorrow.', 'Why?,Because.', 'Why?,Because.']
  await bringLines(app, dirs, ['Question,Answer', ...rows])
  await at(app.page, 1, 1)
}

/** The toolbar's button names the act; the message of what was done has a button of the same name. */
async function saved(page: Page, act: string): Promise<void> {
  await page.getByLabel('Undo', { exact: true }).hover()
  await expect(page.getByRole('tooltip')).toContainText(`Undo: ${act}`)
}

test('texts are cleaned up with before and after, without the rows that are unticked, and back again', async ({
  app,
  page,
  dirs,
}) => {
  await bring(app, dirs)
  await page.getByRole('button', { name: 'Clean up' }).click()
  await page.getByRole('menuitem', { name: 'Trim blanks' }).click()
  const dialog = page.getByRole('dialog', { name: 'Clean up' })
  await expect(dialog.getByText('Would change 1 of 4 cells, in 1 row.')).toBeVisible()
  await dialog.getByRole('button', { name: /^In which columns/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Answer' }).click()
  await page.keyboard.press('Escape')
  await expect(dialog.getByText('Would change 2 of 8 cells, in 2 rows.')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])

  await dialog.getByRole('checkbox', { name: 'Change row 1' }).click()
  await dialog.getByRole('button', { name: 'Trim 1 cell' }).click()
  await expect(dialog).toBeHidden()
  await expect(cell(page, 2, 2)).toHaveText('Tomorrow.')
  // What is left untidy is still said to be.
  await expect(cell(page, 1, 1)).toContainText('Where is it?  (Nice to fix)')
  await saved(page, 'Trimmed 1 cell in 2 columns')
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(cell(page, 2, 2)).toContainText('Tomorrow. (Nice to fix)')
})

test('a template is filled with the keyboard alone, and says at once which name is wrong', async ({
  app,
  page,
  dirs,
}) => {
  await bring(app, dirs)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('template')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Clean up' })
  await dialog.getByRole('textbox', { name: 'Text', exact: true }).focus()
  await page.keyboard.type('Say: {{Questoin}}')
  await expect(dialog.getByText('There is no column "Questoin". Did you mean "Question"?')).toBeVisible()
  for (let sign = 0; sign < 5; sign++) await page.keyboard.press('Backspace')
  await page.keyboard.type('ion}}')
  await expect(dialog.getByRole('button', { name: 'Fill 4 cells' })).toBeEnabled()
  await dialog.getByRole('button', { name: 'Fill 4 cells' }).press('Enter')
  await expect(cell(page, 3, 3)).toHaveText('Say: Why?')
  await saved(page, 'Filled 4 cells in a new column from a template')
})

test('repeated rows are removed from the menu of a cell', async ({ app, page, dirs }) => {
  await bring(app, dirs)
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Clean up…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Clean up' })
  await dialog.getByRole('combobox', { name: 'What to do' }).click()
  await page.getByRole('option', { name: 'Remove repeated rows' }).click()
  await dialog.getByRole('button', { name: 'Remove 1 row' }).click()
  await expect(page.getByText('Removed 1 repeated row.')).toBeVisible()
  await saved(page, 'Removed 1 repeated row')
})

test('cells selected apart from each other are all meant, and no others', async ({ app, page }) => {
  await blankSheet(app)
  await paste(page, 'a one\tb one\na two\tb two\na three\tb three')
  await expect(cell(page, 2, 3)).toHaveText('b three')
  const { cell: spot } = await places(page)
  const press = async (column: number, row: number): Promise<void> => {
    const { x, y } = spot(column, row)
    await page.mouse.click(x, y)
  }
  await press(1, 1)
  await page.keyboard.down('Control')
  await press(2, 3)
  await page.keyboard.up('Control')
  await page.getByRole('button', { name: 'Clean up' }).click()
  await page.getByRole('menuitem', { name: 'Add text' }).click()
  const dialog = page.getByRole('dialog', { name: 'Clean up' })
  await dialog.getByRole('textbox', { name: 'Before each text' }).fill('> ')
  await expect(dialog.getByText('Would change 2 of 2 cells, in 2 rows.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 1)).toHaveText('> a one')
  await expect(cell(page, 2, 3)).toHaveText('> b three')
  await expect(cell(page, 2, 1)).toHaveText('b one')
  await expect(cell(page, 1, 3)).toHaveText('a three')
})
