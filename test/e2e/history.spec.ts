import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/door.ts'
import { at, blankSheet, cell, paste } from './fixtures/sheet.ts'

const THREE = 'a1\tb1\na2\tb2\na3\tb3'

/** Types over the first cell of the sheet, which has the focus. */
async function typeAtTop(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+Home')
  await at(page, 1, 1)
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await at(page, 1, 2)
}

test.describe('the history', () => {
  test.beforeEach(async ({ app, page }) => {
    await blankSheet(app)
    await paste(page, THREE)
    await at(page, 1, 1)
  })

  test('goes to any point by keyboard, and follows what is done meanwhile', async ({ page }) => {
    for (const word of ['one', 'two', 'three']) await typeAtTop(page, word)
    await page.keyboard.press('Control+Alt+h')
    const panel = page.getByRole('complementary', { name: 'History' })
    await expect(panel).toBeFocused()
    const typed = panel.getByRole('button', { name: /^Typed in Prompt/ })
    await expect(typed).toHaveCount(3)
    await typed.nth(2).focus()
    await page.keyboard.press('Enter')
    await panel.getByRole('button', { name: 'Go back to here' }).press('Enter')
    await expect(cell(page, 1, 1)).toHaveText('one')
    await expect(panel.getByRole('button', { name: /undone$/ })).toHaveCount(2)

    await page.keyboard.press('Control+y')
    await expect(cell(page, 1, 1)).toHaveText('two')
    await expect(panel.getByRole('button', { name: /undone$/ })).toHaveCount(1)

    await panel.focus()
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    // What was done again is selected.
    await at(page, 1, 1)
  })

  test('keeps what was gone back from as a version once something else is done', async ({ page }) => {
    for (const word of ['one', 'two']) await typeAtTop(page, word)
    await page.keyboard.press('Control+Alt+h')
    const panel = page.getByRole('complementary', { name: 'History' })
    await panel.getByRole('button', { name: /^Pasted/ }).click()
    await panel.getByRole('button', { name: 'Go back to here' }).click()
    await expect(cell(page, 1, 1)).toHaveText('a1')
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await typeAtTop(page, 'other')
    await expect(cell(page, 1, 1)).toHaveText('other')
    await page.keyboard.press('Control+Alt+h')
    await panel.getByRole('button', { name: /^Version “Before going back”/ }).click()
    await panel.getByRole('button', { name: 'Go back to this version' }).click()
    await expect(cell(page, 1, 1)).toHaveText('two')
  })

  test('keeps a named version, tells what changed since, and brings it back as one step', async ({ page }) => {
    await page.keyboard.press('Control+s')
    const dialog = page.getByRole('dialog', { name: 'Save a version' })
    await expect(dialog.getByLabel('Name')).toHaveValue(/^\d+ \w+ \d{4}, 3 rows$/)
    await dialog.getByLabel('Name').fill('Before')
    await page.keyboard.press('Enter')
    await at(page, 1, 1)
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    const panel = page.getByRole('complementary', { name: 'History' })
    await panel.press('Escape')
    await at(page, 1, 1)

    await typeAtTop(page, 'changed')
    await page.keyboard.press('Control+-')
    await expect(page.locator('footer')).toContainText('2 rows')

    await page.keyboard.press('Control+Alt+h')
    await panel.getByRole('button', { name: /^Version “Before”/ }).click()
    await panel.getByRole('button', { name: 'Compare' }).click()
    const compared = page.getByRole('dialog', { name: 'What changed' })
    await expect(compared.getByRole('list', { name: 'What is different' }).getByRole('listitem')).toHaveText([
      '1 cell changed in 1 row.',
      '1 row removed.',
    ])
    await expect(compared.getByRole('list', { name: 'Changed 1' })).toContainText('a1changed')
    await compared.getByText('Removed 1').click()
    await expect(compared.getByRole('list', { name: 'Removed 1' })).toContainText('a2')
    await compared.getByRole('button', { name: 'Go back to “Before”' }).click()

    await expect(cell(page, 1, 1)).toHaveText('a1')
    await expect(cell(page, 1, 2)).toHaveText('a2')
    await expect(panel.getByRole('button', { name: /^Went back to version “Before”/ })).toBeVisible()
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
    await expect(cell(page, 1, 1)).toHaveText('changed')
    await expect(page.locator('footer')).toContainText('2 rows')
  })
})
