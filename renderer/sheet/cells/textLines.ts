import type { Row } from '../../../shared/domain/row.ts'
import { breakLines, type Line } from '../rows/lines.ts'
import { measureIn } from './measure.ts'

/** Height of a line of text, and the space above and below a cell's text. */
export const LINE = 17
export const PAD = 5

type Tall = { readonly y: number; readonly height: number }

/** Top of some lines in the middle of a cell, on a whole pixel. A cell's first pixel is the line above it. */
export function topOf({ y, height }: Tall, lines: number): number {
  return Math.round(y + 1 + (height - 1 - lines * LINE) / 2)
}

/** Baseline of a line from its top, and of the only line of a cell. */
export const BASELINE = 13
export function baselineOf(cell: Tall): number {
  return topOf(cell, 1) + BASELINE
}

type Kept = { readonly text: string; readonly width: number; readonly most: number; readonly lines: readonly Line[] }
type Ask = { readonly width: number; readonly most: number; readonly ctx: CanvasRenderingContext2D }

/** Broken lines stay with their row and go with it: rows are replaced when they change, never altered. */
const kept = new WeakMap<Row, Map<string, Kept>>()

/** The lines of a cell, broken once and drawn many times. The context must have its font set. */
export function textLines(
  cell: { row: Row; column: { id: string }; text: string },
  { width, most, ctx }: Ask,
): readonly Line[] {
  let cells = kept.get(cell.row)
  if (!cells) kept.set(cell.row, (cells = new Map<string, Kept>()))
  const known = cells.get(cell.column.id)
  if (known?.text === cell.text && known.width === width && known.most === most) return known.lines
  const lines = breakLines(cell.text, width, most, measureIn(ctx))
  cells.set(cell.column.id, { text: cell.text, width, most, lines })
  return lines
}
