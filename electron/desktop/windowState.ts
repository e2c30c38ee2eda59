import type { BrowserWindow, Rectangle } from 'electron'
import { screen } from 'electron'
import type { DesktopStore, WindowState } from './store.ts'
import { tell } from './trouble.ts'

const DEFAULT: WindowState = { width: 1440, height: 900, maximized: false }

/** Room a window must have on a screen for its title bar to be grabbed. */
const GRIP = 80

/** Whether enough of a rectangle lies on one of the screens that are there now. */
export function isReachable(bounds: Rectangle, screens: readonly Rectangle[]): boolean {
  return screens.some((area) => {
    const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
    return across >= GRIP && bounds.y >= area.y && bounds.y <= area.y + area.height - GRIP
  })
}

/** Size and place of the last window, fitted to the screens of today. */
export function restoredState(store: DesktopStore): WindowState {
  const saved = store.read().window ?? DEFAULT
  const areas = screen.getAllDisplays().map((display) => display.workArea)
  const main = screen.getPrimaryDisplay().workArea
  const width = Math.min(saved.width, main.width)
  const height = Math.min(saved.height, main.height)
  const { x, y, maximized } = saved
  if (x === undefined || y === undefined || !isReachable({ x, y, width: saved.width, height: saved.height }, areas)) {
    return { width, height, maximized }
  }
  return saved
}

/** Remembers where a window was when it closes. */
export function rememberState(window: BrowserWindow, store: DesktopStore): void {
  window.on('close', () => {
    try {
      store.write({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } })
    } catch (error) {
      // A full disk must not keep a window open.
      tell('remembering a window', error)
    }
  })
}
