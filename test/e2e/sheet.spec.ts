import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { expect, test } from './fixtures/door.ts'
import { at, blankSheet, cell, copied, paste, saved } from './fixtures/sheet.ts'
import { bring } from './fixtures/walk.ts'

const SAMPLE = fileURLToPath(new URL('../../assets/samples/support-answers.csv', import.meta.url))

/** What Excel puts on the clipboard for two columns and three rows, with a line break inside a cell. */
const EXCEL = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!-- td {mso-number-format:General;} --></style></head>
<body><table border=0 width=128><!--StartFragment--><col width=64 span=2>
 <tr height=20><td class=xl65>Where is my
  order?</td><td>Hello,<br style='mso-data-placement:same-cell;'>
    it is on its way.</td></tr>
 <tr><td>5 &lt; 6</td><td>True.</td></tr><tr><td>Last</td><td>One</td></tr><!--EndFragment--></table></body></html>`

const rows = (page: Page) => page.locator('footer')

test.describe('a blank sheet', () => {
  test.beforeEach(async ({ app }) => {
    await blankSheet(app)
  })

  test('takes rows from Excel, gives them back, and forgets them again', async ({ page }) => {
    await paste(page, 'ignored', EXCEL)
    await expect(rows(page)).toContainText('3 rows')
    await expect(cell(page, 1, 1)).toHaveText('Where is my order?')
    await expect(cell(page, 2, 1)).toHaveText('Hello,\nit is on its way.')
    await expect(cell(page, 1, 2)).toHaveText('5 < 6')
    await expect(rows(page)).toContainText('6 cells selected')
    await expect
      .poll(() => copied(page))
      .toBe('Where is my order?\t"Hello,\nit is on its way."\r\n5 < 6\tTrue.\r\nLast\tOne')
    await saved(page, 'Pasted 3 × 2 cells')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(rows(page)).toContainText('0 rows')
    await page.getByRole('button', { name: 'Redo' }).click()
    await expect(cell(page, 2, 3)).toHaveText('One')
  })

  test('is typed into like any spreadsheet', async ({ page }) => {
    await page.getByRole('button', { name: 'Type the first row' }).click()
    await at(page, 1, 1)
    // Faster than the editor opens for the first time.
    await page.keyboard.type('Can I pay later?')
    await page.keyboard.press('Tab')
    await expect(cell(page, 1, 1)).toHaveText('Can I pay later?')
    await at(page, 2, 1)
    await page.keyboard.press('F2')
    await page.keyboard.type('Yes.')
    await page.keyboard.press('Alt+Enter')
    await page.keyboard.type('Within 14 days.')
    await page.keyboard.press('Enter')
    await expect(cell(page, 2, 1)).toHaveText('Yes.\nWithin 14 days.')

    // Enter went back to where Tab began, a row below.
    await page.keyboard.press('ArrowUp')
    await at(page, 1, 1)
    await page.keyboard.press('ArrowRight')
    await at(page, 2, 1)
    await page.keyboard.type('Never mind')
    await page.keyboard.press('Escape')
    await expect(cell(page, 2, 1)).toHaveText('Yes.\nWithin 14 days.')
    await page.keyboard.press('Delete')
    await expect(cell(page, 2, 1)).not.toContainText('Yes.')
    await page.keyboard.press('Control+z')
    await expect(cell(page, 2, 1)).toHaveText('Yes.\nWithin 14 days.')
    await page.keyboard.press('Control+y')
    await expect(cell(page, 2, 1)).not.toContainText('Yes.')
  })

  test('grows by rows and columns when a paste reaches beyond it', async ({ page }) => {
    await paste(page, 'a\tb\nc\td')
    await at(page, 1, 1)
    await page.keyboard.press('ArrowDown')
    await paste(page, 'e\tf\tnew\ng\th\tnew')
    await expect(rows(page)).toContainText('3 rows')
    await expect(page.locator('th', { hasText: 'Column 3' })).toBeAttached()
    await expect(cell(page, 1, 2)).toHaveText('e')
    await expect(cell(page, 3, 3)).toHaveText('new')
  })

  test('keeps what is being typed when another step is opened', async ({ page }) => {
    await paste(page, 'a\tb')
    await at(page, 1, 1)
    await page.keyboard.press('F2')
    await page.keyboard.type(' and more')
    await page.keyboard.press('Control+2')
    await expect(page).toHaveURL(/step=check/)
    await page.keyboard.press('Control+1')
    await expect(cell(page, 1, 1)).toHaveText('a and more')
  })

  test('has every edit on disk when it shows it, also after a crash, and can take it back', async ({ app }) => {
    await paste(app.page, 'before\tanswer')
    await at(app.page, 1, 1)
    await app.page.keyboard.type('after')
    await app.page.keyboard.press('Enter')
    await saved(app.page, 'Typed in Prompt')
    await app.restart({ kill: true })
    const { page } = app
    await page.getByText('Untitled').first().click()
    await expect(cell(page, 1, 1)).toHaveText('after')
    await at(page, 1, 1)
    await page.keyboard.press('Control+z')
    await expect(cell(page, 1, 1)).toHaveText('before')
  })

  test('fills, inserts and removes rows by the keyboard', async ({ page }) => {
    await paste(page, 'a\tb\nc\td\ne\tf')
    await at(page, 1, 1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+d')
    await expect(cell(page, 1, 3)).toHaveText('a')
    await expect(cell(page, 2, 3)).toHaveText('f')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Control+Shift+Equal')
    await expect(rows(page)).toContainText('4 rows')
    await page.keyboard.press('Control+Minus')
    await expect(rows(page)).toContainText('3 rows')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(cell(page, 1, 3)).toHaveText('e')
  })
})

test('a sheet of many rows is searched, and a row is read the way a model reads it', async ({ app, page }) => {
  await bring(app, SAMPLE)
  await at(page, 1, 1)

  await test.step('the panel follows the selection', async () => {
    const question = (await cell(page, 1, 2).textContent()) ?? ''
    await page.keyboard.press('ArrowDown')
    const panel = page.getByRole('complementary', { name: 'Example 2' })
    await expect(panel).toContainText(question.replace(/ \(.*\)$/, ''))
    await panel.getByText('File line').click()
    await expect(panel.getByLabel('Line of the training file')).toContainText('{"messages": [')
    await expect(panel.getByText(/bytes, one line in the file/)).toBeVisible()
    await panel.getByText('Tokens', { exact: true }).click()
    await expect(panel.getByText(/tokens in this cell/).first()).toBeVisible()
  })

  await test.step('search filters as one types', async () => {
    await page.getByLabel('Search').click()
    await page.keyboard.type('zebra crossing')
    await expect(page.getByRole('heading', { name: 'No row has “zebra crossing”.' })).toBeVisible()
    await page.getByRole('button', { name: 'Clear filter' }).click()
    await expect(cell(page, 1, 1)).toBeAttached()
    await expect(page.getByLabel('Search')).toHaveValue('')
  })

  await test.step('undo is there after a reload', async () => {
    await cell(page, 1, 1).focus()
    const before = (await cell(page, 1, 1).textContent()) ?? ''
    await page.keyboard.press('Control+Home')
    await at(page, 1, 1)
    await page.keyboard.type('Something else')
    await page.keyboard.press('Enter')
    await expect(cell(page, 1, 1)).toContainText('Something else')
    await page.reload()
    await expect(cell(page, 1, 1)).toContainText('Something else')
    await page.keyboard.press('Control+z')
    await expect(cell(page, 1, 1)).toHaveText(before)
  })
})

test('rows added from a file are there at once: the first of them is selected, in sight and beside the sheet', async ({
  app,
  page,
  dirs,
}) => {
  await blankSheet(app)
  await paste(page, Array.from({ length: 300 }, (_, at) => `a${at}\tb${at}`).join('\n'))
  await page.keyboard.press('Control+Home')
  await at(page, 1, 1)
  const more = join(dirs.home, 'more.csv')
  await writeFile(more, ['Prompt,Completion', ...Array.from({ length: 40 }, (_, row) => `new ${row},n`)].join('\n'))
  await app.nextFile(more)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find an action' }).fill('Add rows from a file')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add 40 rows' }).click()
  await expect(page.getByRole('complementary', { name: 'Example 301' })).toContainText('new 0')
  await expect(cell(page, 1, 301)).toHaveAttribute('aria-selected', 'true')
  await expect(cell(page, 1, 303)).toBeAttached()
})
