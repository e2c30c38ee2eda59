import type { BrowserWindow } from 'electron'
import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import type { DesktopStore, WindowState } from '../../../electron/desktop/store.ts'
import { isReachable, rememberState, restoredState } from '../../../electron/desktop/windowState.ts'

const laptop = { x: 0, y: 0, width: 1440, height: 875 }
vi.mock('electron', () => ({
  screen: { getAllDisplays: () => [{ workArea: laptop }], getPrimaryDisplay: () => ({ workArea: laptop }) },
}))

const saved = (window?: WindowState): DesktopStore => ({ read: () => ({ window, keys: {} }), write: () => undefined })

describe('the place of a window', () => {
  it('can be reached when its title bar can be grabbed', () => {
    expect(isReachable({ x: 100, y: 100, width: 800, height: 600 }, [laptop])).toBe(true)
    expect(isReachable({ x: 1400, y: 100, width: 800, height: 600 }, [laptop])).toBe(false)
    expect(isReachable({ x: 100, y: -40, width: 800, height: 600 }, [laptop])).toBe(false)
    expect(isReachable({ x: 2000, y: 100, width: 800, height: 600 }, [laptop, { ...laptop, x: 1440 }])).toBe(true)
  })

  it('is where it was', () => {
    const state = { x: 20, y: 30, width: 1200, height: 800, maximized: true }
    expect(restoredState(saved(state))).toEqual(state)
  })

  it('is left to the system, and fits, when the screen it was on is gone', () => {
    const far = { x: 3000, y: 30, width: 2500, height: 1400, maximized: false }
    expect(restoredState(saved(far))).toEqual({ width: 1440, height: 875, maximized: false })
    expect(restoredState(saved())).toEqual({ width: 1440, height: 875, maximized: false })
  })
})

describe('a window that closes', () => {
  it('closes although its place cannot be written, as on a full disk', () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const full: DesktopStore = {
      read: () => ({ keys: {} }),
      write: () => {
        throw new Error('ENOSPC')
      },
    }
    const window = Object.assign(new EventEmitter(), { getNormalBounds: () => laptop, isMaximized: () => false })
    rememberState(window as unknown as BrowserWindow, full)
    window.emit('close')
    expect(stderr).toHaveBeenCalledOnce()
  })
})
