import type { MenuItemConstructorOptions } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { installMenu } from '../../../electron/desktop/menu.ts'

const { made, sent } = vi.hoisted(() => ({
  made: { template: [] as MenuItemConstructorOptions[] },
  sent: [] as string[],
}))
vi.mock('electron', () => {
  class BrowserWindow {
    static all: BrowserWindow[] = []
    static getAllWindows = () => BrowserWindow.all
    static getFocusedWindow = () => BrowserWindow.all[0] ?? null
    readonly webContents = {
      send: (_channel: string, id: string) => sent.push(id),
      undo: () => sent.push('undo in text'),
    }
  }
  const Menu = {
    setApplicationMenu: () => undefined,
    buildFromTemplate: (template: MenuItemConstructorOptions[]) => (made.template = template),
  }
  return { app: { name: 'Tunesheet', isPackaged: true }, BrowserWindow, Menu }
})

const electron = await import('electron')
const windows = electron.BrowserWindow as unknown as { new (): unknown; all: unknown[] }

function click(id: string, triggeredByAccelerator = false): void {
  const items = made.template.flatMap(({ submenu }) => submenu as MenuItemConstructorOptions[])
  const item = items.find((one) => one.id === id)
  item?.click?.(item as never, windows.all[0] as never, { triggeredByAccelerator })
}

describe('the menu', () => {
  const opened: (string | undefined)[] = []
  beforeEach(() => {
    sent.length = opened.length = 0
    windows.all = []
    installMenu({ newWindow: (place) => opened.push(place) })
  })

  it('tells the window in front what was chosen', () => {
    windows.all = [new windows()]
    click('export')
    click('settings')
    expect(sent).toEqual(['export', 'settings'])
    expect(opened).toEqual([])
  })

  it('leaves keys that the page left alone to the text field', () => {
    windows.all = [new windows()]
    click('undo', true)
    click('export', true)
    expect(sent).toEqual(['undo in text'])
  })

  it('opens a window where there is none, for what needs no sheet', () => {
    click('settings')
    click('import-file', true)
    click('export')
    click('new-window')
    expect(opened).toEqual(['at=settings', '', undefined])
  })
})
