import { app, BrowserWindow, dialog, Notification, shell, type FileFilter } from 'electron'
import { homedir } from 'node:os'
import { extname, join } from 'node:path'
import type { Folders } from '../folders.ts'
import type { Host } from '../host.ts'
import { openExternal } from './openExternal.ts'
import { DATA_ENDINGS, toFront } from './openedFiles.ts'
import { desktopSecrets } from './secrets.ts'
import type { DesktopStore } from './store.ts'
import { systemFolder } from './systemFolder.ts'

const ALL_FILES: FileFilter = { name: 'All files', extensions: ['*'] }

const FILTERS: Readonly<Record<'data' | 'project', FileFilter[]>> = {
  data: [{ name: 'Spreadsheets and training files', extensions: [...DATA_ENDINGS] }, ALL_FILES],
  project: [{ name: 'Tunesheet projects', extensions: ['tunesheet'] }],
}

/** What files that leave the app are called in a dialog, by their ending. */
const KINDS: Readonly<Record<string, string>> = {
  xlsx: 'Excel workbook',
  csv: 'CSV table',
  jsonl: 'Training file',
  tunesheet: 'Tunesheet project',
}

/** With a filter Windows and Linux add the ending to a name that is typed without one. */
function saveOptions(suggestedName: string): Electron.SaveDialogOptions {
  const ending = extname(suggestedName).slice(1)
  return {
    defaultPath: join(systemFolder('downloads', homedir()), suggestedName),
    ...(ending !== '' && { filters: [{ name: KINDS[ending] ?? 'File', extensions: [ending] }, ALL_FILES] }),
    // Linux takes the place of a file without a word unless it is told to ask; others always ask.
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  }
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

/** Held until they are gone: one that is collected as garbage no longer hears that it was clicked. */
const notifications = new Set<Notification>()

/** A word in the corner of the screen; a click on it shows the app. */
function notify(title: string, body: string): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({ title, body })
  notifications.add(notification)
  notification.on('close', () => notifications.delete(notification))
  notification.on('click', () => {
    notifications.delete(notification)
    const window = front()
    if (window) toFront(window)
  })
  notification.show()
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
      const options = saveOptions(suggestedName)
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
    notify,
    secrets: desktopSecrets(store),
  }
}
