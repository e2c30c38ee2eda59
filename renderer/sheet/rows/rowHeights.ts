import type { Preferences } from '../../../shared/contract/app.ts'
import type { SizedField } from '../columns/fields.ts'
import type { SheetPages } from '../pages/pages.ts'
import { breakLines } from './lines.ts'
import { measureIn } from '../cells/measure.ts'
import { LINE, PAD } from '../cells/textLines.ts'
import { shownAs } from '../cells/transcript.ts'
import type { Row } from '../../../shared/domain/row.ts'

export type Height = Preferences['rowHeight']
export const HEIGHTS: readonly Height[] = ['compact', 'comfortable', 'wrapped']
export const HEIGHT_WORDS: Readonly<Record<Height, string>> = {
  compact: 'Compact',
  comfortable: 'Comfortable',
  wrapped: 'All of the text',
}

const COMFORTABLE = 44
const UNIFORM: Readonly<Record<Height, number>> = { compact: 28, comfortable: COMFORTABLE, wrapped: 112 }
const MOST = 220
/** Beyond it, adding up the heights of all rows would cost more than a frame; then all rows are equally tall. */
const MOST_ROWS = 20_000

type Heights = {
  readonly height: Height
  readonly fields: readonly SizedField[]
  readonly pages: SheetPages
  /** State of the pages: heights follow them. */
  readonly stamp: string
}

/** A height for all rows, or one for each. Rows not yet held are as high as usual. */
export function rowHeight({ height, fields, pages }: Heights): number | ((row: number) => number) {
  const { count } = pages
  if (height !== 'wrapped' || count > MOST_ROWS) return UNIFORM[height]
  const measure = measurer()
  const key = fields.map((field) => field.width).join()
  return (index) => {
    const row = pages.row(index)
    return row ? heightOf(row, fields, key, measure) : COMFORTABLE
  }
}

const known = new WeakMap<Row, { key: string; height: number }>()

function heightOf(row: Row, fields: readonly SizedField[], key: string, measure: (text: string) => number): number {
  const kept = known.get(row)
  if (kept?.key === key) return kept.height
  const most = Math.floor((MOST - 2 * PAD) / LINE)
  let lines = 1
  for (const field of fields) {
    if (field.kind !== 'text') continue
    const written = row.cells[field.column.id] ?? ''
    const text = shownAs({ row, column: field.column, text: written }, true)?.text ?? written
    if (text !== '') lines = Math.max(lines, breakLines(text, field.width - 20, most, measure).length)
  }
  const height = Math.max(28, lines * LINE + 2 * PAD)
  known.set(row, { key, height })
  return height
}

let canvas: CanvasRenderingContext2D | null = null

function measurer(): (text: string) => number {
  canvas ??= document.createElement('canvas').getContext('2d')
  const ctx = canvas
  if (!ctx) return (text) => text.length * 7
  ctx.font = '13px "Inter Variable", system-ui, sans-serif'
  return measureIn(ctx)
}
