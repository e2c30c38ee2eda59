import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Project } from '../../../electron/project/project.ts'
import type { Check } from '../door.ts'
import { sheetWithOneRow } from '../sheet.ts'

const projects = (): string => join(process.env['TUNESHEET_HOME'] ?? '', 'projects')

/** The file of the only project there is. */
function projectPath(): string {
  const [name] = readdirSync(projects()).filter((file) => file.endsWith('.tunesheet'))
  assert(name)
  return join(projects(), name)
}

/** Quitting in the middle of a word, and what is asked of a program that is just closing. */
export const check: Check = async ({ world, app }) => {
  const [window] = world.windows
  assert(window)
  const page = window.webContents.standInPage
  await sheetWithOneRow(page)
  await page.keyboard.press('F2')
  await page.keyboard.type(' and half a word')

  // A menu for the text field, which Electron does not bring along.
  const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true }
  window.webContents.emit('context-menu', {}, { isEditable: true, selectionText: '', editFlags })
  window.webContents.emit('context-menu', {}, { isEditable: false, selectionText: 'words', editFlags })
  window.webContents.emit('context-menu', {}, { isEditable: false, selectionText: '', editFlags })
  assert.deepEqual(world.popups, [['cut', 'copy', 'paste', 'selectAll'], ['copy']])

  // Clicked again while the last commit is written: not a window without a program behind it, but a new start.
  const late = join(projects(), 'late.tunesheet')
  app.once('will-quit', () => {
    app.emit('second-instance', {}, ['electron', late], projects())
    app.emit('second-instance', {}, ['electron'], projects())
  })
  const quit = once(app, 'quit')
  app.quit()
  await quit
  assert.equal(world.exitCode, 0)
  assert.deepEqual(world.windows, [])
  assert.equal(world.relaunched.length, 1)
  assert.equal(world.relaunched[0]?.args?.at(-1), late)

  const project = Project.open(projectPath())
  try {
    const { rows } = project.page({}, 0, 1)
    assert(Object.values(rows[0]?.cells ?? {}).includes('a question and half a word'), JSON.stringify(rows))
  } finally {
    project.close()
  }
}
