import { app, BrowserWindow, session } from 'electron'
import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setNotation } from '../../shared/format/notation.ts'
import { createApp } from '../app.ts'
import { folders, type Folders } from '../folders.ts'
import { version } from '../version.ts'
import { type Closing, closeInOrder } from './closing.ts'
import { Connections } from './connections.ts'
import { guardSession } from './guards.ts'
import { desktopHost } from './host.ts'
import { installMenu } from './menu.ts'
import { filesIn, openFromOutside, toFront } from './openedFiles.ts'
import { homeAddress } from './origin.ts'
import { registerScheme, serveWindow } from './protocol.ts'
import { desktopStore } from './store.ts'
import { systemFolder } from './systemFolder.ts'
import { catchFaults, refuseToStart } from './trouble.ts'
import { openWindow } from './window.ts'

/** Where the built parts lie, from the bundle and not from the working directory: inside an asar they have no other. */
export type Places = {
  readonly rendererDir: string
  readonly preload: string
  readonly assetsDir: string
  readonly icon: string
}

/** The desktop door, from the first line of the program to the last. */
export function openDesktop(places: Places): void {
  catchFaults()
  app.setName('Tunesheet')
  app.setAppUserModelId('app.tunesheet')
  const moved = process.env['TUNESHEET_HOME'] ? resolve(process.env['TUNESHEET_HOME']) : null
  const { projectsDir, stateDir } = folders({ ...process.env, TUNESHEET_HOME: moved ?? undefined })
  setUserData(moved ? join(moved, 'desktop') : dirname(stateDir))
  if (!app.requestSingleInstanceLock()) {
    // The first one has our command line now and opens what it names.
    app.quit()
    return
  }
  registerScheme()
  app.enableSandbox()
  const opened = collectOpenedFiles()
  app
    .whenReady()
    .then(() => {
      start(
        places,
        {
          projectsDir: moved ? projectsDir : join(systemFolder('documents', dirname(projectsDir)), 'Tunesheet'),
          stateDir,
        },
        opened,
      )
    })
    .catch(refuseToStart)
}

/** Where Chromium keeps its own things. Electron wants a folder that is there. */
function setUserData(path: string): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch {
    // What is written there first says what is wrong with it.
  }
  app.setPath('userData', path)
}

type Opened = { waiting: string[]; take: ((path: string) => void) | null }

/** A Mac tells of files before the app is ready: they wait until somebody takes them. */
function collectOpenedFiles(): Opened {
  const opened: Opened = { waiting: filesIn(process.argv.slice(1), process.cwd()), take: null }
  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (opened.take) opened.take(path)
    else opened.waiting.push(path)
  })
  return opened
}

function start(places: Places, dirs: Folders, opened: Opened): void {
  // What the window is told as `navigator.language`.
  setNotation(app.getLocale())
  const home = homeAddress(app.isPackaged)
  guardSession(session.defaultSession, home)
  serveWindow(places.rendererDir)
  const store = desktopStore(dirs.stateDir)
  const host = desktopHost(dirs, store)
  const practicePace = Number(process.env['TUNESHEET_PRACTICE_PACE'] ?? 1)
  const core = createApp({ host, version, assetsDir: places.assetsDir, practicePace })
  const connections = new Connections(core, home)
  const closing = closeInOrder(core, connections.drained)
  const open = (place = ''): void => {
    openWindow({ home, preload: places.preload, icon: places.icon, store }, place)
  }
  const openFile = (path: string): void => {
    if (!closing.putOff([path])) void openFromOutside(path, core, open)
  }
  installMenu({ newWindow: open })
  if (opened.waiting.length === 0) open()
  for (const path of opened.waiting) openFile(path)
  opened.take = openFile
  heedCalls(closing, { open, openFile })
}

/** The program was started once more, or clicked in the dock. */
function heedCalls(closing: Closing, does: { open: () => void; openFile: (path: string) => void }): void {
  app.on('second-instance', (_event, argv, workingDirectory) => {
    const files = filesIn(argv.slice(1), workingDirectory)
    for (const path of files) does.openFile(path)
    if (files.length > 0 || closing.putOff([])) return
    const [window] = BrowserWindow.getAllWindows()
    if (window) toFront(window)
    else does.open()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0 && !closing.putOff([])) does.open()
  })
}
