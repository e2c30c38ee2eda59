import { BrowserWindow, Menu, type MenuItemConstructorOptions, type WebContents } from 'electron'

/**
 * What a right click offers in a text field and on selected text. A browser has this by itself, Electron does not; where
 * the page shows a menu of its own, this event does not come.
 */
export function offerContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const items: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'cut', enabled: editFlags.canCut },
          { role: 'copy', enabled: editFlags.canCopy },
          { role: 'paste', enabled: editFlags.canPaste },
          { type: 'separator' },
          { role: 'selectAll', enabled: editFlags.canSelectAll },
        ]
      : selectionText.trim() === ''
        ? []
        : [{ role: 'copy' }]
    const window = BrowserWindow.fromWebContents(contents)
    if (window && items.length > 0) Menu.buildFromTemplate(items).popup({ window })
  })
}
