import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { odsOf } from '../electron/imports/odsFile.ts'
import { expect, test } from './fixtures/door.ts'
import { bring, choose } from './fixtures/walk.ts'

const rows = (count: number, word: string) =>
  Array.from({ length: count }, (_, at) => `Where is ${word} number ${at}?,It left us on Monday.\n`).join('')

test('several files become one project, with a count for each', async ({ app, page, dirs }) => {
  const [first, second] = [join(dirs.home, 'may.csv'), join(dirs.home, 'june.ods')]
  await writeFile(first, `Question,Our answer\n${rows(12, 'parcel')}`)
  await writeFile(
    second,
    odsOf({
      name: 'June',
      rows: [
        ['our answer', 'QUESTION', 'Agent'],
        ['Here.', 'Where is it?', 'Mara'],
      ],
    }),
  )
  await choose(app, first, second)
  await expect(page.getByText('13 rows in the files, 13 in the sheet.')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'may.csv' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'june.ods: Agent → a new column' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Where is it?' })).toBeVisible()
  await page.getByRole('button', { name: /^Next/ }).click()
  await expect(page).toHaveURL(/at=project/)
  await expect(page.getByText('13 rows').first()).toBeVisible()
})

test('rows are added to the open project, where the user says, and taken back in one step', async ({
  app,
  page,
  dirs,
}) => {
  const [first, more] = [join(dirs.home, 'may.csv'), join(dirs.home, 'june.csv')]
  await writeFile(first, `Question,Answer\n${rows(12, 'parcel')}`)
  await writeFile(more, `reply,question,topic\nHere.,Where is it?,delivery\nYes.,May I?,return\n`)
  await bring(app, first)
  await app.nextFile(more)
  await page.getByRole('button', { name: /^Project / }).click()
  await page.getByRole('menuitem', { name: 'Add rows from a file…' }).click()
  await expect(page.getByRole('heading', { name: 'Which column goes where?' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Where reply goes' })).toHaveValue('Answer')
  await expect(page.getByRole('combobox', { name: 'Where question goes' })).toHaveValue('Question')
  await page.getByRole('combobox', { name: 'Where topic goes' }).click()
  await page.getByRole('option', { name: 'Answer' }).click()
  await expect(page.getByText('Two columns would go into “Answer”.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add 2 rows' })).toBeDisabled()
  await page.getByRole('combobox', { name: 'Where topic goes' }).click()
  await page.getByRole('option', { name: 'Leave out' }).click()
  await page.getByRole('button', { name: 'Add 2 rows' }).click()
  await expect(page).toHaveURL(/at=project/)
  await expect(page.getByText('14 rows').first()).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(page.getByText('12 rows').first()).toBeVisible()
})

test('files dropped on an open project are asked where they go', async ({ app, page, dirs }) => {
  const first = join(dirs.home, 'may.csv')
  await writeFile(first, `Question,Answer\n${rows(12, 'parcel')}`)
  await bring(app, first)
  await page.evaluate(() => {
    const files = new DataTransfer()
    files.items.add(new File(['Question,Answer\nMay I?,Yes.\n'], 'june.csv', { type: 'text/csv' }))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }))
  })
  await expect(page.getByRole('dialog', { name: 'Where should the rows of june.csv go?' })).toBeVisible()
  await page.getByRole('button', { name: 'Add to this sheet' }).click()
  await page.getByRole('button', { name: 'Add 1 row' }).click()
  await expect(page.getByText('13 rows').first()).toBeVisible()
})

test('a file that stops being readable comes in in part, or with its mark read as text', async ({
  app,
  page,
  dirs,
}) => {
  const path = join(dirs.home, 'returns.csv')
  const stray = '#3;"The 28" wheel does not fit;It needs 27.5.\n'
  await writeFile(
    path,
    `id;question;answer\n#1;Where is it?;Here.\n#2;May I?;Yes.\n${stray}#4;"Please cancel";"Done."\n`,
  )
  await choose(app, path)
  await expect(page.getByRole('heading', { name: 'returns.csv stops being readable at line 4' })).toBeVisible()
  await expect(page.getByText('Reads all 4 rows.')).toBeVisible()
  await page.getByRole('button', { name: 'Bring in part: Bring in the first 2 rows only' }).click()
  await expect(page.getByText('4 rows in the file, 2 in the sheet.')).toBeVisible()
  await page.getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('button', { name: 'Try this: Treat that mark as text' }).click()
  await expect(page.getByText('4 rows in the file, 4 in the sheet.')).toBeVisible()
  await expect(page.getByRole('cell', { name: '"The 28" wheel does not fit' })).toBeVisible()
  await page.getByRole('button', { name: /^Next/ }).click()
  await expect(page).toHaveURL(/at=project/)
})

test('a file among several that cannot be read is left out, and the others come in', async ({ app, page, dirs }) => {
  const [first, picture, more] = ['may.csv', 'photo.csv', 'june.csv'].map((name) => join(dirs.home, name))
  if (!first || !picture || !more) throw new RangeError('three files')
  await writeFile(first, `Question,Answer\n${rows(12, 'parcel')}`)
  await writeFile(picture, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  await writeFile(more, `Answer,Question\nHere.,Where is it?\n`)
  await choose(app, first, picture, more)
  await expect(page.getByRole('heading', { name: 'photo.csv is a picture with a .csv name' })).toBeVisible()
  await expect(page.getByText('Bring in the other 2 files')).toBeVisible()
  await page.getByRole('button', { name: /Leave out/ }).click()
  await expect(page.getByText('13 rows in the files, 13 in the sheet.')).toBeVisible()
})

test('saving as a file tells first which rows would be refused, and shows them', async ({ app, page, dirs }) => {
  const path = join(dirs.home, 'may.csv')
  await writeFile(path, `Question,Answer\n${rows(12, 'parcel')}May I?,\nMust I?,\n`)
  await bring(app, path)
  await expect(page.getByRole('button', { name: /^Check 2 must be fixed/ })).toBeVisible()
  await page.keyboard.press('Control+e')
  await expect(page.getByRole('dialog').getByText('2 rows must be fixed first')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Show the 2 rows' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Must fix 2', pressed: true })).toBeVisible()
})
