import type { Column } from './column.ts'
import type { Cells, Split } from './row.ts'

const HELD_BACK: ReadonlySet<string> = new Set([
  'validation',
  'valid',
  'val',
  'test',
  'testing',
  'eval',
  'evaluation',
  'dev',
  'held back',
  'held-back',
  'heldback',
  'holdout',
  'hold-out',
])

/** What a cell of a split column says: `Val`, `test`, `held back` … hold the row back; every other word trains. */
export function toSplit(text: string): Split {
  return HELD_BACK.has(text.trim().toLowerCase()) ? 'validation' : 'train'
}

/** A row's part: what its split column says, or what is stored where there is no such column or its cell is blank. */
export function splitOf(columns: readonly Pick<Column, 'id' | 'role'>[], cells: Cells, stored: Split): Split {
  for (const column of columns) {
    const text = column.role === 'split' ? (cells[column.id] ?? '') : ''
    if (text.trim() !== '') return toSplit(text)
  }
  return stored
}
