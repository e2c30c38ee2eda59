import { app, BrowserWindow, dialog, nativeTheme } from 'electron'
import { offerContextMenu } from './contextMenu.ts'
import { guardContents } from './guards.ts'
import type { DesktopStore } from './store.ts'
import { tell } from './trouble.ts'
import { rememberState, restoredState } from './windowState.ts'

export type Windows = {
  /** The page's address, and where the bundled preload lies. */
  readonly home: string
  readonly preload: string
  /** Picture of the app, where the system does not take it from the program. */
  readonly icon: string
  readonly store: DesktopStore
}

/** Behind the page until it has drawn itself: the surface colours of both themes, so that nothing flashes. */
const SURFACE = { light: '#FFFFFF', dark: '#1C2122' } as const

/** Where the steps are drawn: the page keeps 52 px free for the lights of a Mac, at 20/20. */
const MAC_FRAME = { titleBarStyle: 'hiddenInset', trafficLightPosition: { x: 20, y: 20 } } as const

/** Opens a window; `place` is what follows `#` in its address. */
export function openWindow({ home, preload, icon, store }: Windows, place = ''): BrowserWindow {
  const { maximized, ...bounds } = restoredState(store)
  const others = BrowserWindow.getAllWindows().length
  const window = new BrowserWindow({
    ...(others > 0 ? { width: bounds.width, height: bounds.height } : bounds),
    minWidth: 960,
    minHeight: 620,
    show: false,
    title: 'Tunesheet',
    backgroundColor: nativeTheme.shouldUseDarkColors ? SURFACE.dark : SURFACE.light,
    ...(process.platform === 'darwin' && MAC_FRAME),
    ...(process.platform === 'linux' && { icon }),
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  })
  guardContents(window.webContents, home)
  offerContextMenu(window.webContents)
  rememberState(window, store)
  window.once('ready-to-show', () => {
    if (maximized && others === 0) window.maximize()
    window.show()
  })
  askBeforeLosing(window)
  recover(window)
  // Windows logs off: a page that is closed keeps what stands in an open field, one that is killed does not.
  window.on('session-end', () => {
    app.quit()
  })
  window.loadURL(place === '' ? home : `${home}#${place}`).catch((error: unknown) => {
    if (!window.isDestroyed()) tell('loading a window', error)
  })
  return window
}

/** The page holds the closing back while an edit could not be saved (a full disk): the user decides. */
function askBeforeLosing(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: 'Your last edit is not saved yet.',
      detail: 'Close the window anyway, and that edit is lost. Everything before it is safe.',
      buttons: ['Keep the Window Open', 'Close Anyway'],
      defaultId: 0,
      cancelId: 0,
    })
    // For this event, preventing means: let it go.
    if (choice === 1) event.preventDefault()
  })
}

/** A page that crashed is loaded again: all it held is in the project file. Once a minute; then the user decides. */
function recover(window: BrowserWindow): void {
  let last = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const again = performance.now() - last < 60_000
    last = performance.now()
    if (again) void askAfterCrash(window)
    else window.webContents.reload()
  })
}

async function askAfterCrash(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'This window stopped working again.',
    detail: 'Your project is safe: every edit that was saved is in its file. If it goes on, close other programs.',
    buttons: ['Open It Again', 'Close the Window'],
    defaultId: 0,
    cancelId: 1,
  })
  if (window.isDestroyed()) return
  if (response === 0) window.webContents.reload()
  else window.destroy()
}
