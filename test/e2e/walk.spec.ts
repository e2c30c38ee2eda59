import type { Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { expect, test } from './fixtures/door.ts'
import { bring, bringLines, choose, go } from './fixtures/walk.ts'

const SAMPLE = fileURLToPath(new URL('../../assets/samples/support-answers.csv', import.meta.url))

/** The rows of a spreadsheet as another reader counts them. */
async function rowsOf(path: string): Promise<number> {
  return Papa.parse<string[]>(await readFile(path, 'utf8'), { skipEmptyLines: true }).data.length - 1
}

/** Drops a file on the window, as the hand does. Only a browser lets a page make up a file. */
async function drop(page: Page, path: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([name, text]) => {
      const data = new DataTransfer()
      data.items.add(new File([text], name, { type: 'text/csv' }))
      return data
    },
    ['support-answers.csv', await readFile(path, 'utf8')] as const,
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

async function practise(page: Page): Promise<void> {
  await go(page, 'Train')
  await page.getByRole('button', { name: 'Start practice run, free' }).click()
}

test('from a spreadsheet to an answer of the tuned stand-in, with nothing sent anywhere', async ({
  app,
  page,
  door,
}) => {
  const rows = await rowsOf(SAMPLE)
  const count = rows.toLocaleString('en-US')

  await test.step('a spreadsheet is dropped and needs nothing but Next', async () => {
    if (door === 'browser') await drop(page, SAMPLE)
    else await choose(app, SAMPLE)
    await page.getByRole('button', { name: /^Next/ }).click()
    await expect(page).toHaveURL(/at=project/)
    await expect(page.getByText(`${count} rows in the file, ${count} in the sheet.`)).toBeVisible()
  })

  await test.step('Check says whether a provider would take it', async () => {
    await go(page, 'Check')
    await expect(page.getByRole('heading', { level: 1, name: /^(Ready, with|Nothing to fix)/ })).toBeVisible()
    await expect(page.getByText(new RegExp(`Longest row: [\\d,]+ of 65,536 tokens`))).toBeVisible()
  })

  await test.step('Cost names a price, and another model has another one', async () => {
    await go(page, 'Cost')
    const price = page.getByRole('region', { name: 'Training, paid once' })
    await expect(price).toContainText(/\$\d+\.\d\d/)
    await page.getByRole('radio', { name: /^gpt-4o-mini at OpenAI/ }).check()
    await expect(price).toContainText('on gpt-4o-mini')
    await expect(price).toContainText('× $3.00 per million')
    await page.getByRole('slider', { name: 'Passes over your data' }).press('ArrowRight')
    await expect(price).toContainText('4 passes')
    await expect(page.getByRole('radio', { name: /^gpt-3.5-turbo at OpenAI, retired/ })).toBeEnabled()
  })

  await test.step('Train shows what would leave, and that nothing does in practice', async () => {
    await go(page, 'Train')
    await expect(page.getByText('Nothing leaves this computer, nothing is charged.')).toBeVisible()
    await page.getByRole('radio', { name: /^OpenAI, closes in/ }).check()
    await expect(page.getByText('api.openai.com')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Send and train for \$\d/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await page.getByRole('button', { name: 'Practise this first' }).click()
    await page.getByRole('button', { name: 'Start practice run, free' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Done: the practice model is ready' })).toBeVisible({
      timeout: 30_000,
    })
    await expect(page.getByRole('region', { name: 'How wrong its guesses are' })).toBeVisible()
  })

  await test.step('Try answers from the most similar row, and says so', async () => {
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByRole('button', { name: /^Take a/ }).click()
    const question = page.getByRole('textbox', { name: 'Your question' })
    await expect(question).not.toHaveValue('')
    await question.press('Enter')
    const talk = page.getByRole('log')
    await expect(talk.getByText('Closest row')).toBeVisible()
    await expect(
      page.getByText('Answers come from the most similar rows of your sheet, not from a model.'),
    ).toBeVisible()
  })

  await expect(page.getByText('nothing has left this computer')).toBeVisible()
})

test('a second click does not start a second run', async ({ app, page }) => {
  await bring(app, SAMPLE)
  await go(page, 'Train')
  await page.getByRole('button', { name: 'Start practice run, free' }).dblclick()
  await expect(page.getByRole('heading', { level: 1, name: /^Done/ })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('navigation', { name: 'Training runs' }).getByRole('listitem')).toHaveCount(1)
})

test('the file that is saved is the one whose fingerprint was shown', async ({ app, page }) => {
  await bring(app, SAMPLE)
  await go(page, 'Train')
  const shown = await page
    .getByTitle(/^Fingerprint \(sha256\)/)
    .first()
    .getAttribute('title')
  await page.getByRole('button', { name: 'Just save the files' }).click()
  const path = await app.saved(() => page.getByRole('button', { name: 'Save 120 rows' }).click())
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
  expect(shown).toBe(`Fingerprint (sha256) ${sha256}`)
})

test('what a provider would refuse is refused in its words, and leads to the row', async ({ app, page, dirs }) => {
  const lines = Array.from({ length: 30 }, (_, row) => `Question ${row},${row === 11 ? '' : `Answer ${row}`}`)
  await bringLines(app, dirs, ['Question,Answer', ...lines])
  await practise(page)
  await expect(page.getByRole('heading', { level: 1, name: /^Refused: .*Example 12/ })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'See what must be fixed' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Not ready yet: one row would be refused' })).toBeVisible()
  await expect(page.getByRole('article', { name: 'Row 12' })).toContainText('No answer yet')
  await page.getByRole('button', { name: /^Show the row: Answer is empty/ }).click()
  await expect(page).toHaveURL(/step=data/)
})

test('too few rows are said to be too few', async ({ app, page, dirs }) => {
  await bringLines(app, dirs, ['Question,Answer', ...Array.from({ length: 7 }, (_, row) => `Q ${row},A ${row}`)])
  await go(page, 'Check')
  await expect(page.getByRole('heading', { level: 1, name: 'Too few: 7 rows, at least 10 are needed' })).toBeVisible()
})

test.describe('a run that takes a while', () => {
  // Slow enough to be killed and stopped on the way. Hooks run before the door is opened.
  test.beforeEach(() => {
    process.env['TUNESHEET_PRACTICE_PACE'] = '1'
  })
  test.afterEach(() => {
    delete process.env['TUNESHEET_PRACTICE_PACE']
  })

  test('goes on after the app was killed, and can be stopped', async ({ app }) => {
    await bring(app, SAMPLE)
    await practise(app.page)
    await expect(app.page.getByRole('heading', { level: 1, name: /^(Checking|Waiting|Learning)/ })).toBeVisible()
    await app.restart({ kill: true })
    await app.page.getByText('support-answers').first().click()
    await go(app.page, 'Train')
    await expect(app.page.getByRole('heading', { level: 1, name: /^Learning, pass/ })).toBeVisible({ timeout: 30_000 })
    await app.page.getByRole('button', { name: 'Stop training…' }).click()
    await app.page.getByRole('dialog').getByRole('button', { name: 'Stop training' }).click()
    await expect(app.page.getByRole('heading', { level: 1, name: 'Stopped' })).toBeVisible()
    await go(app.page, 'Try')
    await expect(app.page.getByRole('heading', { name: 'Nothing to try yet' })).toBeVisible()
  })
})
