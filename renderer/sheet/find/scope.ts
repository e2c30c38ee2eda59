import type { FindScope } from '../../../shared/contract/find.ts'
import type { Column, ColumnId } from '../../../shared/domain/column.ts'
import type { View } from '../../../shared/domain/view.ts'
import type { SizedField } from '../columns/fields.ts'
import { type Area, cellsIn } from '../selection/selection.ts'

/** Where is looked: all columns on screen, one of them, or the cells that were selected when it was chosen. */
export type Where = { readonly in: 'all' } | { readonly in: 'column'; readonly column: ColumnId } | Selected
type Selected = { readonly in: 'selection'; readonly scope: FindScope }

export const EVERYWHERE: Where = { in: 'all' }

export function columnsOf(fields: readonly SizedField[]): Column[] {
  return fields.flatMap((field) => (field.kind === 'text' ? [field.column] : []))
}

/** The selected cells, for a look; null: there is not one block of several cells. */
export function selectionScope(areas: readonly Area[], fields: readonly SizedField[], view: View): Selected | null {
  const [area] = areas
  if (areas.length !== 1 || !area || cellsIn(areas) < 2) return null
  const columns = area.fields.flatMap((at) => {
    const field = fields[at]
    return field?.kind === 'text' ? [field.column.id] : []
  })
  if (columns.length === 0) return null
  const stretches = area.stretches.map(([from, to]): [number, number] => [from, to])
  return { in: 'selection', scope: { view, stretches, columns } }
}

/** Null: there is nowhere to look. A column that is gone counts as all of them. */
export function scopeOf(where: Where, columns: readonly Column[], view: View): FindScope | null {
  if (where.in === 'selection') return where.scope
  const ids = columns.map(({ id }) => id)
  if (ids.length === 0) return null
  return { view, columns: where.in === 'column' && ids.includes(where.column) ? [where.column] : ids }
}

/** The sheet's rows in the order of the view, none left out. */
export function wholeView({ sort }: View): View {
  return sort ? { sort } : {}
}
