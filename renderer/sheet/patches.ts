import type { Column, ColumnId } from '../../shared/domain/column.ts'
import type { NewColumnKey, Patch } from '../../shared/domain/patch.ts'
import type { RowId } from '../../shared/domain/row.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import type { Grid } from './clipboard/clipboard.ts'

type SetCells = Extract<Patch, { type: 'setCells' }>
type Cell = SetCells['cells'][number]
/** A column by its id, or one that the same list makes. */
type AnyColumn = ColumnId

/** A paste as patches, and how it is called in the history. */
export type Paste = {
  readonly patches: Patch[]
  readonly label: string
  readonly rows: number
  readonly columns: number
}

/**
 * Text over cells, and new rows for what reaches beyond the last. `rows`: the rows from the target on, as far as they
 * exist; `columns`: likewise, what lies beyond them is left out.
 */
export function pastePatches(cells: Grid, rows: readonly RowId[], columns: readonly AnyColumn[]): Paste {
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0)
  const patches: Patch[] = []
  const changed: Cell[] = []
  rows.forEach((row, at) => {
    cells[at]?.forEach((text, place) => {
      const column = columns[place]
      if (column !== undefined) changed.push({ row, column, text })
    })
  })
  if (changed.length > 0) patches.push({ type: 'setCells', cells: changed })
  const beyond = cells.slice(rows.length)
  if (beyond.length > 0) patches.push({ type: 'insertRows', rows: beyond.map((row) => asCells(row, columns)) })
  return { patches, rows: cells.length, columns: width, label: pasteLabel(cells.length, width) }
}

type Cells = { readonly rows: readonly RowId[]; readonly columns: readonly ColumnId[] }

/** Empties cells that are moved, but for those that others are moved to. */
export function leftBehind(from: Cells, to: Cells & { readonly grid: Grid }): SetCells[] {
  const rows = new Set(to.rows.slice(0, to.grid.length))
  const columns = new Set(to.columns.slice(0, to.grid[0]?.length ?? 0))
  const cells = from.rows.flatMap((row) =>
    from.columns.flatMap((column): Cell[] => (rows.has(row) && columns.has(column) ? [] : [{ row, column, text: '' }])),
  )
  return cells.length > 0 ? [{ type: 'setCells', cells }] : []
}

/** Columns for a paste that is wider than the sheet, named `+1`, `+2` … in it; not sent before they have a role. */
export function newColumns(
  count: number,
  all: readonly Pick<Column, 'name'>[],
): { patches: Patch[]; keys: NewColumnKey[] } {
  const taken = new Set(all.map((column) => column.name))
  const keys = Array.from({ length: Math.max(0, count) }, (_, index) => `+${index + 1}`)
  const patches = keys.map((key): Patch => {
    const name = freeName(taken)
    taken.add(name)
    return { type: 'addColumn', name, role: 'note', key }
  })
  return { patches, keys }
}

/** Repeats a copied rectangle over a larger selection when it fits a whole number of times, as spreadsheets do. */
export function tiled(cells: Grid, height: number, width: number): Grid {
  const tall = cells.length
  const wide = cells[0]?.length ?? 0
  if (tall === 0 || wide === 0 || height % tall !== 0 || width % wide !== 0 || (height === tall && width === wide))
    return cells
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => cells[row % tall]?.[column % wide] ?? ''),
  )
}

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/**
 * The source repeated over the destination, which contains it. Rows and fields are counted from the top left corner of
 * the destination; cells of the source itself are left alone.
 */
export function fillPatches(
  source: Grid,
  from: Box,
  to: Box,
  at: { rows: readonly RowId[]; columns: readonly (ColumnId | null)[] },
): Cell[] {
  const cells: Cell[] = []
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) {
      const row = at.rows[y]
      const column = at.columns[x]
      const inside = contains(from, to.x + x, to.y + y)
      if (inside || row === undefined || column === undefined || column === null) continue
      const text = source[wrap(to.y + y - from.y, from.height)]?.[wrap(to.x + x - from.x, from.width)]
      if (text !== undefined) cells.push({ row, column, text })
    }
  }
  return cells
}

/** One text for all of some cells; null: there are none. */
export function oneText(cells: ReadonlyMap<RowId, ReadonlySet<ColumnId>>, text: string): SetCells | null {
  const list: Cell[] = []
  for (const [row, columns] of cells) for (const column of columns) list.push({ row, column, text })
  return list.length > 0 ? { type: 'setCells', cells: list } : null
}

function pasteLabel(rows: number, columns: number): string {
  return rows === 1 && columns === 1 ? 'Pasted 1 cell' : `Pasted ${formatNumber(rows)} × ${formatNumber(columns)} cells`
}

/** A name for a column nobody has named yet: `Column 3`. */
export function freeName(taken: ReadonlySet<string>): string {
  let number = taken.size + 1
  while (taken.has(`Column ${number}`)) number++
  return `Column ${number}`
}

/** The texts of a row by column; empty ones are left out. */
export function asCells(row: readonly string[], ids: readonly AnyColumn[]): Record<AnyColumn, string> {
  const cells: Record<AnyColumn, string> = {}
  row.forEach((text, place) => {
    const column = ids[place]
    if (column !== undefined && text !== '') cells[column] = text
  })
  return cells
}

function contains(box: Box, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
}

/** Remainder that is never negative: filling upwards counts backwards from the source. */
function wrap(value: number, size: number): number {
  return ((value % size) + size) % size
}
