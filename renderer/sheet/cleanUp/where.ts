import type { FindScope } from '../../../shared/contract/find.ts'
import { type Column, type ColumnId, isSent } from '../../../shared/domain/column.ts'
import type { View } from '../../../shared/domain/view.ts'
import type { Field } from '../fields.ts'
import { type Area, rowsIn } from '../selection.ts'
import type { Choice } from './words.ts'

/** Which rows a tool goes through. */
export type Rows = 'selected' | 'shown' | 'all'

/** The sheet as it was when the tools were opened. */
export type Sight = {
  readonly view: View
  readonly filtered: boolean
  /** Rows of the view, and of the sheet. */
  readonly shown: number
  readonly all: number
  /** The newest selected cells; null: none. */
  readonly area: Area | null
  readonly fields: readonly Field[]
}

/** Rows that can be chosen, with how many they are, the likeliest first. */
export function rowChoices({ area, filtered, shown, all }: Sight): { rows: Rows; count: number }[] {
  const selected = area && area.whole !== 'columns' ? rowsIn(area) : 0
  const others = filtered
    ? [{ rows: 'shown', count: shown } as const, { rows: 'all', count: all } as const]
    : [{ rows: 'all', count: all } as const]
  if (selected === 0) return others
  const chosen = { rows: 'selected', count: selected } as const
  // One cell is selected always; nobody means it by that.
  return selected > 1 || area?.whole === 'rows' ? [chosen, ...others] : [...others, chosen]
}

/** The columns a tool begins with: those of the selected cells, or for rows all that make them what they are. */
export function firstColumns(choice: Choice, { area, fields }: Sight, columns: readonly Column[]): ColumnId[] {
  const ids = (some: readonly Column[]): ColumnId[] => some.map(({ id }) => id)
  if (choice === 'remove-empty') return ids(columns)
  const sent = columns.filter(isSent)
  if (choice === 'remove-repeats') return ids(sent.length > 0 ? sent : columns)
  const selected = (area?.fields ?? []).flatMap((at) => {
    const field = fields[at]
    return field?.kind === 'text' ? [field.column] : []
  })
  const likely = selected.length > 0 ? selected : sent.length > 0 ? sent : columns
  return ids(choice === 'split' ? likely.slice(0, 1) : likely)
}

/** What the core is asked about; null: there is no column. */
export function scopeOf(rows: Rows, columns: readonly ColumnId[], { view, area }: Sight): FindScope | null {
  if (columns.length === 0) return null
  const wanted = [...columns]
  if (rows === 'shown') return { view, columns: wanted }
  if (rows === 'all') return { view: view.sort ? { sort: view.sort } : {}, columns: wanted }
  const stretches = (area?.stretches ?? []).map(([from, to]): [number, number] => [from, to])
  return { view, stretches, columns: wanted }
}
