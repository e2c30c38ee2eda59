import type { Page } from '@playwright/test'
import { faultsOf } from './fixtures/axe.ts'
import { type Dirs, type Door, expect, test } from './fixtures/door.ts'
import { at, cell } from './fixtures/sheet.ts'
import { bringLines } from './fixtures/walk.ts'

const bar = (page: Page) => page.locator('.view-bar')
const footer = (page: Page) => page.locator('footer')

/** 40 rows: every fifth asks for a refund; row 12 has no answer; the scores run down from 40. */
async function sheet(app: Door, dirs: Dirs): Promise<void> {
  const lines = Array.from({ length: 40 }, (_, at) => {
    const what = at % 5 === 0 ? 'refund' : 'order'
    return `${String.fromCharCode(97 + ((at * 7) % 26))} ${what} ${at + 1}?,${at === 11 ? '' : `Answer ${at + 1}.`},${40 - at}`
  })
  await bringLines(app, dirs, ['Question,Answer,Score', ...lines])
  await expect(cell(app.page, 1, 1)).toHaveText('a refund 1?')
  await at(app.page, 1, 1)
}

test.describe('a sheet', () => {
  test.beforeEach(async ({ app, dirs }) => {
    await sheet(app, dirs)
  })

  test('is sorted from the head of a column, and as it was without it', async ({ page }) => {
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByRole('button', { name: 'Sort Z to A' }).click()
    await expect(bar(page)).toContainText('Sorted by Question, Z to A')
    await expect(cell(page, 1, 1)).toHaveText('z order 38?')
    await page.getByRole('button', { name: /Sorted by Question/ }).click()
    await expect(bar(page)).toBeHidden()
    await expect(cell(page, 1, 1)).toHaveText('a refund 1?')
  })

  test('says of numbers which come first', async ({ page }) => {
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByRole('button', { name: 'Sort smallest first' }).click()
    await expect(bar(page)).toContainText('Sorted by Score, smallest first')
    await expect(cell(page, 3, 1)).toHaveText('1')
  })

  test('is filtered by the keyboard alone, and what is selected then is what is shown', async ({ page }) => {
    await page.keyboard.press('Control+Shift+L')
    await expect(page.getByRole('textbox', { name: 'Text' })).toBeFocused()
    await page.keyboard.type('refund')
    await expect(bar(page)).toContainText('Any column contains “refund”')
    await expect(bar(page)).toContainText('8 of 40 rows')
    await page.keyboard.press('Enter')
    // Back where it was.
    await at(page, 1, 1)
    expect(await faultsOf(page)).toEqual([])

    await page.keyboard.press('Control+a')
    await expect(footer(page)).toContainText(/\d+ cells selected/)
    await page.keyboard.press('Shift+Space')
    await expect(footer(page)).toContainText('8 rows selected')
    await page.keyboard.press('Control+-')
    await expect(footer(page)).toContainText('32 rows')
    await expect(page.getByRole('heading', { name: 'No row is left: Any column contains “refund”.' })).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(footer(page)).toContainText('40 rows')
    await expect(bar(page)).toContainText('8 of 40 rows')
  })

  test('narrows with every condition, and tells about a pattern that cannot be read', async ({ page }) => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.keyboard.type('order')
    await expect(bar(page)).toContainText('32 of 40 rows')
    await page.getByRole('button', { name: 'Add a condition' }).click()
    const second = page.getByRole('group', { name: 'Condition 2' })
    await second.getByRole('combobox', { name: 'Where' }).click()
    await page.getByRole('option', { name: 'Score' }).click()
    await second.getByRole('combobox', { name: 'How' }).click()
    await page.getByRole('option', { name: 'fits the pattern', exact: true }).click()
    await second.getByRole('textbox', { name: 'Pattern' }).fill('(1')
    await expect(second).toContainText('This pattern cannot be read')
    await expect(bar(page)).toContainText('32 of 40 rows')
    await second.getByRole('textbox', { name: 'Pattern' }).fill('^1.$')
    await expect(bar(page)).toContainText('Score fits the pattern “^1.$”')
    await expect(bar(page)).toContainText('8 of 40 rows')
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Any column contains/ }).click()
    await expect(bar(page)).toContainText('10 of 40 rows')
    await page.getByRole('button', { name: /Score fits the pattern/ }).click()
    await expect(bar(page)).toBeHidden()
  })

  test('is filtered by what was found in its rows', async ({ page }) => {
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('combobox', { name: 'Where' }).click()
    await page.getByRole('option', { name: 'Issue' }).click()
    await page.getByRole('combobox', { name: 'Which' }).click()
    await page.getByRole('option', { name: 'Answer is empty (1)' }).click()
    await expect(bar(page)).toContainText('Answer is empty')
    await expect(cell(page, 1, 1)).toHaveText('z order 12?')
  })

  test('keeps an edited row in its place until it is refreshed', async ({ page }) => {
    await page.getByRole('textbox', { name: 'Search' }).fill('refund')
    await expect(cell(page, 1, 2)).toHaveText('j refund 6?')
    await cell(page, 1, 2).focus()
    await page.keyboard.type('another thing')
    await page.keyboard.press('Enter')
    await expect(cell(page, 1, 2)).toHaveText('another thing')
    await page.getByRole('button', { name: 'Refresh: sort and filter again' }).click()
    await expect(cell(page, 1, 2)).toHaveText('s refund 11?')
  })

  test('says what no row has, and which word comes close', async ({ page }) => {
    await page.getByRole('textbox', { name: 'Search' }).fill('refnd')
    await expect(page.getByRole('heading', { name: 'No row has “refnd”.' })).toBeVisible()
    await page.getByRole('button', { name: '“refund”' }).click()
    await expect(cell(page, 1, 2)).toHaveText('j refund 6?')
  })
})
