import { BrowserWindow, dialog, ipcMain, nativeTheme, type IpcMainEvent } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import type { App } from '../app.ts'
import { guardContents } from './guards.ts'
import { isOwnAddress } from './origin.ts'
import type { DesktopStore } from './store.ts'
import { rememberState, restoredState } from './windowState.ts'

export type Windows = {
  /** The page's address, and where the bundled preload lies. */
  readonly home: string
  readonly preload: string
  readonly store: DesktopStore
}

/** Behind the page until it has drawn itself: the surface colours of both themes, so that nothing flashes. */
const SURFACE = { light: '#FFFFFF', dark: '#1C2122' } as const

/** Where the steps are drawn: the page keeps 52 px free for the lights of a Mac, at 20/20. */
const MAC_FRAME = { titleBarStyle: 'hiddenInset', trafficLightPosition: { x: 20, y: 20 } } as const

/** Opens a window; `place` is what follows `#` in its address. */
export function openWindow({ home, preload, store }: Windows, place = ''): BrowserWindow {
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
  rememberState(window, store)
  window.once('ready-to-show', () => {
    if (maximized && others === 0) window.maximize()
    window.show()
  })
  askBeforeLosing(window)
  recover(window)
  void window.loadURL(place === '' ? home : `${home}#${place}`)
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

/** A page that crashed is loaded again: all it held is in the project file. At most once a minute, or it would never end. */
function recover(window: BrowserWindow): void {
  let last = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed() || performance.now() - last < 60_000) return
    last = performance.now()
    window.webContents.reload()
  })
}

/** Lets pages of ours speak the contract: each brings one end of a message channel. */
export function acceptWindows(app: Pick<App, 'router' | 'services'>, home: string): void {
  const handler = new RPCHandler(app.router)
  ipcMain.on('tunesheet:connect', (event) => {
    const [port] = event.ports
    if (!port) return
    if (!isOwnPage(event, home)) {
      port.close()
      process.stderr.write(
        `tunesheet: refused a connection from ${event.senderFrame?.url.slice(0, 200) ?? 'a page that is gone'}\n`,
      )
      return
    }
    handler.upgrade(port, { context: app.services })
    // Electron's ports hold everything back until they are started.
    port.start()
  })
}

/** The main frame of one of our windows, and nothing that got into it. */
function isOwnPage(event: IpcMainEvent, home: string): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isOwnAddress(frame.url, home)
}
