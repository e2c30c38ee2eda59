import type { Severity } from '../../shared/domain/issue.ts'
import type { Row } from '../../shared/domain/row.ts'
import { client } from '../api.ts'
import type { SheetSession } from './session.ts'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'hint']

/** A row with an issue and its place in the view. */
type Found = { readonly y: number; readonly row: Row }

/**
 * The next row of the view with an issue, after a place or before it, around the end to the beginning; null: there is
 * none. Rows that are held answer at once; beyond them the rows of each severity are searched by halving.
 */
export async function nextIssue(session: SheetSession, from: number, step: 1 | -1): Promise<Found | null> {
  for (let y = from + step; y >= 0 && y < session.pages.count; y += step) {
    const row = session.pages.row(y)
    if (!row) return session.view.sort ? searchInOrder(session, y, step) : searchFar(session, y - step, step)
    if (row.facts?.severity) return { y, row }
  }
  const start = step > 0 ? -1 : session.pages.count
  return from === start ? null : nextIssue(session, start, step)
}

/** Among the rows of each severity, in sheet order, the one nearest to a row of the view. */
async function searchFar(session: SheetSession, y: number, step: 1 | -1): Promise<Found | null> {
  const here = y < 0 ? 0 : ((await session.pages.load(y))?.number ?? (step > 0 ? 0 : Infinity))
  const severities = session.view.severity ? [session.view.severity] : SEVERITIES
  const found = await Promise.all(severities.map((severity) => nearest(session, severity, { here, step })))
  const rows = found.flatMap((row) => (row ? [row] : []))
  const row = rows.toSorted((a, b) => (a.number - b.number) * step)[0]
  if (!row)
    return y < 0 || y >= session.pages.count ? null : searchFar(session, step > 0 ? -1 : session.pages.count, step)
  const at = await client.rows.locate({ project: session.id, view: session.view, row: row.id })
  return at === null ? null : { y: at, row }
}

type Goal = { readonly here: number; readonly step: 1 | -1 }

/** The first row of a severity below a number of the sheet, or the last one above it. */
async function nearest(session: SheetSession, severity: Severity, { here, step }: Goal): Promise<Row | null> {
  const at = async (offset: number) =>
    client.rows.page({ project: session.id, view: { ...session.view, severity }, offset, limit: 1 })
  const first = await at(0)
  let low = 0
  let high = first.count
  while (low < high) {
    const middle = (low + high) >>> 1
    const row = (await at(middle)).rows[0]
    const before = row !== undefined && (step > 0 ? row.number <= here : row.number < here)
    if (before) low = middle + 1
    else high = middle
  }
  const offset = step > 0 ? low : low - 1
  return offset < 0 || offset >= first.count ? null : ((await at(offset)).rows[0] ?? null)
}

/** Rows asked for at once in a sorted view, whose order only the core knows. */
const PAGE = 500

async function searchInOrder(session: SheetSession, from: number, step: 1 | -1): Promise<Found | null> {
  const { count } = session.pages
  for (let y = from; y >= 0 && y < count;) {
    const offset = step > 0 ? y : Math.max(0, y - PAGE + 1)
    const { rows } = await client.rows.page({ project: session.id, view: session.view, offset, limit: PAGE })
    const order = step > 0 ? [...rows.keys()] : [...rows.keys()].reverse()
    for (const index of order) {
      const row = rows[index]
      const inside = step > 0 || offset + index <= y
      if (row?.facts?.severity && inside) return { y: offset + index, row }
    }
    y = step > 0 ? offset + PAGE : offset - 1
  }
  return null
}
