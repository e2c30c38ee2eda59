import type { Row } from '../../../shared/domain/row.ts'
import type { Palette } from '../../ui/palette.ts'
import type { Finding } from '../find/marks.ts'
import type { SheetPages } from '../pages/pages.ts'
import type { Selected } from '../selection/selection.ts'

/** Rows in sight, kept up to date by scrolling; `to` exclusive. */
export type Sight = { from: number; to: number }

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
/** `column` counts as the grid does while it draws, row numbers included. */
type DrawnCell = { readonly column: number; readonly row: number; readonly rect: Box }

type LookOptions = {
  readonly palette: Palette
  /** What is searched, in any case. */
  readonly search: string
  /** What is looked for in the find bar; it is drawn instead of the search. */
  readonly finding: Finding | null
  readonly selected: Selected
  /** Ranges that are cut or copied, until something else is done. */
  readonly cut: readonly Box[]
  readonly pages: SheetPages
  readonly sight: Readonly<Sight>
  /** Rows of the sheet where the view has all of them but those that are hidden; null: others are left out, or sorted. */
  readonly whole: number | null
  /** Rows are as high as their text; otherwise columns that are not sent show one line. */
  readonly wrapped: boolean
}

/** What the canvas needs to know while it draws: drawing happens outside React, many cells a frame. */
export class Look {
  readonly palette: Palette
  readonly search: string
  readonly finding: Finding | null
  readonly wrapped: boolean
  readonly #selected: Selected
  /** Selected ranges. */
  readonly #boxes: readonly Box[]
  readonly #cut: readonly Box[]
  readonly #pages: SheetPages
  readonly #sight: Readonly<Sight>
  readonly #whole: number | null
  #longest = { from: 0, to: 0, version: -1, tokens: 1 }

  constructor(options: LookOptions) {
    this.palette = options.palette
    this.search = options.search.trim().toLowerCase()
    this.finding = options.finding
    this.wrapped = options.wrapped
    this.#selected = options.selected
    const { range, more } = options.selected
    this.#boxes = range ? [...more, range] : more
    this.#cut = options.cut
    this.#pages = options.pages
    this.#sight = options.sight
    this.#whole = options.whole
  }

  rowIsChosen(index: number): boolean {
    const { rows } = this.#selected
    if (this.#boxes.some(({ y, height }) => index >= y && index < y + height)) return true
    return rows.some(([from, to]) => index >= from && index < to)
  }

  fieldIsChosen(index: number): boolean {
    const { columns } = this.#selected
    if (this.#boxes.some(({ x, width }) => index >= x && index < x + width)) return true
    return columns.some(([from, to]) => index >= from && index < to)
  }

  /**
   * The inner edges of selected ranges in full colour: the grid's own ring is at half strength.
   */
  drawEdges(ctx: CanvasRenderingContext2D, cell: DrawnCell): void {
    for (const range of this.#boxes)
      if (this.#boxes.length > 1 || range.width * range.height > 1) this.#drawEdgesOf(range, ctx, cell)
    for (const range of this.#cut) this.#drawDashesOf(range, ctx, cell)
  }

  /** Over the solid edges, which are there as long as what is cut is also selected. */
  #drawDashesOf(range: Box, ctx: CanvasRenderingContext2D, cell: DrawnCell): void {
    const edges = edgesAt(range, cell)
    if (!edges) return
    const { x, y, width, height } = cell.rect
    ctx.save()
    ctx.lineWidth = 2
    for (const [colour, dashes] of [
      [this.palette.surface, []],
      [this.palette['accent-ink'], [5, 4]],
    ] as const) {
      ctx.strokeStyle = colour
      ctx.setLineDash([...dashes])
      // Places of the canvas, so that the dashes of one cell go on in the next.
      ctx.lineDashOffset = y
      if (edges.left) line(ctx, { x: x + 2, y: y + 1 }, { x: x + 2, y: y + height })
      if (edges.right) line(ctx, { x: x + width - 1, y: y + 1 }, { x: x + width - 1, y: y + height })
      ctx.lineDashOffset = x
      if (edges.top) line(ctx, { x: x + 1, y: y + 2 }, { x: x + width, y: y + 2 })
      if (edges.bottom) line(ctx, { x: x + 1, y: y + height - 1 }, { x: x + width, y: y + height - 1 })
    }
    ctx.restore()
  }

  #drawEdgesOf(range: Box, ctx: CanvasRenderingContext2D, cell: DrawnCell): void {
    const edges = edgesAt(range, cell)
    if (!edges) return
    const { x, y, width, height } = cell.rect
    ctx.fillStyle = this.palette['accent-ink']
    if (edges.left) ctx.fillRect(x + 1, y + 1, 1, height)
    if (edges.right) ctx.fillRect(x + width - 1, y + 1, 1, height)
    if (edges.top) ctx.fillRect(x + 1, y + 1, width - 1, 1)
    if (edges.bottom) ctx.fillRect(x + 1, y + height - 1, width - 1, 1)
  }

  row(index: number): Row | null {
    return this.#pages.row(index)
  }

  /** Whether rows are hidden right above a row, and right below it. */
  hiddenBeside(index: number): { readonly above: boolean; readonly below: boolean } {
    const number = this.#whole === null ? undefined : this.row(index)?.number
    if (this.#whole === null || number === undefined) return { above: false, below: false }
    const before = index === 0 ? 0 : this.row(index - 1)?.number
    const after = index === this.#pages.count - 1 ? this.#whole + 1 : this.row(index + 1)?.number
    return {
      above: before !== undefined && number - before > 1,
      below: after !== undefined && after - number > 1,
    }
  }

  /** Tokens of the longest row in sight: the bars are shares of it. */
  longest(): number {
    const { from, to } = this.#sight
    const version = this.#pages.version()
    const known = this.#longest
    if (known.from === from && known.to === to && known.version === version) return known.tokens
    let tokens = 1
    for (let index = from; index < to; index++) tokens = Math.max(tokens, this.#pages.row(index)?.facts?.tokens ?? 0)
    this.#longest = { from, to, version, tokens }
    return tokens
  }
}

type Point = { readonly x: number; readonly y: number }

function line(ctx: CanvasRenderingContext2D, from: Point, to: Point): void {
  ctx.beginPath()
  ctx.moveTo(from.x, from.y)
  ctx.lineTo(to.x, to.y)
  ctx.stroke()
}

/** On which edges of a range a cell of it stands; null: it is not part of it. */
function edgesAt(range: Box, cell: DrawnCell) {
  const column = cell.column - 1
  const right = range.x + range.width - 1
  const bottom = range.y + range.height - 1
  if (column < range.x || column > right || cell.row < range.y || cell.row > bottom) return null
  return {
    left: column === range.x,
    right: column === right,
    top: cell.row === range.y,
    bottom: cell.row === bottom,
  }
}
