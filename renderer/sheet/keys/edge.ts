import { client } from '../../api.ts'
import type { Field } from '../columns/fields.ts'
import type { SheetSession } from '../session.ts'
import { edgeOf, type Spot } from './navigation.ts'

type Cells = { readonly session: SheetSession; readonly fields: readonly Field[] }

/** Where Ctrl with an arrow leads: the edge of the filled cells. Answered at once where all of them are held. */
export function edgeAt(cells: Cells, from: Spot, step: Spot): Spot | Promise<Spot> {
  const { session, fields } = cells
  const way = step.x + step.y < 0 ? -1 : 1
  if (step.x !== 0) {
    const { at } = edgeOf(from.x, way, way < 0 ? 1 : fields.length - 1, (x) => filled(cells, { x, y: from.y }) ?? true)
    return { x: at, y: from.y }
  }
  const last = way < 0 ? 0 : session.rows - 1
  const start = Math.min(from.y, session.rows - 1)
  const found = edgeOf(start, way, last, (y) => filled(cells, { x: from.x, y }))
  return found.known ? { x: from.x, y: found.at } : search(cells, { x: from.x, y: start }, way)
}

/** The same beyond the rows that are held, found by the core. Without an answer it leads to the end. */
async function search({ session, fields }: Cells, from: Spot, way: 1 | -1): Promise<Spot> {
  const last = { x: from.x, y: way < 0 ? 0 : session.rows - 1 }
  const field = fields[from.x]
  if (field?.kind !== 'text') return last
  await session.edits.settled()
  const { id: project, view } = session
  return client.rows.edge({ project, view, column: field.column.id, from: from.y, way }).then(
    (y) => ({ x: from.x, y }),
    () => last,
  )
}

/** Null: the row is not held. What is worked out is never empty. */
function filled({ session, fields }: Cells, { x, y }: Spot): boolean | null {
  const field = fields[x]
  if (field?.kind !== 'text') return true
  const row = session.pages.row(y)
  return row ? session.text(row, field.column.id) !== '' : null
}
