import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/door.ts'
import { at, blankSheet, cell, paste } from './fixtures/sheet.ts'

/** An action by its name, as somebody would who knows no shortcuts. */
const byName = (name: string) => async (page: Page) => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find an action' }).fill(name)
  await page.keyboard.press('Enter')
}
type Chord = { key: string; code: string; ctrlKey: boolean; shiftKey: boolean; altKey: boolean }

const keys = (shortcut: string) => (page: Page) => page.keyboard.press(shortcut)

const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })

/** Everything that opens over the sheet or beside it and takes the focus: how, and what is there then. */
const OPENED: readonly [string, (page: Page) => Promise<void>, (page: Page) => ReturnType<Page['locator']>][] = [
  ['the list of actions', keys('Control+k'), (page) => dialog(page, 'Find an action')],
  ['the shortcuts', byName('Shortcuts'), (page) => dialog(page, 'Shortcuts')],
  ['renaming the project', byName('Rename this project'), (page) => dialog(page, 'Rename this project')],
  ['saving a version', keys('Control+s'), (page) => dialog(page, 'Save a version')],
  ['saving the file', keys('Control+e'), (page) => dialog(page, 'Save as a file')],
  ['saving a table', byName('Save as Excel'), (page) => dialog(page, 'Save as a file')],
  ['sending it', byName('Send to a colleague'), (page) => dialog(page, 'Send to a colleague')],
  ['holding back', byName('Hold back rows'), (page) => dialog(page, 'Hold back rows for testing')],
  ['cleaning up', byName('Trim'), (page) => dialog(page, 'Clean up')],
  ['the filter', keys('Control+Shift+l'), (page) => dialog(page, 'Filter')],
  ['the menu of the cell', keys('Shift+F10'), (page) => page.getByRole('menu')],
  ['the menu of the column', keys('Alt+ArrowDown'), (page) => dialog(page, 'Column Prompt')],
  ['find', keys('Control+f'), (page) => page.getByRole('search')],
  ['find and replace', keys('Control+h'), (page) => page.getByRole('search')],
  ['the history', keys('Control+Alt+h'), (page) => page.getByRole('complementary', { name: 'History' })],
]

test.beforeEach(async ({ app }) => {
  await blankSheet(app)
  await paste(app.page, 'a1\tb1\na2\tb2')
  await app.page.keyboard.press('Control+Home')
  await at(app.page, 1, 1)
})

test('whatever was opened with the keyboard, the next letters go into the cell again', async ({ page }) => {
  test.setTimeout(300_000)
  for (const [name, open, opened] of OPENED)
    await test.step(name, async () => {
      await open(page)
      await expect(opened(page)).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(opened(page)).toBeHidden()
      await at(page, 1, 1)
      await page.keyboard.type(`after ${name}`)
      await page.keyboard.press('Enter')
      await expect(cell(page, 1, 1)).toHaveText(`after ${name}`)
      await page.keyboard.press('Control+Home')
    })
})

test('a dialog that did what it is for gives the focus back as well', async ({ page }) => {
  await byName('Rename this project')(page)
  await page.getByRole('textbox', { name: 'Name' }).fill('Other')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Project Other' })).toBeVisible()
  await at(page, 1, 1)
  await page.keyboard.press('Control+s')
  await page.getByRole('button', { name: 'Save this version' }).click()
  await at(page, 1, 1)
})

test('menus and buttons that were clicked lead back to the cell', async ({ page }) => {
  await page.getByRole('button', { name: /^Project/ }).click()
  await page.getByRole('menuitem', { name: /Rename/ }).click()
  await expect(dialog(page, 'Rename this project')).toBeVisible()
  await page.keyboard.press('Escape')
  await at(page, 1, 1)
  await page.getByRole('button', { name: 'Row height' }).click()
  await page.getByRole('menuitemradio').last().click()
  await at(page, 1, 1)
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.keyboard.press('Escape')
  await at(page, 1, 1)
  await page.getByRole('button', { name: 'Clean up' }).click()
  await page.getByRole('menuitem').first().click()
  await expect(dialog(page, 'Clean up')).toBeVisible()
  await page.keyboard.press('Escape')
  await at(page, 1, 1)
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(dialog(page, 'Filter')).toBeVisible()
  await page.keyboard.press('Escape')
  await at(page, 1, 1)
})

test('Escape closes what has just been opened before it has the focus, and the cell has it again', async ({ page }) => {
  /** Both between two frames, faster than any hand: what opens is not drawn yet. */
  const atOnce = (opening: { key?: Chord; button?: string }) =>
    page.evaluate(async ({ key, button }) => {
      const press = (init: KeyboardEventInit): void => {
        const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true })
        document.activeElement?.dispatchEvent(event)
      }
      const named = [...document.querySelectorAll('button')].find((one) =>
        (one.getAttribute('aria-label') ?? one.textContent).startsWith(button ?? '-'),
      )
      named?.focus()
      named?.click()
      if (key) press(key)
      await Promise.resolve()
      press({ key: 'Escape', code: 'Escape' })
    }, opening)
  const shut = async (): Promise<void> => {
    await at(page, 1, 1)
    await expect(page.getByRole('menu')).toHaveCount(0)
    await expect(page.locator('.mantine-Popover-dropdown')).toHaveCount(0)
  }
  const keys = [
    { key: 'F10', code: 'F10', ctrlKey: false, shiftKey: true, altKey: false },
    { key: 'ArrowDown', code: 'ArrowDown', ctrlKey: false, shiftKey: false, altKey: true },
    { key: 'L', code: 'KeyL', ctrlKey: true, shiftKey: true, altKey: false },
  ]
  for (const key of keys)
    await test.step(key.code, async () => {
      await atOnce({ key })
      await shut()
    })
  for (const button of ['Columns', 'Clean up', 'Row height', 'Project'])
    await test.step(button, async () => {
      await atOnce({ button })
      await shut()
    })
})
