/** Rows of a view, or columns; `to` exclusive. */
export type Stretch = readonly [from: number, to: number]

type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** What the grid says is selected, without its own classes. */
export type Selected = {
  readonly range: Rectangle | null
  /** Rectangles chosen before it, with Ctrl held. */
  readonly more: readonly Rectangle[]
  /** Whole rows and whole columns, in ascending slices. */
  readonly rows: readonly Stretch[]
  readonly columns: readonly Stretch[]
}

/** Cells the user acts on: every chosen field of every chosen row. */
export type Area = {
  /** Ascending, apart from each other. */
  readonly stretches: readonly Stretch[]
  /** Places of the fields among the sheet's columns, ascending. */
  readonly fields: readonly number[]
  /** Whole rows or whole columns, chosen by their heads. */
  readonly whole: 'rows' | 'columns' | null
}

/** The issue marks stand in the first column and are nobody's text. */
export const FIRST_FIELD = 1

/** What is selected as areas of the view, the newest last. Several only when their cells do not make one area. */
export function areasOf(selected: Selected, fieldCount: number, rowCount: number): Area[] {
  const whole = wholeArea(selected, fieldCount, rowCount)
  if (whole !== undefined) return whole ? [whole] : []
  const areas = [...selected.more, ...(selected.range ? [selected.range] : [])].flatMap(({ x, y, width, height }) => {
    const fields = range(Math.max(FIRST_FIELD, x), Math.min(fieldCount, x + width))
    const stretches = clip([[y, y + height]], rowCount)
    return stretches.length > 0 && fields.length > 0 ? [{ stretches, fields, whole: null }] : []
  })
  const one = joined(areas)
  return one ? [one] : areas
}

/** Undefined: neither rows nor columns are selected as a whole. */
function wholeArea({ rows, columns }: Selected, fieldCount: number, rowCount: number): Area | null | undefined {
  if (rows.length > 0) return { stretches: clip(rows, rowCount), fields: range(FIRST_FIELD, fieldCount), whole: 'rows' }
  if (columns.length === 0) return undefined
  const fields = columns
    .flatMap(([from, to]) => range(from, to))
    .filter((field) => field >= FIRST_FIELD && field < fieldCount)
  return rowCount > 0 && fields.length > 0 ? { stretches: [[0, rowCount]], fields, whole: 'columns' } : null
}

/** Areas of the same rows, or of the same columns, as one; null: they do not line up. */
function joined(areas: readonly Area[]): Area | null {
  const [first, ...rest] = areas
  if (!first) return null
  if (rest.every((area) => same(area.fields, first.fields)))
    return { ...first, stretches: merged(areas.flatMap((area) => area.stretches)) }
  if (!rest.every((area) => same(area.stretches.flat(), first.stretches.flat()))) return null
  const fields = [...new Set(areas.flatMap((area) => area.fields))].toSorted((a, b) => a - b)
  return { ...first, fields }
}

/** All rows that areas touch, as one area of all columns. */
export function rowsOf(areas: readonly Area[], fieldCount: number): Area | null {
  if (areas.length === 0) return null
  const stretches = merged(areas.flatMap((area) => area.stretches))
  return { stretches, fields: range(FIRST_FIELD, fieldCount), whole: areas[0]?.whole ?? null }
}

export function rowsIn(area: Pick<Area, 'stretches'>): number {
  return area.stretches.reduce((sum, [from, to]) => sum + to - from, 0)
}

/** Cells of areas; one that lies in two of them counts twice. */
export function cellsIn(areas: readonly Area[]): number {
  return areas.reduce((sum, area) => sum + rowsIn(area) * area.fields.length, 0)
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

/** Stretches in ascending order, those that touch made one. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  for (const [from, to] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)]
    else result.push([from, to])
  }
  return result
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}

function clip(stretches: readonly Stretch[], count: number): Stretch[] {
  return stretches
    .map(([from, to]): Stretch => [Math.max(0, from), Math.min(to, count)])
    .filter(([from, to]) => to > from)
}
