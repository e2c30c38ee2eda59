type Shortcut = { readonly keys: string; readonly does: string }

/** Keys that belong to a place and not to the registry of actions; written as in actions.ts. */
export const KEYS_BY_PLACE: readonly { readonly place: string; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    place: 'In the sheet',
    shortcuts: [
      { keys: 'Enter', does: 'Edit the cell, keep what was typed' },
      { keys: 'F2', does: 'Edit the cell' },
      { keys: 'Esc', does: 'Leave the cell as it was' },
      { keys: 'Alt+Enter', does: 'New line in a cell' },
      { keys: 'Tab', does: 'To the next cell' },
      { keys: 'Shift+Arrows', does: 'Select more' },
      { keys: 'Mod+Arrows', does: 'To the edge' },
      { keys: 'Mod+A', does: 'Select all rows in view' },
      { keys: 'Mod+C', does: 'Copy' },
      { keys: 'Mod+V', does: 'Paste' },
      { keys: 'Delete', does: 'Clear cells' },
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
