import { type GridCell, GridCellKind, type Item, type LoadingCell } from '@glideapps/glide-data-grid'
import type { Row } from '../../../shared/domain/row.ts'
import { markCell } from '../cells/markCell.ts'
import { splitCell } from '../cells/splitCell.ts'
import { textCell } from '../cells/textCell.tsx'
import { tokensCell } from '../cells/tokensCell.ts'
import { shownAs } from '../cells/transcript.ts'
import type { Field } from '../columns/fields.ts'
import type { Look } from './look.ts'
import type { SheetSession } from '../session.ts'

/** A soft line stands where a page has not arrived yet. */
const WAITING: LoadingCell = {
  kind: GridCellKind.Loading,
  allowOverlay: false,
  skeletonWidth: 90,
  skeletonWidthVariability: 80,
  skeletonHeight: 10,
}
const BARE: LoadingCell = { kind: GridCellKind.Loading, allowOverlay: false }

type Drawn = {
  readonly session: SheetSession
  readonly fields: readonly Field[]
  readonly look: Look
  /** State of the pages and edits that are read: the grid draws anew when it is given a new function. */
  readonly stamp: string
}

/** What stands in each cell. */
export function cellContent({ session, fields, look }: Drawn): (item: Item) => GridCell {
  return function content([column, index]) {
    const field = fields[column]
    const row = session.pages.row(index) ?? typedRow(session, index)
    if (!field) return BARE
    if (!row) return field.kind === 'mark' ? BARE : WAITING
    if (field.kind === 'mark') return markCell(row.facts?.severity ?? null)
    if (field.kind === 'split') return splitCell(row.split)
    if (field.kind === 'tokens') return tokensCell(row.facts)
    const { id } = field.column
    const severity = row.facts?.cells[id] ?? null
    const cell = { row, column: field.column, text: session.text(row, id) }
    const transcript = shownAs(cell, look.wrapped)
    return textCell({ kind: 'text', ...cell, sent: field.sent, transcript, severity }, look)
  }
}

/** A row typed below the last one stands there before the core has taken it. */
function typedRow(session: SheetSession, index: number): Row | null {
  const made = session.newRow(index)
  return made && { id: -1 - index, number: index + 1, cells: { ...made.cells }, split: 'train', facts: null }
}
