import type { Page } from '@playwright/test'
import { faultsOf } from './fixtures/axe.ts'
import { expect, test } from './fixtures/door.ts'
import { bringLines } from './fixtures/walk.ts'

/** The first row of the sample for tools, opened from the grid by a key. */
async function openFirst(page: Page): Promise<ReturnType<Page['getByRole']>> {
  await page.getByRole('button', { name: /^Use a tool/ }).click()
  await expect(page.getByRole('button', { name: 'Edit conversation' })).toBeVisible()
  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog', { name: 'Conversation in row 1' })
  await expect(dialog).toBeVisible()
  return dialog
}

const undoTitle = (page: Page) => page.getByRole('button', { name: /^Undo/ }).first()

test('a conversation is edited as a chat, saved as one act and undone as one', async ({ page }) => {
  const dialog = await openFirst(page)
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()

  await dialog.getByLabel('What the person writes, turn 2').fill('Where is HB-20714? مرحبا')
  await dialog.getByLabel('What call 1 is given').fill('{"order": "HB-20714"')
  await expect(dialog.getByText('It ends too early: a closing } is missing. Line 1, character 21.')).toBeVisible()
  await dialog.getByLabel('What call 1 is given').fill('{"order": "HB-20714", "id": 12345678901234567890}')
  await dialog.getByRole('switch').last().uncheck({ force: true })
  await dialog.getByRole('button', { name: 'Add a turn: person' }).click()
  await expect(dialog.getByText('The message to answer is empty (message 6).')).toBeVisible()
  await page.keyboard.type('Thanks.')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()

  await page.getByText('File line').click()
  const line = page.getByLabel('Line of the training file')
  await expect(line).toContainText('Where is HB-20714? مرحبا')
  await expect(line).toContainText('12345678901234567890')
  await expect(line).toContainText('"weight": 0')
  await expect(line).toContainText('Thanks.')

  await page.keyboard.press('Escape')
  await undoTitle(page).click()
  await expect(line).not.toContainText('Thanks.')
  await expect(line).toContainText('"Where is my order HB-20714?"')
})

test('turns are moved by keys and by dragging, and every step can be taken back', async ({ page }) => {
  const dialog = await openFirst(page)
  const turns = dialog.getByRole('list', { name: 'Turns' }).getByRole('listitem')
  const second = dialog.getByLabel(/^What the person writes/)
  await second.focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(turns.nth(2).getByLabel('What the person writes, turn 3')).toBeFocused()
  await expect(dialog.getByText('Now turn 3 of 5.')).toBeAttached()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(turns.nth(1).getByLabel('What the person writes, turn 2')).toBeFocused()

  await turns.nth(0).getByTitle('Drag to another place').dragTo(turns.nth(4))
  await expect(turns.nth(4).getByLabel(/^What the model is told/)).toBeVisible()
  for (let step = 0; step < 3; step++) await dialog.getByRole('button', { name: /^Undo: moved/ }).click()
  await expect(turns.nth(0).getByLabel(/^What the model is told/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
})

test('Esc asks only when something would be lost, and staying is the safe answer', async ({ page }) => {
  const dialog = await openFirst(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await page.keyboard.type('Now. ')
  await page.keyboard.press('Escape')
  await expect(dialog.getByText('Leave without saving what you changed here?')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Go on editing' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeEnabled()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Leave without saving' }).click()
  await expect(dialog).toBeHidden()
  await page.keyboard.press('F2')
  await expect(dialog.getByLabel(/^What the model is told/)).not.toHaveValue(/Now\./)
})

test('text that is no conversation opens as text, says why, and loses no letter', async ({ app, page, dirs }) => {
  const rows = Array.from(
    { length: 12 },
    () => '"[{""role"":""user"",""content"":""Hi""},{""role"":""assistant"",""content"":""Hello""}]"',
  )
  rows[0] = '"[{""role"":""user"",""content"":""Hi""}"'
  await bringLines(app, dirs, ['messages', ...rows])
  await page.getByRole('button', { name: 'Edit conversation' }).waitFor()
  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog', { name: 'Conversation in row 1' })
  const text = dialog.getByLabel('Text of the conversation in row 1')
  await expect(dialog.getByText('It ends too early: a closing ] is missing.')).toBeVisible()
  await dialog.getByText('As chat').click()
  await expect(text).toHaveValue('[{"role":"user","content":"Hi"}')
  await text.press('End')
  await page.keyboard.type(', {"role": "assistant", "content": "Hello."}]')
  await dialog.getByText('As chat').click()
  await expect(dialog.getByLabel('What the model answers, turn 2')).toHaveValue('Hello.')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the editor can be read and used without eyes, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const dialog = await openFirst(page)
    await dialog.getByLabel('What call 1 is given').fill('{')
    expect(await faultsOf(page, '[role="dialog"]')).toEqual([])
  })
}
