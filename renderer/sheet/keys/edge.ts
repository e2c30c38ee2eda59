import type { Field } from '../fields.ts'
import type { SheetSession } from '../session.ts'
import { edgeOf, type Spot } from './navigation.ts'

type Cells = { readonly session: SheetSession; readonly fields: readonly Field[] }

/** Asked for at once beyond the rows that are held, growing up to the most; after so many rows it is the end. */
const FIRST = 500
const MOST = 20_000
const FAR = 100_000

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
  return found.known ? { x: from.x, y: found.at } : search(cells, { x: from.x, y: start }, { way, last })
}

/** The same with rows fetched as they are needed. */
async function search(cells: Cells, from: Spot, { way, last }: { way: 1 | -1; last: number }): Promise<Spot> {
  const { session, fields } = cells
  const field = fields[from.x]
  if (field?.kind !== 'text') return { x: from.x, y: last }
  const known = new Map<number, boolean>()
  const look = (y: number) => filled(cells, { x: from.x, y }) ?? known.get(y) ?? null
  for (let size = FIRST, seen = 0; seen < FAR; seen += size, size = Math.min(size * 4, MOST)) {
    const found = edgeOf(from.y, way, last, look)
    if (found.known) return { x: from.x, y: found.at }
    const first = way > 0 ? found.at : Math.max(0, found.at - size + 1)
    const end = way > 0 ? Math.min(session.rows, found.at + size) : found.at + 1
    const texts = await session.texts([[first, end]], [field.column.id]).catch(() => [])
    if (texts.length === 0) break
    texts.forEach(([text], index) => known.set(first + index, text !== ''))
  }
  return { x: from.x, y: last }
}

/** Null: the row is not held. What is worked out is never empty. */
function filled({ session, fields }: Cells, { x, y }: Spot): boolean | null {
  const field = fields[x]
  if (field?.kind !== 'text') return true
  const row = session.pages.row(y)
  return row ? session.text(row, field.column.id) !== '' : null
}
