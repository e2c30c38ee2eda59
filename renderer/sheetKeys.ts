import type { Action } from './actions.ts'

/** What Excel and Sheets have for all that belongs together; a sheet of examples is one such block. */
const ALL = 'Mod+Shift+Space Mod+Shift+8 Mod+*'

/**
 * The keys of the sheet, once: the sheet listens for them and does them, "Find an action" and the list of shortcuts print
 * them. Written as in actions.ts.
 */
export const SHEET_KEYS = {
  'insert-above': { title: 'Insert rows above', shortcut: 'Mod+Alt+=' },
  'insert-below': { title: 'Insert rows below', shortcut: 'Mod+Shift+=' },
  'duplicate-rows': { title: 'Duplicate the selected rows', shortcut: 'Mod+Shift+D' },
  'remove-rows': { title: 'Remove the selected rows', shortcut: 'Mod+-', also: 'Mod+Alt+-' },
  'hide-rows': { title: 'Hide the selected rows', shortcut: 'Mod+9', also: 'Mod+Alt+9' },
  'show-hidden-rows': { title: 'Show hidden rows', shortcut: 'Mod+Shift+9' },
  'fill-down': { title: 'Fill down', shortcut: 'Mod+D' },
  'fill-right': { title: 'Fill right', shortcut: 'Mod+R' },
  'fill-active': { title: 'Fill the selection with the active cell', shortcut: 'Mod+Enter' },
  'copy-above': { title: 'Copy the cell above', shortcut: "Mod+'", also: 'Mod+"' },
  today: { title: 'Write today’s date', shortcut: 'Mod+;', also: 'Ctrl+;' },
  now: { title: 'Write the time', shortcut: 'Mod+Shift+;' },
  'paste-held': { title: 'Paste what was just cut or copied', shortcut: 'Enter' },
  'paste-text': { title: 'Paste as plain text', shortcut: 'Mod+Alt+V' },
  repeat: { title: 'Do the last act again', shortcut: 'F4' },
  clear: { title: 'Clear cells', shortcut: 'Backspace Delete' },
  'select-all': { title: 'Select all cells in view; again: all rows', shortcut: 'Mod+A', also: ALL },
  'select-rows': { title: 'Select whole rows', shortcut: 'Shift+Space' },
  'select-columns': { title: 'Select whole columns', shortcut: 'Ctrl+Space' },
  'select-active': { title: 'Select only the active cell', shortcut: 'Shift+Backspace' },
  'cell-menu': { title: 'Menu of the selected cells', shortcut: 'ContextMenu Shift+F10' },
  'column-menu': { title: 'Menu of the column', shortcut: 'Alt+ArrowDown' },
  'show-cell': { title: 'Bring the selected cell into sight', shortcut: 'Mod+Backspace' },
} as const satisfies Readonly<Record<string, Pick<Action, 'title' | 'shortcut' | 'also'> & { shortcut: string }>>

export type SheetKey = keyof typeof SHEET_KEYS

type Listed = { readonly keys: string; readonly does: string }

/** Keys that move or edit and would be no use in a list of actions to choose from. */
export const KEYS_BY_PLACE: readonly { readonly place: string; readonly shortcuts: readonly Listed[] }[] = [
  {
    place: 'Move in the sheet',
    shortcuts: [
      { keys: 'Arrows', does: 'To the next cell' },
      { keys: 'Mod+Arrows', does: 'To the edge of the data' },
      { keys: 'Home', does: 'To the first column' },
      { keys: 'End', does: 'To the last column' },
      { keys: 'Mod+Home', does: 'To the first cell' },
      { keys: 'Mod+End', does: 'To the last cell' },
      { keys: 'PageDown', does: 'A screen down' },
      { keys: 'PageUp', does: 'A screen up' },
      { keys: 'Alt+PageDown', does: 'A screen to the right' },
      { keys: 'Alt+PageUp', does: 'A screen to the left' },
      { keys: 'Tab', does: 'To the right, or through the selected cells' },
      { keys: 'Shift+Arrows', does: 'Select more; also with Home, End and Page' },
      { keys: 'Mod+Click', does: 'Select another range, row or column as well' },
      { keys: 'Shift+Click', does: 'Select up to here' },
    ],
  },
  {
    place: 'Edit cells and columns',
    shortcuts: [
      { keys: 'Enter', does: 'Edit the cell; while editing, keep it' },
      { keys: 'F2', does: 'Edit the cell; again: arrows move on to other cells, or in the text' },
      { keys: 'Escape', does: 'Leave the cell as it was' },
      { keys: 'Alt+Enter', does: 'New line in the cell' },
      { keys: 'Mod+Enter', does: 'Write the text into all selected cells' },
      { keys: 'Mod+Shift+=', does: 'With whole columns selected: add columns to the left' },
      { keys: 'Mod+-', does: 'With whole columns selected: delete them' },
      { keys: 'Ctrl+0', does: 'Hide the selected columns' },
      { keys: 'Ctrl+Shift+0', does: 'Show hidden columns' },
      { keys: 'Mod+C', does: 'Copy; Esc lets go of it' },
      { keys: 'Mod+X', does: 'Cut: moves with the next paste; Esc lets go of it' },
      { keys: 'Mod+V', does: 'Paste' },
    ],
  },
  {
    place: 'Everywhere',
    shortcuts: [
      { keys: 'Tab', does: 'To the next control' },
      { keys: 'Escape', does: 'Close a dialog or a menu' },
    ],
  },
]
