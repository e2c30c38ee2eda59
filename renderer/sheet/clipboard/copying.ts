import type { Row } from '../../../shared/domain/row.ts'
import { client } from '../../api.ts'
import { columnsOf } from '../acts.ts'
import { SPLIT_WORDS } from '../cells/splitCell.ts'
import type { Grid } from './clipboard.ts'
import type { Field } from '../columns/fields.ts'
import type { Area } from '../selection/selection.ts'
import type { SheetSession } from '../session.ts'

/** Rows with all that is known of them come in pages of this size. */
const PAGE = 500

function textOf(session: SheetSession, row: Row, field: Field | undefined): string {
  if (field?.kind === 'text') return session.text(row, field.column.id)
  if (field?.kind === 'tokens') return row.facts ? String(row.facts.tokens) : ''
  return field?.kind === 'split' ? SPLIT_WORDS[row.split] : ''
}

/** What of an area is copied: its texts. What is worked out would be columns of its own where it is pasted. */
export function copiedOf(area: Area, fields: readonly Field[]): Area {
  const texts = area.fields.filter((index) => fields[index]?.kind === 'text')
  return texts.length > 0 ? { ...area, fields: texts } : area
}

/** What a copy of an area holds, worked out columns included where nothing else is chosen, when all of its rows are held; else null. */
export function heldCells(session: SheetSession, area: Area, fields: readonly Field[]): Grid | null {
  const cells: string[][] = []
  for (const [from, to] of area.stretches) {
    const rows = to - from <= 5000 ? session.pages.stretch(from, to) : null
    if (!rows) return null
    for (const row of rows) cells.push(area.fields.map((index) => textOf(session, row, fields[index])))
  }
  return cells
}

/** The same with rows fetched that were never in sight. */
export async function fetchedCells(session: SheetSession, area: Area, fields: readonly Field[]): Promise<Grid> {
  const columns = columnsOf(area, fields)
  if (columns.length === area.fields.length)
    return session.reading.texts(
      area.stretches,
      columns.map((column) => column.id),
    )
  const cells: string[][] = []
  for (const [from, to] of area.stretches)
    for (let offset = from; offset < to; offset += PAGE) {
      const limit = Math.min(PAGE, to - offset)
      const page = await client.rows.page({ project: session.id, view: session.view, offset, limit })
      for (const row of page.rows) cells.push(area.fields.map((index) => textOf(session, row, fields[index])))
    }
  return cells
}
