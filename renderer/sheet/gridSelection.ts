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

/**
 * What is left of a selection in a view of so many rows: after rows went away the last one is active instead. The row
 * that adds rows may be active too.
 */
export function withinRows(selection: GridSelection, count: number): GridSelection {
  const { current, rows } = selection
  if (!current || (current.cell[1] <= count && current.range.y + current.range.height <= count + 1)) {
    return (rows.last() ?? -1) < count
      ? selection
      : { ...selection, rows: rows.remove([count, (rows.last() ?? count) + 1]) }
  }
  const y = Math.max(0, Math.min(current.range.y, count - 1))
  const height = Math.max(1, Math.min(current.range.height, count - y))
  const cell = [current.cell[0], Math.min(current.cell[1], y + height - 1)] as const
  return { ...selection, current: { ...current, cell, range: { ...current.range, y, height } } }
}

/** The row the side panel shows: that of the active cell, or the first of the chosen rows. */
export function activeRow(selection: GridSelection): number | null {
  return selection.current?.cell[1] ?? selection.rows.first() ?? null
}
