import type { Column, ColumnId } from '../../../shared/domain/column.ts'
import type { Finder } from '../../../shared/domain/find/find.ts'
import { matchesInCell } from '../../../shared/domain/find/findInCell.ts'
import type { Row, RowId } from '../../../shared/domain/row.ts'
import type { Palette } from '../../ui/palette.ts'
import type { Line } from '../rows/lines.ts'
import type { Stretch } from '../selection/selection.ts'

/** A stretch of a cell's text that was found. */
export type Mark = { readonly from: number; readonly to: number }

type Cell = { readonly row: Row; readonly column: Column; readonly text: string }
type Kept = { readonly text: string; readonly marks: readonly Mark[] }

/** Where in the cells that are drawn something was found. Looked for once per cell, and forgotten with its row. */
export class Marks {
  readonly #finder: Finder
  readonly #columns: ReadonlySet<ColumnId>
  readonly #stretches: readonly Stretch[] | null
  readonly #kept = new WeakMap<Row, Map<ColumnId, Kept>>()

  /** `stretches`: only in these rows of the view. */
  constructor(finder: Finder, columns: readonly ColumnId[], stretches: readonly Stretch[] | null) {
    this.#finder = finder
    this.#columns = new Set(columns)
    this.#stretches = stretches
  }

  in({ row, column, text }: Cell, index: number): readonly Mark[] {
    if (!this.#columns.has(column.id)) return []
    if (this.#stretches && !this.#stretches.some(([from, to]) => index >= from && index < to)) return []
    let cells = this.#kept.get(row)
    if (!cells) this.#kept.set(row, (cells = new Map<ColumnId, Kept>()))
    const known = cells.get(column.id)
    if (known?.text === text) return known.marks
    const marks = matchesInCell(this.#finder, column.role, text).map(({ from, to }) => ({ from, to }))
    cells.set(column.id, { text, marks })
    return marks
  }
}

/** The match one is at. */
type Current = { readonly row: RowId; readonly column: ColumnId; readonly from: number }

/** What was found, and where one is among it. */
export type Finding = { readonly marks: Marks; readonly now: Current | null }

export type DrawnMark = { readonly from: number; readonly to: number; readonly now: boolean }

/** The marks of a line of a cell, as places in that line. */
export function marksOfLine(finding: Finding, cell: Cell, index: number, line: Line): DrawnMark[] {
  const { marks, now } = finding
  const here = now?.row === cell.row.id && now.column === cell.column.id ? now.from : null
  // A line that was cut short ends in a sign of its own.
  const cut = line.text.endsWith('…') && cell.text[line.from + line.text.length - 1] !== '…'
  const length = line.text.length - (cut ? 1 : 0)
  return marks.in(cell, index).flatMap(({ from, to }) => {
    const start = Math.max(0, from - line.from)
    const end = Math.min(length, to - line.from)
    return start < end ? [{ from: start, to: end, now: from === here }] : []
  })
}

type Drawing = {
  readonly ctx: CanvasRenderingContext2D
  readonly palette: Palette
  readonly x: number
  readonly top: number
}

/** Blocks of the colours of matches with their words on them; `height` of a line, the text's baseline 13 below its top. */
export function drawMarks(marks: readonly DrawnMark[], text: string, { ctx, palette, x, top }: Drawing): void {
  for (const { from, to, now } of marks) {
    const left = x + ctx.measureText(text.slice(0, from)).width
    const width = ctx.measureText(text.slice(from, to)).width
    ctx.beginPath()
    ctx.roundRect(left - 1, top + 0.5, width + 2, 16, 2)
    ctx.fillStyle = palette[now ? 'match-now' : 'match']
    ctx.fill()
    ctx.fillStyle = palette[now ? 'match-now-ink' : 'match-ink']
    ctx.fillText(text.slice(from, to), left, top + 13)
  }
}
