/**
 * A stand-in for the main-process side of the `electron` module, to boot the built desktop door where no Electron binary
 * can be had: windows are pages of a real Chromium, `app://` goes through the app's own `protocol.handle` with its
 * headers, the preload runs as a classic script, ports cross for real. Written from Electron's documentation; it knows
 * what the app uses, under Electron's own names (see ../standIn.test.ts).
 */
import { app } from './app.ts'
import { StandInMenu as Menu } from './menus.ts'
import { dialog, nativeTheme, safeStorage, screen, shell, StandInNotification as Notification } from './parts.ts'
import { fromPages as ipcMain } from './ports.ts'
import { protocol, session } from './session.ts'
import { StandInWindow as BrowserWindow } from './windows.ts'

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
}

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
}
// Some packages import the module as a whole.
export { electron as default }
