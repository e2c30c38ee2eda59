import type { Page } from '@playwright/test'
import { faultsOf } from './fixtures/axe.ts'
import { type Dirs, type Door, expect, test } from './fixtures/door.ts'
import { at, cell, saved } from './fixtures/sheet.ts'
import { bringLines, go } from './fixtures/walk.ts'

const bar = (page: Page) => page.locator('.view-bar')
const footer = (page: Page) => page.locator('footer')
const chip = (page: Page) => bar(page).getByRole('button', { name: /rows? hidden/ })

/** 40 rows without a fault but row 12, which has no answer. */
async function sheet(app: Door, dirs: Dirs): Promise<void> {
  const lines = Array.from(
    { length: 40 },
    (_, row) => `Where is order ${row + 1}?,${row === 11 ? '' : `It left us on day ${row + 1}.`}`,
  )
  await bringLines(app, dirs, ['Question,Answer', ...lines])
  await at(app.page, 1, 1)
}

/** Hides some rows by the keys, from one that stands so many below the active one. */
async function hide(page: Page, { below, rows }: { below: number; rows: number }): Promise<void> {
  for (let step = 0; step < below; step++) await page.keyboard.press('ArrowDown')
  for (let step = 1; step < rows; step++) await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+9')
}

test.describe('hidden rows', () => {
  test.beforeEach(async ({ app, dirs }) => {
    await sheet(app, dirs)
  })

  test('go out of sight by a key, stay so after a restart, and are part of the file all the same', async ({ app }) => {
    const { page } = app
    await hide(page, { below: 2, rows: 3 })
    await expect(cell(page, 1, 3)).toHaveText('Where is order 6?')
    await at(page, 1, 3)
    await expect(chip(page)).toHaveAccessibleDescription(/still part of the training file/)
    await expect(bar(page)).toContainText('37 of 40 rows')
    await expect(footer(page)).toContainText('40 rows')
    expect(await faultsOf(page)).toEqual([])

    await app.restart()
    await app.page.getByText('answers').first().click()
    await expect(cell(app.page, 1, 3)).toHaveText('Where is order 6?')
    await expect(chip(app.page)).toHaveText('3 rows hidden')
    await chip(app.page).click()
    await expect(cell(app.page, 1, 3)).toHaveText('Where is order 3?')
    await expect(bar(app.page)).toBeHidden()
  })

  test('are shown again from the message, and by the key between the rows that are selected', async ({ page }) => {
    await hide(page, { below: 2, rows: 3 })
    await expect(cell(page, 1, 3)).toHaveText('Where is order 6?')
    await at(page, 1, 3)
    await hide(page, { below: 2, rows: 2 })
    await expect(chip(page)).toHaveText('5 rows hidden')
    const told = page.getByRole('alert').filter({ hasText: 'Hid 2 rows.' })
    await told.getByRole('button', { name: 'Show again' }).click()
    await expect(chip(page)).toHaveText('3 rows hidden')
    // The row below them, where it stands now.
    await expect(cell(page, 1, 7)).toHaveAttribute('aria-selected', 'true')

    await cell(page, 1, 7).focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+Shift+9')
    await expect(bar(page)).toBeHidden()
    await expect(cell(page, 1, 3)).toHaveText('Where is order 3?')
  })

  test('are left alone by what is done to all that is selected', async ({ page }) => {
    await hide(page, { below: 0, rows: 38 })
    await expect(chip(page)).toHaveText('38 rows hidden')
    await expect(cell(page, 1, 1)).toHaveText('Where is order 39?')
    await at(page, 1, 1)
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await saved(page, 'Cleared 4 cells')
    await chip(page).click()
    // Where one was, with the rows that were hidden above it.
    await expect(cell(page, 1, 38)).toHaveText('Where is order 38?')
    await cell(page, 1, 39).focus()
    await page.keyboard.press('Control+z')
    await expect(cell(page, 1, 39)).toHaveText('Where is order 39?')
  })

  test('are gone to where an issue is among them', async ({ page }) => {
    await hide(page, { below: 10, rows: 3 })
    await expect(cell(page, 1, 11)).toHaveText('Where is order 14?')
    await page.keyboard.press('F8')
    await expect(bar(page)).toContainText('3 hidden rows in sight')
    await at(page, 1, 12)
    await bar(page).getByRole('button', { name: 'Hide again' }).click()
    await expect(chip(page)).toHaveText('3 rows hidden')

    await go(page, 'Check')
    await page.getByRole('button', { name: 'Show the row' }).first().click()
    await expect(bar(page)).toContainText('3 hidden rows in sight')
    await expect(cell(page, 1, 1)).toHaveText('Where is order 12?')
  })

  test('are told of when what is undone stands in them', async ({ page }) => {
    await page.keyboard.type('Another question')
    await page.keyboard.press('Control+Enter')
    await at(page, 1, 1)
    await hide(page, { below: 0, rows: 2 })
    await expect(cell(page, 1, 1)).toHaveText('Where is order 3?')
    await page.keyboard.press('Control+z')
    const told = page.getByRole('alert').filter({ hasText: 'What changed stands in rows that are not shown.' })
    await told.getByRole('button', { name: 'Show it' }).click()
    await expect(cell(page, 1, 1)).toHaveText('Where is order 1?')
    await expect(bar(page)).toContainText('2 hidden rows in sight')
  })

  test('leave a sheet of which all are hidden with a way back', async ({ page }) => {
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+9')
    await expect(page.getByRole('heading', { name: 'All rows are hidden.' })).toBeVisible()
    await page.getByRole('button', { name: 'Show hidden rows' }).click()
    await expect(cell(page, 1, 1)).toHaveText('Where is order 1?')
  })
})

test('50,000 rows are cleared, and hidden, without their ids going to the window and back', async ({
  app,
  dirs,
  page,
}) => {
  const lines = Array.from({ length: 50_000 }, (_, row) => `question ${row},answer ${row}`)
  await bringLines(app, dirs, ['Question,Answer', ...lines])
  await at(page, 1, 1)
  const sizes: number[] = []
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => sizes.push(payload.length))
  })
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await saved(page, 'Cleared 100,000 cells')
  await expect(cell(page, 2, 1)).not.toHaveText('answer 0')
  await page.keyboard.press('Control+z')
  await expect(cell(page, 2, 1)).toHaveText('answer 0')
  await expect(footer(page)).toContainText('Undone: Cleared 100,000 cells')

  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+9')
  await expect(page.getByRole('heading', { name: 'All rows are hidden.' })).toBeVisible()
  expect(Math.max(0, ...sizes)).toBeLessThan(20_000)
})
