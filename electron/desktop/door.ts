import { app, BrowserWindow, session } from 'electron'
import { dirname, join } from 'node:path'
import { setNotation } from '../../shared/format/notation.ts'
import { createApp, type App } from '../app.ts'
import { folders } from '../folders.ts'
import { version } from '../version.ts'
import { guardSession } from './guards.ts'
import { desktopHost } from './host.ts'
import { installMenu } from './menu.ts'
import { filesIn, openFromOutside, toFront } from './openedFiles.ts'
import { homeAddress } from './origin.ts'
import { registerScheme, serveWindow } from './protocol.ts'
import { desktopStore } from './store.ts'
import { acceptWindows, openWindow } from './window.ts'

/** Where the built parts lie, from the bundle and not from the working directory: inside an asar they have no other. */
export type Places = { readonly rendererDir: string; readonly preload: string; readonly assetsDir: string }

/** The desktop door, from the first line of the program to the last. */
export function openDesktop(places: Places): void {
  app.setName('Tunesheet')
  app.setAppUserModelId('app.tunesheet')
  const moved = process.env['TUNESHEET_HOME']
  const { projectsDir, stateDir } = folders()
  app.setPath('userData', moved ? join(moved, 'desktop') : dirname(stateDir))
  if (!app.requestSingleInstanceLock()) {
    // The first one has our command line now and opens what it names.
    app.quit()
    return
  }
  registerScheme()
  app.enableSandbox()
  const opened = collectOpenedFiles()
  void app.whenReady().then(() => {
    start(places, { projectsDir: moved ? projectsDir : join(app.getPath('documents'), 'Tunesheet'), stateDir }, opened)
  })
}

/** A Mac tells of files before the app is ready: they wait until somebody takes them. */
function collectOpenedFiles(): { waiting: string[]; take: ((path: string) => void) | null } {
  const opened: { waiting: string[]; take: ((path: string) => void) | null } = {
    waiting: filesIn(process.argv.slice(1), process.cwd()),
    take: null,
  }
  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (opened.take) opened.take(path)
    else opened.waiting.push(path)
  })
  return opened
}

function start(
  places: Places,
  dirs: { projectsDir: string; stateDir: string },
  opened: ReturnType<typeof collectOpenedFiles>,
): void {
  // What the window is told as `navigator.language`.
  setNotation(app.getLocale())
  const home = homeAddress(app.isPackaged)
  guardSession(session.defaultSession, home)
  serveWindow(places.rendererDir)
  const store = desktopStore(dirs.stateDir)
  const host = desktopHost(dirs, store)
  const practicePace = Number(process.env['TUNESHEET_PRACTICE_PACE'] ?? 1)
  const core = createApp({ host, version, assetsDir: places.assetsDir, practicePace })
  acceptWindows(core, home)
  const open = (place = ''): void => {
    openWindow({ home, preload: places.preload, store }, place)
  }
  const openFile = (path: string): void => {
    void openFromOutside(path, core, open)
  }
  installMenu({
    newWindow: () => {
      open()
    },
  })
  if (opened.waiting.length === 0) open()
  for (const path of opened.waiting) openFile(path)
  opened.take = openFile
  app.on('second-instance', (_event, argv, workingDirectory) => {
    const files = filesIn(argv.slice(1), workingDirectory)
    for (const path of files) openFile(path)
    const [window] = BrowserWindow.getAllWindows()
    if (files.length > 0) return
    if (window) toFront(window)
    else open()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open()
  })
  closeInOrder(core)
}

/** The program ends when the last commit is on disk and every file is let go, not before. */
function closeInOrder(core: App): void {
  let closed: Promise<void> | null = null
  let done = false
  app.on('window-all-closed', () => {
    // A Mac keeps an app without windows.
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    if (done) return
    event.preventDefault()
    closed ??= core.close().finally(() => {
      done = true
      app.quit()
    })
  })
}
