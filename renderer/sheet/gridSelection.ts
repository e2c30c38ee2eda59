import { CompactSelection, type GridSelection } from '@glideapps/glide-data-grid'
import type { Landing } from './acts.ts'
import { FIRST_FIELD, type Selected } from './selection.ts'

export const NOTHING: GridSelection = { columns: CompactSelection.empty(), rows: CompactSelection.empty() }

/** The grid's selection in plain numbers. */
export function selectedOf(selection: GridSelection): Selected {
  return {
    range: selection.current?.range ?? null,
    rows: [...selection.rows.items],
    columns: [...selection.columns.items],
  }
}

/** A rectangle with its first cell active. */
export function selectBox(box: Landing): GridSelection {
  return { ...NOTHING, current: { cell: [box.x, box.y], range: { ...box }, rangeStack: [] } }
}

/** The column of marks cannot be entered: what reaches into it starts at the first field. */
export function withoutMarks(selection: GridSelection): GridSelection {
  const { current } = selection
  const columns = selection.columns.hasIndex(0) ? selection.columns.remove(0) : selection.columns
  if (!current || current.range.x >= FIRST_FIELD)
    return columns === selection.columns ? selection : { ...selection, columns }
  const cut = FIRST_FIELD - current.range.x
  return {
    ...selection,
    columns,
    current: {
      ...current,
      cell: [Math.max(FIRST_FIELD, current.cell[0]), current.cell[1]],
      range: { ...current.range, x: FIRST_FIELD, width: Math.max(1, current.range.width - cut) },
    },
  }
}

/** The row the side panel shows: that of the active cell, or the first of the chosen rows. */
export function activeRow(selection: GridSelection): number | null {
  return selection.current?.cell[1] ?? selection.rows.first() ?? null
}
