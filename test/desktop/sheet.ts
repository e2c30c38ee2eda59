import type { Page } from 'playwright-core'

/** A new sheet with one row, the first cell of which is the active one. */
export async function sheetWithOneRow(page: Page): Promise<void> {
  await page.locator('[data-ready]').first().waitFor({ state: 'attached' })
  await page.getByText('Blank sheet').click()
  await page.getByRole('heading', { name: 'Paste your rows here' }).waitFor()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'a question\tan answer')
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  })
  await page.getByTestId('glide-cell-2-0').and(page.getByText('a question')).waitFor({ state: 'attached' })
  await page.keyboard.press('Control+Home')
}
