import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tableOf, workbookOf } from '../electron/imports/xlsxFile.ts'
import { expect, test } from './fixtures/door.ts'
import { choose } from './fixtures/walk.ts'

const NAMES = ['Question', 'Answer']

test('an Excel workbook becomes a sheet: the sheet is chosen, every row is accounted for', async ({
  app,
  page,
  dirs,
}) => {
  const path = join(dirs.home, 'answers.xlsx')
  const sheets = [
    { name: 'May', rows: [NAMES, ['Where is my order?', 'It left us on Monday.']] },
    {
      name: 'June',
      rows: [NAMES, ['Do you ship abroad?', 'Yes.\nAnywhere.'], ['Can I return it?', 'Within 30 days.']],
    },
  ]
  await writeFile(path, workbookOf({ sheets }))
  await choose(app, path)
  // The fullest one is open at first.
  await expect(page.getByText('2 rows in the file, 2 in the sheet.')).toBeVisible()
  await expect(page.getByLabel('Letters')).toHaveCount(0)
  await page.getByLabel('Sheet', { exact: true }).click()
  await page.getByRole('option', { name: 'May' }).click()
  await expect(page.getByText('1 row in the file, 1 in the sheet.')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Where is my order?' })).toBeVisible()
  await page.getByRole('button', { name: /^Next/ }).click()
  await expect(page).toHaveURL(/at=project/)
})

test('a workbook that is damaged is refused with a sentence, and another file can be chosen', async ({
  app,
  page,
  dirs,
}) => {
  const path = join(dirs.home, 'torn.xlsx')
  await writeFile(path, tableOf([NAMES, ['a', 'b']]).slice(0, -40))
  await choose(app, path)
  await expect(page.getByRole('heading', { name: /^torn\.xlsx is a damaged Excel workbook/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /Choose another file/ })).toBeVisible()
})
