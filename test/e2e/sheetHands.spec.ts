import { expect, test } from './fixtures/door.ts'
import { at, blankSheet, cell, copied, hurry, paste, places, saved } from './fixtures/sheet.ts'

const FOUR = 'a1\tb1\na2\tb2\na3\tb3\na4\tb4'

test.describe('a quick typist', () => {
  test.beforeEach(async ({ app }) => {
    await blankSheet(app)
    await app.page.getByRole('button', { name: 'Type the first row' }).click()
    await at(app.page, 1, 1)
  })

  test('loses no letter from cell to cell, nor in the rows that are made on the way', async ({ page }) => {
    const words = ['Hello', 'World', 'Again', 'Later', 'Third', 'Row']
    const keys = words.flatMap((word, index) => [...Array.from(word), index % 2 === 0 ? 'Tab' : 'Enter'])
    await hurry(page, ...keys)
    for (const [index, word] of words.entries())
      await expect(cell(page, (index % 2) + 1, Math.floor(index / 2) + 1)).toHaveText(word)
    await expect(page.locator('footer')).toContainText('3 rows')
  })

  test('loses no letter of a cell that is clicked away from', async ({ page }) => {
    const { cell: spot } = await places(page)
    await hurry(page, 'x', 'y')
    const { x, y } = spot(2, 1)
    await page.mouse.click(x, y)
    await hurry(page, 'z', 'Enter')
    await expect(cell(page, 1, 1)).toHaveText('xy')
    await expect(cell(page, 2, 1)).toHaveText('z')
  })

  test('keeps the focus in the grid after every way to leave a cell', async ({ page }) => {
    for (const key of ['Enter', 'Tab', 'Escape', 'ArrowDown']) {
      await page.keyboard.press('Control+Home')
      await page.keyboard.type('word')
      await page.keyboard.press(key)
      await page.keyboard.press('Control+Home')
      await at(page, 1, 1)
    }
  })
})

test('a closing window asks while a field holds text, and the text is kept either way', async ({ app, page }) => {
  await blankSheet(app)
  await paste(page, FOUR)
  await at(page, 1, 1)
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await page.reload()
  await at(page, 1, 1)
  expect(asked).toEqual([])

  await page.keyboard.press('F2')
  await page.keyboard.type(' and half a sent')
  await page.reload()
  await expect(cell(page, 1, 1)).toHaveText('a1 and half a sent')
  expect(asked.every((type) => type === 'beforeunload')).toBe(true)
})

test.describe('the keyboard', () => {
  test.beforeEach(async ({ app }) => {
    await blankSheet(app)
    await paste(app.page, FOUR)
    await at(app.page, 1, 1)
    await app.page.keyboard.press('Control+Home')
  })

  test('moves to the edges of the data and of the sheet', async ({ page }) => {
    await page.keyboard.press('Control+ArrowDown')
    await at(page, 1, 4)
    await page.keyboard.press('Control+End')
    await at(page, 2, 4)
    await page.keyboard.press('Home')
    await at(page, 1, 4)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Delete')
    await page.keyboard.press('Control+Home')
    await at(page, 1, 1)
    // Over a3, which is empty now.
    await page.keyboard.press('Control+ArrowDown')
    await at(page, 1, 2)
    await page.keyboard.press('Control+ArrowDown')
    await at(page, 1, 4)
    await page.keyboard.press('Control+Shift+ArrowUp')
    await expect(page.locator('footer')).toContainText('3 cells selected')
  })

  test('goes through a selection with Tab and Enter, and fills it with Ctrl Enter', async ({ page }) => {
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Tab')
    await at(page, 2, 1)
    await page.keyboard.press('Tab')
    await at(page, 1, 2)
    await page.keyboard.type('same')
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('td', { hasText: 'same' })).toHaveCount(4)
    await expect(cell(page, 1, 3)).toHaveText('a3')
    await saved(page, 'Filled 4 cells')
  })

  test('selects rows, columns and everything', async ({ page }) => {
    const info = page.locator('footer')
    await page.keyboard.press('Shift+Space')
    await expect(info).toContainText('1 row selected')
    await page.keyboard.press('Shift+ArrowDown')
    await expect(info).toContainText('2 rows selected')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Control+Space')
    await expect(info).toContainText('4 cells selected')
    await page.keyboard.press('Control+a')
    await expect(info).toContainText('12 cells selected')
    await page.keyboard.press('Control+a')
    await expect(info).toContainText('4 rows selected')
  })

  test('duplicates, inserts and removes as many rows as are selected, keeping the place', async ({ page }) => {
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+Shift+D')
    await expect(cell(page, 1, 4)).toHaveText('a2')
    await expect(cell(page, 2, 5)).toHaveText('b3')
    await saved(page, 'Duplicated 2 rows')
    await page.keyboard.press('Control+Alt+Equal')
    await expect(page.locator('footer')).toContainText('8 rows')
    await expect(cell(page, 1, 6)).toHaveText('a2')
    await page.keyboard.press('Control+Minus')
    await page.keyboard.press('Control+Minus')
    await expect(page.locator('footer')).toContainText('4 rows')
    await at(page, 1, 4)
  })

  test('opens the menus of cells and columns, which are done by the keyboard too', async ({ page }) => {
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menuitem', { name: 'Clear 1 cell' })).toBeVisible()
    await page.keyboard.press('Escape')
    await at(page, 1, 1)
    await page.keyboard.press('Alt+ArrowDown')
    await expect(page.getByLabel('Name')).toHaveValue('Prompt')
    await page.keyboard.type('Question')
    await page.keyboard.press('Enter')
    await expect(page.locator('th', { hasText: 'Question' })).toBeAttached()
  })
})

test.describe('the mouse', () => {
  test.beforeEach(async ({ app }) => {
    await blankSheet(app)
    await paste(app.page, FOUR)
    await at(app.page, 1, 1)
  })

  test('selects several ranges with Ctrl, which are cleared and copied together', async ({ page }) => {
    const { cell: spot } = await places(page)
    await page.mouse.click(spot(1, 1).x, spot(1, 1).y)
    await page.keyboard.down('Control')
    await page.mouse.click(spot(1, 3).x, spot(1, 3).y)
    await page.keyboard.up('Control')
    await expect(page.locator('footer')).toContainText('2 cells selected')
    expect(await copied(page)).toBe('a1\r\na3')
    await page.keyboard.press('Delete')
    await saved(page, 'Cleared 2 cells')
    await expect(cell(page, 1, 2)).toHaveText('a2')
    await expect(cell(page, 1, 3)).not.toContainText('a3')
  })

  test('selects rows by their heads and drags them to another place', async ({ page }) => {
    const { rowHead } = await places(page)
    await page.mouse.click(rowHead(1).x, rowHead(1).y)
    await page.keyboard.down('Shift')
    await page.mouse.click(rowHead(2).x, rowHead(2).y)
    await page.keyboard.up('Shift')
    await expect(page.locator('footer')).toContainText('2 rows selected')
    await page.mouse.move(rowHead(1).x, rowHead(1).y)
    await page.mouse.down()
    await page.mouse.move(rowHead(3).x, rowHead(3).y, { steps: 6 })
    await page.mouse.move(rowHead(4).x, rowHead(4).y, { steps: 6 })
    await page.mouse.up()
    await saved(page, 'Moved 2 rows')
    await expect(cell(page, 1, 1)).toHaveText('a3')
    await expect(cell(page, 1, 3)).toHaveText('a1')
    await expect(cell(page, 1, 4)).toHaveText('a2')
  })

  test('drags a column to another place, and keeps it in sight', async ({ page }) => {
    const { columnHead } = await places(page)
    await page.mouse.click(columnHead(1).x, columnHead(1).y)
    await expect(page.locator('footer')).toContainText('4 cells selected')
    await page.mouse.move(columnHead(1).x, columnHead(1).y)
    await page.mouse.down()
    await page.mouse.move(columnHead(2).x, columnHead(2).y, { steps: 12 })
    await page.mouse.up()
    await saved(page, 'Moved column Prompt')
    await expect(cell(page, 2, 1)).toHaveText('a1')
    await at(page, 2, 1)
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByRole('button', { name: 'Keep this column in sight' }).click()
    await expect(cell(page, 1, 1)).toHaveText('a1')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Alt+ArrowDown')
    await expect(page.getByRole('button', { name: 'Let it scroll with the others' })).toBeVisible()
  })

  test('fits a column to its text with a double click on its edge', async ({ page }) => {
    const { firstEdge, cell: spot } = await places(page)
    await page.mouse.dblclick(firstEdge.x, firstEdge.y)
    // Where the first column was is the second one now.
    await expect(async () => {
      await page.mouse.click(spot(1, 1).x, spot(1, 1).y)
      await expect(cell(page, 2, 1)).toBeFocused({ timeout: 500 })
    }).toPass({ timeout: 5000 })
  })
})

test('a paste that is wider and longer than the sheet is one step', async ({ app, page }) => {
  await blankSheet(app)
  await paste(page, 'a\tb\tc\td\ne\tf\tg\th')
  await expect(cell(page, 4, 2)).toHaveText('h')
  await saved(page, 'Pasted 2 × 4 cells')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('footer')).toContainText('0 rows')
  await expect(page.locator('th', { hasText: 'Column 3' })).not.toBeAttached()
})

test('what is selected while a paste is under way stays selected', async ({ app, page }) => {
  await blankSheet(app)
  await paste(page, FOUR)
  await at(page, 1, 1)
  const { cell: spot } = await places(page)
  await page.keyboard.press('Control+ArrowDown')
  await at(page, 1, 4)
  const lines = Array.from({ length: 20_000 }, (_, row) => `question ${row}\tanswer ${row}`)
  await paste(page, lines.join('\n'))
  const { x, y } = spot(2, 1)
  await page.mouse.click(x, y)
  // What is done next is done after the paste.
  await page.keyboard.type('mine')
  await page.keyboard.press('Enter')
  await saved(page, 'Typed in Completion')
  await expect(page.locator('footer')).toContainText('20,003 rows')
  await expect(cell(page, 2, 1)).toHaveText('mine')
  await at(page, 2, 2)
})

test('how the sheet looks is remembered after a restart at another address', async ({ app }) => {
  await blankSheet(app)
  await paste(app.page, FOUR)
  await at(app.page, 1, 1)
  await app.page.getByRole('button', { name: 'Row height' }).click()
  await app.page.getByRole('menuitemradio', { name: 'Compact' }).click()
  await app.page.keyboard.press('Control+i')
  await expect(app.page.getByRole('complementary')).toBeHidden()
  // What is on disk after it was asked for later than the looks: they are there as well.
  await cell(app.page, 1, 1).focus()
  await app.page.keyboard.press('Control+Home')
  await app.page.keyboard.press('Delete')
  await saved(app.page, 'Cleared 1 cell')
  await app.restart()
  await app.page.getByText('Untitled').first().click()
  await expect(cell(app.page, 2, 1)).toHaveText('b1')
  await expect(app.page.getByRole('complementary')).toBeHidden()
  await app.page.getByRole('button', { name: 'Row height' }).click()
  await expect(app.page.getByRole('menuitemradio', { name: 'Compact' })).toBeChecked()
})
