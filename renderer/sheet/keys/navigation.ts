import { FIRST_FIELD, merged, type Stretch } from '../selection/selection.ts'

export type Spot = { readonly x: number; readonly y: number }
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/**
 * What is chosen: an active cell, the rectangle around it, the rectangles chosen before it, and whole rows or columns.
 * Whole ones win; there is an active cell all the same, for the keys to go on from.
 */
export type Chosen = {
  readonly cell: Spot
  readonly box: Box
  readonly more: readonly Box[]
  readonly rows: readonly Stretch[]
  readonly columns: readonly Stretch[]
}

/** How far keys can go. `open`: the row that adds rows can be entered, below the last one. */
export type Extent = { readonly fields: number; readonly rows: number; readonly open: boolean }

/** One cell. */
export function only(spot: Spot): Chosen {
  return { cell: spot, box: { ...spot, width: 1, height: 1 }, more: [], rows: [], columns: [] }
}

/** A cell that exists, as near as can be. */
export function within({ x, y }: Spot, { fields, rows, open }: Extent): Spot {
  return { x: clamp(x, FIRST_FIELD, fields - 1), y: clamp(y, 0, rows - (open ? 0 : 1)) }
}

/** The corner that moves while Shift is held: the one across from the active cell. */
export function leadOf({ cell, box, rows, columns }: Chosen): Spot {
  if (rows.length > 0) return { x: cell.x, y: farEnd(rows, cell.y) }
  if (columns.length > 0) return { x: farEnd(columns, cell.x), y: cell.y }
  return {
    x: cell.x === box.x ? box.x + box.width - 1 : box.x,
    y: cell.y === box.y ? box.y + box.height - 1 : box.y,
  }
}

/**
 * Ctrl with Shift and an arrow: the moving corner goes on, and the texts that say how far are those beside the active
 * cell, in its column or its row. `measured`: where to begin; `landed`: where the corner goes from what was found there.
 */
export function measuring({ cell }: Chosen, lead: Spot, step: Spot) {
  return step.x === 0
    ? { measured: { x: cell.x, y: lead.y }, landed: ({ y }: Spot): Spot => ({ x: lead.x, y }) }
    : { measured: { x: lead.x, y: cell.y }, landed: ({ x }: Spot): Spot => ({ x, y: lead.y }) }
}

/** Everything from the active cell to the lead; whole rows and columns stay whole. Earlier rectangles stay. */
export function extended(chosen: Chosen, lead: Spot, extent: Extent): Chosen {
  const { cell } = chosen
  const to = within(lead, { ...extent, open: false })
  if (chosen.rows.length > 0) return { ...chosen, rows: [span(cell.y, to.y)] }
  if (chosen.columns.length > 0) return { ...chosen, columns: [span(cell.x, to.x)] }
  const [left, right] = span(cell.x, to.x)
  const [top, bottom] = span(cell.y, to.y)
  return { ...chosen, box: { x: left, y: top, width: right - left, height: bottom - top } }
}

/** All rows of what is chosen. */
export function wholeRows(chosen: Chosen): Chosen {
  const { cell } = chosen
  const rows = chosen.rows.length > 0 ? chosen.rows : boxesOf(chosen).map(({ y, height }): Stretch => [y, y + height])
  return { ...only(cell), rows: merged(rows) }
}

/** All columns of what is chosen. */
export function wholeColumns(chosen: Chosen): Chosen {
  const { cell } = chosen
  const columns =
    chosen.columns.length > 0 ? chosen.columns : boxesOf(chosen).map(({ x, width }): Stretch => [x, x + width])
  return { ...only(cell), columns: merged(columns) }
}

/** Every cell of the view; asked again, whole rows. */
export function everything(chosen: Chosen, { fields, rows }: Extent): Chosen {
  const box: Box = { x: FIRST_FIELD, y: 0, width: fields - FIRST_FIELD, height: rows }
  const cell = within(chosen.cell, { fields, rows, open: false })
  const already = chosen.rows.length === 0 && chosen.columns.length === 0 && sameBox(chosen.box, box)
  return already ? { ...only(cell), rows: [[0, rows]] } : { ...only(cell), box }
}

export type Turn = 'enter' | 'shift enter' | 'tab' | 'shift tab'

/**
 * The next cell inside what is chosen, around its end to its beginning, rectangle after rectangle: Tab goes row by row,
 * Enter column by column. Null: one cell is chosen, and the key moves out of it.
 */
export function cycled(chosen: Chosen, turn: Turn, extent: Extent): Chosen | null {
  const boxes = boxesOf(chosen, extent)
  const at = boxes.findIndex((box) => holds(box, chosen.cell))
  const box = boxes[at]
  if (!box || (boxes.length === 1 && box.width * box.height === 1)) return null
  const down = turn === 'enter' || turn === 'shift enter'
  const step = turn.startsWith('shift') ? -1 : 1
  const index = indexIn(box, chosen.cell, down) + step
  if (index >= 0 && index < box.width * box.height) return { ...chosen, cell: spotIn(box, index, down) }
  const next = boxes.at((at + step) % boxes.length) ?? box
  const cell = spotIn(next, step < 0 ? next.width * next.height - 1 : 0, down)
  const whole = chosen.rows.length > 0 || chosen.columns.length > 0
  return { ...chosen, cell, ...(whole ? {} : { box: next, more: boxes.filter((one) => one !== next) }) }
}

/**
 * Where Ctrl with an arrow leads along a line of cells: from inside a filled run to its last cell, else to the first
 * filled one. `filled` null: that cell is not known, then the search ends there.
 */
export function edgeOf(
  from: number,
  step: 1 | -1,
  last: number,
  filled: (at: number) => boolean | null,
): { at: number; known: boolean } {
  if (from === last) return { at: from, known: true }
  const run = filled(from) === true && filled(from + step) === true
  for (let at = from + step; ; at += step) {
    const full = filled(at)
    if (full === null) return { at, known: false }
    if (run && !full) return { at: at - step, known: true }
    if (!run && full) return { at, known: true }
    if (at === last) return { at, known: true }
  }
}

/** The field a screen to the right (1) or left (-1): the first one that no longer fits beside those passed, in pixels. */
export function screenAside(
  fields: readonly { readonly width: number }[],
  { from, room }: { readonly from: number; readonly room: number },
  way: 1 | -1,
): number {
  let at = from + way
  let passed = fields[from]?.width ?? 0
  for (; fields[at + way] && passed + (fields[at]?.width ?? 0) <= room; at += way) passed += fields[at]?.width ?? 0
  return Math.max(FIRST_FIELD, Math.min(at, fields.length - 1))
}

/** The rectangles of what is chosen, oldest first. `extent`: whole rows and columns are rectangles too. */
function boxesOf({ box, more, rows, columns }: Chosen, extent?: Extent): readonly Box[] {
  if (extent && rows.length > 0)
    return rows.map(([from, to]) => ({
      x: FIRST_FIELD,
      y: from,
      width: extent.fields - FIRST_FIELD,
      height: to - from,
    }))
  if (extent && columns.length > 0)
    return columns.map(([from, to]) => ({ x: from, y: 0, width: to - from, height: extent.rows }))
  return [...more, box]
}

function indexIn(box: Box, { x, y }: Spot, down: boolean): number {
  return down ? (x - box.x) * box.height + (y - box.y) : (y - box.y) * box.width + (x - box.x)
}

function spotIn(box: Box, index: number, down: boolean): Spot {
  return down
    ? { x: box.x + Math.floor(index / box.height), y: box.y + (index % box.height) }
    : { x: box.x + (index % box.width), y: box.y + Math.floor(index / box.width) }
}

/** The end of the stretch around a place that lies farther from it. */
function farEnd(stretches: readonly Stretch[], place: number): number {
  const [from, to] = stretches.find(([a, b]) => place >= a && place < b) ?? [place, place + 1]
  return place === from ? to - 1 : from
}

function span(a: number, b: number): Stretch {
  return [Math.min(a, b), Math.max(a, b) + 1]
}

function holds(box: Box, { x, y }: Spot): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
}

function sameBox(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
