/** Rows of a view, `to` exclusive. */
type Stretch = readonly [from: number, to: number]

/** What the grid says is selected, without its own classes. */
export type Selected = {
  readonly range: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null
  /** Whole rows and whole columns, in ascending slices. */
  readonly rows: readonly Stretch[]
  readonly columns: readonly Stretch[]
}

/** Cells the user acts on: every chosen field of every chosen row. */
export type Area = {
  readonly stretches: readonly Stretch[]
  /** Places of the fields among the sheet's columns, ascending. */
  readonly fields: readonly number[]
  /** Whole rows or whole columns, chosen by their heads. */
  readonly whole: 'rows' | 'columns' | null
}

/** The issue marks stand in the first column and are nobody's text. */
export const FIRST_FIELD = 1

/** What is selected as an area of the view; null for nothing. */
export function areaOf(selected: Selected, fieldCount: number, rowCount: number): Area | null {
  const all = range(FIRST_FIELD, fieldCount)
  if (selected.rows.length > 0) return { stretches: clip(selected.rows, rowCount), fields: all, whole: 'rows' }
  if (selected.columns.length > 0) {
    const fields = selected.columns
      .flatMap(([from, to]) => range(from, to))
      .filter((field) => field >= FIRST_FIELD && field < fieldCount)
    return rowCount > 0 && fields.length > 0 ? { stretches: [[0, rowCount]], fields, whole: 'columns' } : null
  }
  if (!selected.range) return null
  const { x, y, width, height } = selected.range
  const fields = range(Math.max(FIRST_FIELD, x), Math.min(fieldCount, x + width))
  const stretches = clip([[y, y + height]], rowCount)
  return stretches.length > 0 && fields.length > 0 ? { stretches, fields, whole: null } : null
}

export function rowsIn(area: Area): number {
  return area.stretches.reduce((sum, [from, to]) => sum + to - from, 0)
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

function clip(stretches: readonly Stretch[], count: number): Stretch[] {
  return stretches
    .map(([from, to]): Stretch => [Math.max(0, from), Math.min(to, count)])
    .filter(([from, to]) => to > from)
}
