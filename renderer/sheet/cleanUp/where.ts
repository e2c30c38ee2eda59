import type { FindScope } from '../../../shared/contract/find.ts'
import { type Column, type ColumnId, isSent } from '../../../shared/domain/column.ts'
import type { View } from '../../../shared/domain/view.ts'
import type { Field } from '../columns/fields.ts'
import type { CellBlock } from '../../../shared/contract/tools.ts'
import { type Area, rowsIn, rowsOf } from '../selection/selection.ts'
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
  /** The selected cells; several areas where they do not make one block. */
  readonly areas: readonly Area[]
  readonly fields: readonly Field[]
}

/** Rows that can be chosen, with how many they are, the likeliest first. */
export function rowChoices({ areas, fields, filtered, shown, all }: Sight): { rows: Rows; count: number }[] {
  const area = rowsOf(areas, fields.length)
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
export function firstColumns(choice: Choice, { areas, fields }: Sight, columns: readonly Column[]): ColumnId[] {
  const ids = (some: readonly Column[]): ColumnId[] => some.map(({ id }) => id)
  if (choice === 'remove-empty') return ids(columns)
  const sent = columns.filter(isSent)
  if (choice === 'remove-repeats') return ids(sent.length > 0 ? sent : columns)
  const chosen = new Set(areas.flatMap((area) => area.fields))
  const selected = fields.flatMap((field, at) => (field.kind === 'text' && chosen.has(at) ? [field.column] : []))
  const likely = selected.length > 0 ? selected : sent.length > 0 ? sent : columns
  return ids(choice === 'split' ? likely.slice(0, 1) : likely)
}

/** What the core is asked about: `scope`, and `cells` where the selected ones do not make one block. */
export type Where = { readonly scope: FindScope; readonly cells?: CellBlock[] }

/** Where a tool works; null: there is no column. */
export function whereOf(rows: Rows, columns: readonly ColumnId[], sight: Sight): Where | null {
  const { view, areas, fields } = sight
  if (columns.length === 0) return null
  const wanted = [...columns]
  if (rows === 'shown') return { scope: { view, columns: wanted } }
  if (rows === 'all') return { scope: { view: view.sort ? { sort: view.sort } : {}, columns: wanted } }
  const stretches = pairs(rowsOf(areas, fields.length)?.stretches ?? [])
  const scope = { view, stretches, columns: wanted }
  return areas.length < 2 ? { scope } : { scope, cells: blocksOf(sight, wanted, stretches) }
}

type Pairs = CellBlock['stretches']

/** The selected cells. A column that was chosen besides is meant in all selected rows. */
function blocksOf({ areas, fields }: Sight, wanted: readonly ColumnId[], all: Pairs): CellBlock[] {
  const blocks = areas.flatMap(({ stretches, fields: places }): CellBlock[] => {
    const columns = places.flatMap((at) => {
      const field = fields[at]
      return field?.kind === 'text' ? [field.column.id] : []
    })
    return columns.length > 0 ? [{ stretches: pairs(stretches), columns }] : []
  })
  const besides = wanted.filter((id) => !blocks.some(({ columns }) => columns.includes(id)))
  return besides.length > 0 ? [...blocks, { stretches: all, columns: besides }] : blocks
}

function pairs(stretches: Area['stretches']): Pairs {
  return stretches.map(([from, to]): [number, number] => [from, to])
}
