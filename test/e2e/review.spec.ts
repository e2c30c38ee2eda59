import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { withRecords } from '../../electron/imports/openRecords.ts'
import { workbookOf } from '../electron/imports/xlsxFile.ts'
import { type Dirs, type Door, expect, test } from './fixtures/door.ts'
import { cell } from './fixtures/sheet.ts'
import { bring } from './fixtures/walk.ts'

const TABLE =
  'Question,Answer\nWhere is my order?,It left us on Monday.\nDo you ship abroad?,=Yes\nCan I return it?,No.\n'

async function open(app: Door, { home }: Dirs): Promise<void> {
  const path = join(home, 'answers.csv')
  await writeFile(path, TABLE)
  await bring(app, path)
}

async function choose({ page }: Door, item: string): Promise<void> {
  await page.getByRole('button', { name: /^Project / }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** The rows of one sheet of a workbook, as a colleague's program reads them. */
async function rowsOf(path: string, sheet: string): Promise<string[][]> {
  return await withRecords({ path, options: { sheet, header: false } }, async ({ records }) => {
    const rows: string[][] = []
    for await (const batch of records.batches()) rows.push(...batch.rows)
    return rows
  })
}

test('rows go to a colleague and the review comes back, change by change', async ({ app, page, dirs }) => {
  await open(app, dirs)
  await choose(app, 'Send to a colleague…')
  const sent = await app.saved(() => page.getByRole('button', { name: 'Save 3 rows' }).click())
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()

  const rows = await rowsOf(sent, 'Rows')
  const hidden = await rowsOf(sent, 'Tunesheet')
  const [names = [], first = [], second = [], third = []] = rows
  first[2] = 'It left us on Tuesday.'
  second[3] = 'Is this a formula?'
  const back = join(dirs.home, 'back.xlsx')
  const sheets = [
    { name: 'Rows', rows: [names, third, second, first, ['', 'Is it heavy?', 'Nine kilograms.']] },
    { name: 'Tunesheet', rows: hidden, hidden: true },
  ]
  await writeFile(back, workbookOf({ sheets }))

  await app.nextFile(back)
  await choose(app, 'Bring a review back…')
  const dialog = page.getByRole('dialog', { name: 'Review: back.xlsx' })
  await expect(dialog.getByText('Changed 1')).toBeVisible()
  await expect(dialog.getByText('New rows 1')).toBeVisible()
  await expect(dialog.getByText('Remarks 1')).toBeVisible()
  expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([])
  await dialog.getByText('New rows 1').click()
  await dialog.getByRole('checkbox', { name: 'Add new row 1' }).uncheck()
  await dialog.getByRole('button', { name: 'Take over 2 changes' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Took over 2 changes of the review.')).toBeVisible()
  await expect(cell(page, 2, 1)).toContainText('It left us on Tuesday.')
  await page.getByText('Took over 2 changes of the review.').locator('..').getByRole('button', { name: 'Undo' }).click()
  await expect(cell(page, 2, 1)).toContainText('It left us on Monday.')
})

test('a table is saved as CSV, and what programs take for formulas is told', async ({ app, page, dirs }) => {
  await open(app, dirs)
  await choose(app, 'Save as Excel or CSV…')
  const dialog = page.getByRole('dialog', { name: 'Save as a file' })
  await dialog.getByRole('radio', { name: 'CSV' }).check()
  await expect(dialog.getByText(/^1 cell begins with =/)).toBeVisible()
  expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([])
  const path = await app.saved(() => dialog.getByRole('button', { name: 'Save 3 rows' }).click())
  expect(await readFile(path, 'utf8')).toBe(`\uFEFF${TABLE.replaceAll('\n', '\r\n')}`)
})

test('a file that was never sent for review is refused with a way on', async ({ app, page, dirs }) => {
  await open(app, dirs)
  await app.nextFile(join(dirs.home, 'answers.csv'))
  await choose(app, 'Bring a review back…')
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('has no row numbers of Tunesheet')
})
