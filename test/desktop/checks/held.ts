import assert from 'node:assert/strict'
import type { Check } from '../door.ts'
import { sheetWithOneRow } from '../sheet.ts'

/** A window whose act would end with it asks before it closes, and closes without a word afterwards. */
export const check: Check = async ({ world }) => {
  const [window] = world.windows
  assert(window)
  const page = window.webContents.standInPage
  await sheetWithOneRow(page)

  world.silenced = []
  await page.keyboard.press('Control+Z')
  const act = page.getByRole('status').filter({ hasText: 'Undo:' })
  await act.waitFor()
  world.dialogs.push({ response: 0 })
  assert.equal(await window.standInClose(), false)
  assert.equal(world.dialogCalls.at(-1)?.options['message'], 'Your last edit is not saved yet.')

  const calls = world.dialogCalls.length
  const said = world.silenced
  world.silenced = null
  for (const say of said) say()
  await act.waitFor({ state: 'detached' })
  assert.equal(await window.standInClose(), true)
  assert.equal(world.dialogCalls.length, calls)
}
