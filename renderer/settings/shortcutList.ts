type Shortcut = { readonly keys: string; readonly does: string }

/** Keys that belong to a place and not to the registry of actions; written as in actions.ts. */
export const KEYS_BY_PLACE: readonly { readonly place: string; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    place: 'In the sheet',
    shortcuts: [
      { keys: 'Enter', does: 'Edit the cell; while editing, keep it' },
      { keys: 'F2', does: 'Edit the cell' },
      { keys: 'Esc', does: 'Leave the cell as it was' },
      { keys: 'Alt+Enter', does: 'New line in a cell' },
      { keys: 'Tab', does: 'To the next cell' },
      { keys: 'Shift+Arrows', does: 'Select more' },
      { keys: 'Mod+Arrows', does: 'To the edge' },
      { keys: 'Mod+A', does: 'Select all rows in view' },
      { keys: 'Mod+C', does: 'Copy' },
      { keys: 'Mod+V', does: 'Paste' },
      { keys: 'Mod+X', does: 'Cut' },
      { keys: 'Delete', does: 'Clear cells' },
      { keys: 'Mod+D', does: 'Fill down' },
      { keys: 'Mod+R', does: 'Fill right' },
      { keys: 'Mod+Shift+=', does: 'Insert row below' },
      { keys: 'Mod+-', does: 'Remove the selected rows' },
      { keys: 'Mod+F', does: 'Search the sheet' },
      { keys: 'Mod+I', does: 'Show or hide the example panel' },
      { keys: 'F6', does: 'Next region' },
    ],
  },
  {
    place: 'Everywhere',
    shortcuts: [
      { keys: 'Tab', does: 'To the next control' },
      { keys: 'Esc', does: 'Close a dialog or a menu' },
    ],
  },
]
