import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/door.ts'
import { at, blankSheet, cell, paste } from './fixtures/sheet.ts'

/** What the window keeps for the case that it breaks down. */
async function netOf(page: Page): Promise<[string, string][]> {
  return page.evaluate(() => Object.keys(sessionStorage).map((key) => [key, sessionStorage.getItem(key) ?? '']))
}

/** Leaves behind what a window does that breaks down in the middle of a word, and loads it anew. */
async function breakDown(page: Page): Promise<void> {
  const left = await netOf(page)
  await page.keyboard.press('Escape')
  await page.evaluate((entries) => {
    for (const [key, text] of entries) sessionStorage.setItem(key, text)
  }, left)
  await page.reload()
}

test.beforeEach(async ({ app }) => {
  await blankSheet(app)
  await paste(app.page, 'a1\tb1\na2\tb2')
  await app.page.keyboard.press('Control+Home')
  await at(app.page, 1, 1)
})

test('a text that was being typed is offered back after the window broke down, and put back on request', async ({
  page,
}) => {
  await page.keyboard.press('F2')
  await page.keyboard.type(' and half a sent')
  await breakDown(page)
  await expect(page.getByText('You were typing “a1 and half a sent” in Prompt, row 1, when')).toBeVisible()
  await expect(cell(page, 1, 1)).toHaveText('a1')
  await page.getByRole('button', { name: 'Put it back' }).click()
  await expect(cell(page, 1, 1)).toHaveText('a1 and half a sent')
  await at(page, 1, 1)
  await page.reload()
  await expect(cell(page, 1, 1)).toHaveText('a1 and half a sent')
  await expect(page.getByText('You were typing')).toBeHidden()
})

test('a cell that was changed since is not written over without a word', async ({ page }) => {
  await page.keyboard.press('F2')
  await page.keyboard.type(' lost')
  const left = await netOf(page)
  await page.keyboard.press('Escape')
  await page.keyboard.type('changed')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('contentinfo')).toContainText('Saved')
  await page.evaluate((entries) => {
    for (const [key, text] of entries) sessionStorage.setItem(key, text)
  }, left)
  await page.reload()
  await expect(page.getByText('that cell was changed since')).toBeVisible()
  await expect(cell(page, 1, 1)).toHaveText('changed')
  await page.getByRole('button', { name: 'Let go of it' }).click()
  await expect(page.getByText('You were typing')).toBeHidden()
  await expect(cell(page, 1, 1)).toHaveText('changed')
})
