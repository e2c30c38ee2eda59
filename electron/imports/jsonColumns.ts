import type { Role } from '../../shared/domain/column.ts'
import { SPELLING_COLUMN } from '../../shared/domain/formats/spelling.ts'

/** What one value puts into columns, by column key. */
export type Placed = Record<string, string>
/** A column that values are placed into; `key` is the name within the layout, `name` the one on screen. */
export type LayoutColumn = { readonly key: string; readonly name: string; readonly role: Role | null }

export const RAW: LayoutColumn = { key: 'raw', name: 'raw line', role: 'raw' }
export const MESSAGES: LayoutColumn = { key: 'messages', name: 'messages', role: 'messages' }
export const SPELLING: LayoutColumn = { key: 'spelling', name: SPELLING_COLUMN, role: 'note' }
const TOOLS: LayoutColumn = { key: 'tools', name: 'tools', role: 'tools' }
/** Columns that only some values need; made when the first of them comes. */
export const ON_DEMAND: readonly LayoutColumn[] = [
  RAW,
  MESSAGES,
  TOOLS,
  { key: 'weight', name: 'weight', role: 'weight' },
  { key: 'system', name: 'system', role: 'system' },
  { key: 'input', name: 'input', role: 'note' },
  { key: 'id', name: 'id', role: 'note' },
  SPELLING,
]
