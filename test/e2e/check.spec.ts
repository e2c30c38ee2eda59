import { faultsOf } from './fixtures/axe.ts'
import { type Dirs, type Door, expect, test } from './fixtures/door.ts'
import { bringLines, go } from './fixtures/walk.ts'

const MONTH = 'Yes: sale items can be returned within 30 days in their original box.'
const FORTNIGHT = 'Yes: sale items can be returned within 14 days in their original box.'

/** Forty rows that are fine, two pairs that contradict each other, and one cell with an e-mail address. */
async function openSheet(app: Door, dirs: Dirs): Promise<void> {
  const rows = Array.from({ length: 40 }, (_, row) => `Where is order ${row} of mine?,It left us on day ${row}.`)
  const pairs = ['child seat', 'bicycle'].flatMap((what) => [
    `Can I send back the ${what} from the spring sale?,${MONTH}`,
    `Can I send back the ${what} from the spring sale?,${FORTNIGHT}`,
  ])
  await bringLines(app, dirs, ['Question,Answer', ...rows, ...pairs, 'Who helps me?,Write to ann.lee@acme.org'])
  await go(app.page, 'Check')
}

test('rows that contradict each other are decided pair by pair with one key, and taken back', async ({
  app,
  page,
  dirs,
}) => {
  await openSheet(app, dirs)
  await page.getByRole('button', { name: /^Decide pair by pair/ }).click()
  await expect(page.getByText('pair 1 of 2')).toBeVisible()
  await expect(page.getByRole('article', { name: 'Row 41' }).locator('mark')).toHaveText(['30'])
  await expect(page.getByRole('article', { name: 'Row 42' }).locator('mark')).toHaveText(['14'])
  expect(await faultsOf(page)).toEqual([])

  await page.keyboard.press('2')
  await expect(page.getByText('Kept row 42, removed row 41.')).toBeVisible()
  await expect(page.getByText('pair 1 of 1')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Both are right/ })).toBeEnabled()
  await page.keyboard.press('=')
  await expect(page.getByRole('heading', { name: 'Same question, different answers' })).toBeHidden()

  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(page.getByRole('button', { name: /^Same question, different answers/ })).toBeVisible()
})

test('pairs that are right both are listed, and taken back one by one', async ({ app, page, dirs }) => {
  await openSheet(app, dirs)
  await page.getByRole('button', { name: /^Decide pair by pair/ }).click()
  await expect(page.getByText('pair 1 of 2')).toBeVisible()
  await page.keyboard.press('=')
  await expect(page.getByText('pair 1 of 1')).toBeVisible()

  await page.getByRole('button', { name: 'Decided: 1 · show' }).click()
  await expect(page.getByRole('heading', { name: 'Decided pairs' })).toBeFocused()
  await expect(page.getByRole('list', { name: 'Same question, different answers' })).toContainText('Rows 41 and 42')
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Take back: rows 41 and 42' }).click()
  await expect(page.getByText('No pair is decided.')).toBeVisible()

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Same question, different answers/ }).click()
  await expect(page.getByText('pair 1 of 2')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Decided/ })).toBeHidden()
})

test('Check says whether looking up would do, what is looked at, and what would leave', async ({ app, page, dirs }) => {
  await openSheet(app, dirs)
  await expect(page.getByText('already answered')).toBeVisible()
  await expect(page.getByText('it does not add knowledge')).toBeVisible()

  await page.getByRole('button', { name: 'What is looked at' }).click()
  await page.getByRole('textbox', { name: 'Find a rule' }).fill('cut off')
  await expect(page.getByRole('heading', { name: 'Answer looks cut off' })).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'What would leave this computer' }).click()
  await expect(page.getByText('1 e-mail address')).toBeVisible()
  await expect(page.getByText('To OpenAI, at api.openai.com')).toBeVisible()
  await expect(page.getByText('No rows of any project have left this computer.')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Mask it…' }).click()
  await page.getByRole('button', { name: 'Mask 1 row' }).click()
  await expect(page.getByText('None found.')).toBeVisible()
})
