import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * What the menu does itself; everything else is an action of the window, by the id that renderer/ gave it. `place` is what
 * follows `#` in the window's address.
 */
export type MenuDoes = { readonly newWindow: (place?: string) => void }

type Item = MenuItemConstructorOptions

type Action = (id: string, label: string, accelerator?: string, inText?: 'undo' | 'redo') => Item

/** Where a new window begins, for what a Mac's menu offers also while no window is open. */
const PLACES: Readonly<Record<string, string>> = {
  'import-file': '',
  'open-project': '',
  'go-welcome': '',
  settings: 'at=settings',
}

/**
 * Makes items that tell the window in front to run an action. Their shortcut is only shown: the page hears the keys first,
 * and knows whether somebody is typing or has to answer a question. A Mac passes on what the page left alone, which then
 * belongs to the text field, if to anybody.
 */
function actionsFor({ newWindow }: MenuDoes): Action {
  return (id, label, accelerator, inText) => ({
    id,
    label,
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
    click: (_item, clicked, event) => {
      const window = clicked instanceof BrowserWindow ? clicked : BrowserWindow.getFocusedWindow()
      const place = PLACES[id]
      if (!window && place !== undefined && BrowserWindow.getAllWindows().length === 0) newWindow(place)
      else if (!event.triggeredByAccelerator) window?.webContents.send('tunesheet:menu', id)
      else if (inText) window?.webContents[inText]()
    },
  })
}

const LINE: Item = { type: 'separator' }

function fileMenu(action: Action, { newWindow }: MenuDoes, mac: boolean): Item {
  return {
    label: 'File',
    submenu: [
      {
        id: 'new-window',
        label: 'New Window',
        accelerator: 'CmdOrCtrl+Shift+N',
        click: () => {
          newWindow()
        },
      },
      LINE,
      action('import-file', 'New from a File…', 'CmdOrCtrl+O'),
      action('open-project', 'Open Project…', 'CmdOrCtrl+Shift+O'),
      ...(mac ? [{ role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] } satisfies Item] : []),
      action('rename-project', 'Rename Project…'),
      action('go-welcome', 'All Projects'),
      LINE,
      action('export', 'Save Training File…', 'CmdOrCtrl+E'),
      action('export-table', 'Save as Excel or CSV…', 'F12'),
      action('send-review', 'Send to a Colleague…'),
      action('bring-review', 'Bring a Review Back…'),
      LINE,
      ...(mac ? [] : [action('settings', 'Settings…', 'CmdOrCtrl+,'), LINE]),
      mac ? { role: 'close' } : { role: 'quit' },
    ],
  }
}

function editMenu(action: Action): Item {
  return {
    label: 'Edit',
    submenu: [
      action('undo', 'Undo', 'CmdOrCtrl+Z', 'undo'),
      action('redo', 'Redo', process.platform === 'darwin' ? 'Shift+Command+Z' : 'Ctrl+Y', 'redo'),
      LINE,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'pasteAndMatchStyle', label: 'Paste as Plain Text' },
      { role: 'selectAll' },
      LINE,
      action('find', 'Find…', 'CmdOrCtrl+F'),
      action('find-replace', 'Find and Replace…', process.platform === 'darwin' ? 'Alt+Command+F' : 'Ctrl+H'),
      action('go-to-row', 'Go to a Row…', 'Ctrl+G'),
      action('find-action', 'Find an Action…', 'CmdOrCtrl+K'),
    ],
  }
}

function viewMenu(action: Action): Item {
  return {
    label: 'View',
    submenu: [
      ...['Data', 'Check', 'Cost', 'Train', 'Try'].map((step, index) =>
        action(`go-${step.toLowerCase()}`, step, `CmdOrCtrl+${index + 1}`),
      ),
      LINE,
      action('inspector', 'Inspector', 'CmdOrCtrl+I'),
      LINE,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      // Development builds only: a reload or the tools are no part of a spreadsheet.
      ...(app.isPackaged ? [] : [LINE, { role: 'reload' } satisfies Item, { role: 'toggleDevTools' } satisfies Item]),
    ],
  }
}

function windowMenu(mac: boolean): Item {
  return {
    role: 'window',
    label: 'Window',
    submenu: [
      { role: 'minimize' },
      ...(mac
        ? [{ role: 'zoom' } satisfies Item, LINE, { role: 'front' } satisfies Item]
        : [{ role: 'close' } satisfies Item]),
    ],
  }
}

/** A Mac keeps About, Settings and Quit under the app's own name. */
function appMenu(action: Action): Item {
  return {
    label: app.name,
    submenu: [
      { role: 'about' },
      LINE,
      action('settings', 'Settings…', 'Command+,'),
      LINE,
      { role: 'services' },
      LINE,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      LINE,
      { role: 'quit' },
    ],
  }
}

/** Puts the menu of this system in place; its items do what the window does for the same words. */
export function installMenu(does: MenuDoes): void {
  const mac = process.platform === 'darwin'
  const action = actionsFor(does)
  const help: Item = {
    role: 'help',
    label: 'Help',
    submenu: [action('shortcuts', 'Keyboard Shortcuts'), ...(mac ? [] : [LINE, { role: 'about' } satisfies Item])],
  }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [appMenu(action)] : []),
      fileMenu(action, does, mac),
      editMenu(action),
      viewMenu(action),
      windowMenu(mac),
      help,
    ]),
  )
}
