import type { SaveDialogOptions } from 'electron'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { desktopHost } from '../../../electron/desktop/host.ts'

const { asked, folder, shown } = vi.hoisted(() => {
  const places: { downloads: string | null } = { downloads: null }
  const dialogs: SaveDialogOptions[] = []
  const clicks: (() => void)[] = []
  return { asked: dialogs, folder: places, shown: { clicks, front: 0 } }
})
vi.mock('electron', () => {
  const window = { isMinimized: () => false, show: () => undefined, focus: () => shown.front++ }
  return {
    app: {
      getPath: () => {
        if (folder.downloads === null) throw new Error("Failed to get 'downloads' path")
        return folder.downloads
      },
    },
    BrowserWindow: { getFocusedWindow: () => null, getAllWindows: () => [window] },
    dialog: {
      showSaveDialog: (_window: unknown, options: SaveDialogOptions) => {
        asked.push(options)
        return Promise.resolve({ canceled: false, filePath: '/home/ada/rows.csv' })
      },
    },
    Notification: class {
      static isSupported = () => true
      on(event: string, act: () => void): void {
        if (event === 'click') shown.clicks.push(act)
      }
      show = () => undefined
    },
  }
})

const host = desktopHost(
  { projectsDir: '/home/ada/Documents/Tunesheet', stateDir: '/home/ada/.config/Tunesheet/core' },
  { read: () => ({ keys: {} }), write: () => undefined },
)

describe('the save dialog', () => {
  beforeEach(() => {
    asked.length = 0
    folder.downloads = '/home/ada/Downloads'
  })

  it('asks before a file is replaced, also on Linux, which would not ask by itself', async () => {
    expect(await host.saveFile('rows.csv')).toBe('/home/ada/rows.csv')
    expect(asked[0]?.properties).toContain('showOverwriteConfirmation')
  })

  it('has a filter of the kind, so that a name that is typed without an ending gets one', async () => {
    await host.saveFile('rows.csv')
    await host.saveFile('rows.xlsx')
    await host.saveFile('rows')
    expect(asked.map(({ filters }) => filters?.[0])).toEqual([
      { name: 'CSV table', extensions: ['csv'] },
      { name: 'Excel workbook', extensions: ['xlsx'] },
      undefined,
    ])
  })

  it('begins at home where the system knows no folder for downloads', async () => {
    folder.downloads = null
    await host.saveFile('rows.csv')
    expect(asked[0]?.defaultPath).toBe(join(homedir(), 'rows.csv'))
  })
})

describe('a word in the corner of the screen', () => {
  it('brings the window to the front when it is clicked', () => {
    host.notify('Training is done', 'Try the result.')
    for (const click of shown.clicks) click()
    expect(shown.front).toBe(1)
  })
})
