import { CompactSelection, type GridSelection } from '@glideapps/glide-data-grid'
import type { Landing } from '../acts.ts'
import { type Box, type Chosen, only } from '../keys/navigation.ts'
import { FIRST_FIELD, type Selected, type Stretch } from './selection.ts'

type Current = NonNullable<GridSelection['current']>

export const NOTHING: GridSelection = { columns: CompactSelection.empty(), rows: CompactSelection.empty() }

export function isNothing({ current, rows, columns }: GridSelection): boolean {
  return current === undefined && rows.length === 0 && columns.length === 0
}

/** The grid's selection in plain numbers. */
export function selectedOf(selection: GridSelection): Selected {
  return {
    range: selection.current?.range ?? null,
    more: selection.current?.rangeStack ?? [],
    rows: [...selection.rows.items],
    columns: [...selection.columns.items],
  }
}

/** The same for the keys, which need a cell to go on from; null: nothing is selected. */
export function chosenOf(selection: GridSelection): Chosen | null {
  const { current } = selection
  if (!current) return null
  const [x, y] = current.cell
  const { range: box, more, rows, columns } = selectedOf(selection)
  return { ...only({ x, y }), ...(box ? { box } : {}), more, rows, columns }
}

/** What the keys have chosen, as the grid wants it. */
export function gridOf({ cell, box, more, rows, columns }: Chosen): GridSelection {
  const whole = rows.length > 0 || columns.length > 0
  return {
    current: {
      cell: [cell.x, cell.y],
      range: whole ? { x: cell.x, y: cell.y, width: 1, height: 1 } : { ...box },
      rangeStack: whole ? [] : more.map((one) => ({ ...one })),
    },
    rows: compact(rows),
    columns: compact(columns),
  }
}

/** A rectangle with its first cell active. */
export function selectBox(box: Landing): GridSelection {
  return { ...NOTHING, current: { cell: [box.x, box.y], range: { ...box }, rangeStack: [] } }
}

/**
 * What the mouse chose, made fit for keys: the column of marks cannot be entered, so what reaches into it starts at the
 * first field; and whole rows and columns have an active cell, which the grid takes away from them.
 */
export function fitForKeys(selection: GridSelection): GridSelection {
  const columns = selection.columns.hasIndex(0) ? selection.columns.remove(0) : selection.columns
  const current = selection.current ?? wholeCell(selection.rows, columns)
  if (!current) return columns === selection.columns ? selection : { ...selection, columns }
  if (current.range.x >= FIRST_FIELD && current.cell[0] >= FIRST_FIELD) return { ...selection, columns, current }
  const cut = Math.max(0, FIRST_FIELD - current.range.x)
  return {
    ...selection,
    columns,
    current: {
      ...current,
      cell: [Math.max(FIRST_FIELD, current.cell[0]), current.cell[1]],
      range: { ...current.range, x: FIRST_FIELD, width: Math.max(1, current.range.width - cut) },
      rangeStack: current.rangeStack.map(withoutMarks),
    },
  }
}

function withoutMarks(box: Box): Box {
  const cut = Math.max(0, FIRST_FIELD - box.x)
  return { ...box, x: box.x + cut, width: Math.max(1, box.width - cut) }
}

function wholeCell(rows: CompactSelection, columns: CompactSelection): GridSelection['current'] {
  const row = rows.last()
  const column = columns.last()
  if (row === undefined && column === undefined) return undefined
  const cell = [column ?? FIRST_FIELD, row ?? 0] as const
  return { cell, range: { x: cell[0], y: cell[1], width: 1, height: 1 }, rangeStack: [] }
}

function compact(stretches: readonly Stretch[]): CompactSelection {
  return stretches.reduce((all, [from, to]) => all.add([from, to]), CompactSelection.empty())
}

/**
 * What is left of a selection in a view of so many rows: after rows went away the last one is active instead. The row
 * that adds rows may be active too.
 */
export function withinRows(selection: GridSelection, count: number): GridSelection {
  const { current, rows } = selection
  const last = rows.last() ?? -1
  const kept = last < count ? rows : rows.remove([count, last + 1])
  if (!current || isThere(current, count)) return kept === rows ? selection : { ...selection, rows: kept }
  const y = Math.max(0, Math.min(current.range.y, count - 1))
  const height = Math.max(1, Math.min(current.range.height, count - y))
  const cell = [current.cell[0], Math.min(current.cell[1], y + height - 1)] as const
  return { ...selection, rows: kept, current: { ...current, cell, range: { ...current.range, y, height } } }
}

/** The row that adds rows is no part of a range, but may be active by itself. */
function isThere({ cell, range }: Current, count: number): boolean {
  return cell[1] <= count && range.y + range.height <= (range.height > 1 ? count : count + 1)
}

/** The row the side panel shows: that of the active cell, or the first of the chosen rows. */
export function activeRow(selection: GridSelection): number | null {
  return selection.current?.cell[1] ?? selection.rows.first() ?? null
}
