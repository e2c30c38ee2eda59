import { app, BrowserWindow, dialog } from 'electron'
import { extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure } from '../../shared/domain/failure.ts'
import type { App } from '../app.ts'

/** Endings of what an import reads; the open dialog offers the same. */
export const DATA_ENDINGS: readonly string[] = ['xlsx', 'xlsm', 'ods', 'csv', 'tsv', 'txt', 'json', 'jsonl']

/** Files a command line names: what a file manager passes when a file is double-clicked or dragged onto the icon. */
export function filesIn(argv: readonly string[], workingDirectory: string): string[] {
  // Chromium adds switches of its own, in any place; the rest but our endings is the program and its folder.
  return argv.flatMap((arg) => {
    const path = arg.startsWith('-') ? null : localPath(arg)
    const ending = extname(path ?? '')
      .slice(1)
      .toLowerCase()
    return path !== null && (ending === 'tunesheet' || DATA_ENDINGS.includes(ending))
      ? [resolve(workingDirectory, path)]
      : []
  })
}

/** Linux names files by their address, as `file:///home/ada/My%20rows.csv`. Null: not on this computer. */
function localPath(arg: string): string | null {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(arg)) return arg
  try {
    return fileURLToPath(arg)
  } catch {
    return null
  }
}

/** Shows a file that came from outside: a project in its own window, data on the import page. */
export async function openFromOutside(path: string, core: App, open: (place: string) => void): Promise<void> {
  if (extname(path).toLowerCase() !== '.tunesheet') {
    const file = core.adopt(path)
    open(new URLSearchParams({ at: 'import', file: file.ref, name: file.name }).toString())
    return
  }
  try {
    const { project } = await core.services.projects.openFile(path)
    app.addRecentDocument(path)
    const shown = windowOf(project.id)
    if (shown) toFront(shown)
    else open(new URLSearchParams({ at: 'project', id: project.id, step: 'data' }).toString())
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    await dialog.showMessageBox({ type: 'error', message: error.data.message, detail: error.data.hint ?? '' })
    if (BrowserWindow.getAllWindows().length === 0) open('')
  }
}

/** One project, one window: the one that shows it already, if any. Where a page is lives in its address. */
function windowOf(project: string): Electron.BrowserWindow | undefined {
  return BrowserWindow.getAllWindows().find((window) => {
    const place = new URLSearchParams(URL.parse(window.webContents.getURL())?.hash.slice(1))
    return place.get('at') === 'project' && place.get('id') === project
  })
}

/** Has a window seen, wherever it was put. */
export function toFront(window: Electron.BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
