import { app, BrowserWindow, dialog, Notification, shell, type FileFilter } from 'electron'
import { join } from 'node:path'
import type { Folders } from '../folders.ts'
import type { Host } from '../host.ts'
import { openExternal } from './openExternal.ts'
import { desktopSecrets } from './secrets.ts'
import type { DesktopStore } from './store.ts'

const FILTERS: Readonly<Record<'data' | 'project', FileFilter[]>> = {
  data: [
    {
      name: 'Spreadsheets and training files',
      extensions: ['xlsx', 'xlsm', 'ods', 'csv', 'tsv', 'txt', 'json', 'jsonl'],
    },
    { name: 'All files', extensions: ['*'] },
  ],
  project: [{ name: 'Tunesheet projects', extensions: ['tunesheet'] }],
}

/** The window a dialog belongs to: the one in front, else any. */
function front(): Electron.BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
}

async function openDialog(options: Electron.OpenDialogOptions): Promise<readonly string[]> {
  const window = front()
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  return canceled ? [] : filePaths
}

/** What Electron gives the core. */
export function desktopHost(folders: Folders, store: DesktopStore): Host {
  return {
    door: 'desktop',
    ...folders,
    async pickFile(kind) {
      const [path] = await openDialog({ properties: ['openFile'], filters: FILTERS[kind] })
      if (path !== undefined && kind === 'project') app.addRecentDocument(path)
      return path ?? null
    },
    pickFiles: () => openDialog({ properties: ['openFile', 'multiSelections'], filters: FILTERS.data }),
    async saveFile(suggestedName) {
      const options = { defaultPath: join(app.getPath('downloads'), suggestedName) }
      const window = front()
      const { canceled, filePath } = await (window
        ? dialog.showSaveDialog(window, options)
        : dialog.showSaveDialog(options))
      return canceled || filePath === '' ? null : filePath
    },
    deliver: () => null,
    showFile(path) {
      shell.showItemInFolder(path)
    },
    openLink(url) {
      void openExternal(url)
    },
    notify(title, body) {
      if (Notification.isSupported()) new Notification({ title, body }).show()
    },
    secrets: desktopSecrets(store),
  }
}
