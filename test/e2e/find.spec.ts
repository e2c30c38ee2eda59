import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/door.ts'
import { at, blankSheet, cell, hurry, paste } from './fixtures/sheet.ts'

const ROWS = [
  ['What colour is it?', 'The colour is red.'],
  ['And the size?', 'Large.'],
  ['Colourful?', 'No colour at all.'],
]

const found = (page: Page) => page.getByRole('search').getByRole('status')
const field = (page: Page) => page.getByRole('textbox', { name: 'Find', exact: true })

async function filled(page: Page): Promise<void> {
  await paste(page, ROWS.map((row) => row.join('\t')).join('\n'))
  await expect(cell(page, 2, 3)).toHaveText(/No colour at all/)
}

test('goes from match to match by keyboard and back to the sheet', async ({ app, page }) => {
  await blankSheet(app)
  await filled(page)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('colour')
  await expect(found(page)).toHaveText('1 of 4 matches, in 2 rows')
  await page.keyboard.press('Enter')
  await expect(found(page)).toHaveText('2 of 4 matches, in 2 rows')
  await page.keyboard.press('Control+g')
  await expect(found(page)).toHaveText('3 of 4 matches, in 2 rows')
  await page.keyboard.press('Shift+Enter')
  await expect(found(page)).toHaveText('2 of 4 matches, in 2 rows')
  await page.keyboard.press('Control+Shift+g')
  await expect(found(page)).toHaveText('1 of 4 matches, in 2 rows')
  await page.keyboard.press('Control+Shift+g')
  await expect(found(page)).toHaveText('4 of 4 matches, in 2 rows')
  await page.getByRole('button', { name: 'Whole word' }).click()
  await expect(found(page)).toHaveText('3 of 3 matches, in 2 rows')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('search')).toBeHidden()
  await at(page, 2, 3)
})

test('counts every press, however fast they come, also those before the matches are known', async ({ app, page }) => {
  await blankSheet(app)
  await filled(page)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+f')
  await hurry(page, ...Array.from('colour'), 'Enter')
  await expect(found(page)).toHaveText('2 of 4 matches, in 2 rows')
  await hurry(page, ...Array<string>(9).fill('Enter'))
  await expect(found(page)).toHaveText('3 of 4 matches, in 2 rows')
  // With keys that are held for others they have to come one after the other; nothing is waited for in between.
  for (const key of ['F3', 'Shift+Enter', 'Shift+F3', 'Shift+F3', 'Control+g', 'F3', 'F3', 'F3'])
    await page.keyboard.press(key)
  await expect(found(page)).toHaveText('1 of 4 matches, in 2 rows')
  await page.keyboard.press('Escape')
  await at(page, 1, 1)
})

test('replaces one, then all but a row that was left out, as steps that can be undone', async ({ app, page }) => {
  await blankSheet(app)
  await filled(page)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+h')
  await page.keyboard.type('colour')
  await expect(found(page)).toHaveText('1 of 4 matches, in 2 rows')
  const panel = page.getByRole('complementary', { name: 'Before and after' })
  await page.getByRole('textbox', { name: 'Replace with' }).fill('color')
  await expect(panel.getByRole('insertion').first()).toHaveText('color')
  const accessible = await new AxeBuilder({ page }).include('search').include('.find-panel').analyze()
  expect(accessible.violations).toEqual([])

  await page.keyboard.press('Enter')
  await expect(found(page)).toHaveText('1 of 3 matches, in 2 rows')
  await expect(cell(page, 1, 1)).toHaveText(/What color is it/)
  await panel.getByRole('checkbox', { name: 'Replace in row 1' }).uncheck()
  await page.getByRole('button', { name: 'Replace all 2' }).click()
  await expect(cell(page, 2, 3)).toHaveText(/No color at all/)
  await expect(cell(page, 2, 1)).toHaveText(/The colour is red/)
  const undo = page.getByRole('toolbar', { name: 'Sheet' }).getByRole('button', { name: 'Undo' })
  await undo.hover()
  await expect(page.getByRole('tooltip')).toContainText('Undo: Replaced "colour" by "color" in 2 cells')
  await undo.click()
  await expect(cell(page, 2, 3)).toHaveText(/No colour at all/)
  await expect(found(page)).toHaveText(/3 matches, in 2 rows/)
})

test('looks only among several selected cells, and says what a pattern or a word lacks', async ({ app, page }) => {
  await blankSheet(app)
  await filled(page)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('colour')
  await expect(page.getByLabel('Where to look').first()).toHaveValue('In the selected cells')
  await expect(found(page)).toHaveText('1 match, in 1 row')

  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+f')
  await field(page).fill('colurful')
  await page.getByRole('button', { name: '“colourful”' }).click()
  await expect(found(page)).toHaveText('1 of 1 match, in 1 row')

  await page.getByRole('button', { name: 'Pattern (regular expression)' }).click()
  await field(page).fill('(colou')
  await expect(page.getByRole('alert')).toContainText('This pattern cannot be read')
  await field(page).fill('(colou?r)ful')
  await page.getByRole('button', { name: 'Replace…' }).click()
  await page.getByRole('textbox', { name: 'Replace with' }).fill('full of $1')
  await page.getByRole('button', { name: 'Replace all 1' }).click()
  await expect(cell(page, 1, 3)).toHaveText(/full of Colour\?/)
})
