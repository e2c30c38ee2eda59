import { faultsOf } from './fixtures/axe.ts'
import { expect, test } from './fixtures/door.ts'
import { bringLines } from './fixtures/walk.ts'

test('rows are held back from the toolbar, look-alikes on one side, and put back again', async ({
  app,
  page,
  dirs,
}) => {
  const rows = Array.from({ length: 58 }, (_, row) => `Where is order ${row}?,It left us on day ${row}.`)
  const twins = [
    'Can I send back the child seat?,Yes: you have 30 days.',
    'can I send back the child seat,Yes; you have 30 days',
  ]
  await bringLines(app, dirs, ['Question,Answer', ...rows, ...twins])

  await page.getByRole('button', { name: 'Hold back', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Hold back rows for testing' })
  await expect(dialog.getByText('54 rows to learn from')).toBeVisible()
  await expect(dialog.getByText('1 group of look-alikes, 2 rows in all, stays on one side.')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])

  await dialog.getByRole('textbox', { name: 'Hold back' }).fill('0.5')
  await expect(dialog.getByText('is less than one row')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Hold back' }).fill('50')
  await dialog.getByRole('button', { name: 'Hold back 30 rows' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Held back 30' })).toBeVisible()
  await expect(page.getByText('30 rows held back.')).toBeVisible()

  await page.getByRole('button', { name: 'Hold back', exact: true }).click()
  await dialog.getByRole('button', { name: 'Put all back' }).click()
  await expect(page.getByRole('button', { name: 'Held back 30' })).toBeHidden()
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(page.getByRole('button', { name: 'Held back 30' })).toBeVisible()
})
