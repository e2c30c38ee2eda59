import type { Progress } from '../../../shared/contract/base.ts'
import type { Severity } from '../../../shared/domain/issue.ts'
import type { Row } from '../../../shared/domain/row.ts'
import type { View } from '../../../shared/domain/view.ts'
import { client } from '../../api.ts'
import type { SheetSession } from '../session.ts'

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'hint']

/** A row with an issue and its place in the view. */
export type Found = { readonly y: number; readonly row: Row }

type Step = 1 | -1

/** How a long look is told about and ended. `onProgress`: rows gone through. */
export type Watch = { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void }

/**
 * The next row of the view with an issue, after a place or before it, around the end to the beginning; null: there is
 * none. Rows that are held answer at once; beyond them the rows of each severity are gathered, and searched by halving.
 * Rejects when it was ended.
 */
export async function nextIssue(
  session: SheetSession,
  { from, step }: { readonly from: number; readonly step: Step },
  watch: Watch,
): Promise<Found | null> {
  const { pages } = session
  const held = (begin: number): Found | 'unknown' | null => {
    for (let y = begin; y >= 0 && y < pages.count; y += step) {
      const row = pages.row(y)
      if (!row) return 'unknown'
      if (row.facts?.severity) return { y, row }
    }
    return null
  }
  const found = held(from + step) ?? held(step > 0 ? 0 : pages.count - 1)
  return found === 'unknown' ? searchFar(session, { from, step }, watch) : found
}

/** Among the rows of each severity, in the order of the view, the one nearest to a place. */
async function searchFar(
  session: SheetSession,
  { from, step }: { readonly from: number; readonly step: Step },
  watch: Watch,
): Promise<Found | null> {
  const { view } = session
  const views = (view.severity ? [view.severity] : SEVERITIES).map((severity): View => ({ ...view, severity }))
  const lists: IssueRows[] = []
  for (const [nth, one] of views.entries()) lists.push(new IssueRows(session, one, await countOf(nth, one)))
  const nearest = async (place: number): Promise<number | null> => {
    const all = await Promise.all(lists.map((list) => list.beside(place, step, watch.signal)))
    const places = all.filter((y) => y !== null)
    return places.length === 0 ? null : step > 0 ? Math.min(...places) : Math.max(...places)
  }
  const y = (await nearest(from)) ?? (await nearest(step > 0 ? -1 : session.pages.count))
  const row = y === null ? null : await session.pages.load(y)
  return y === null || !row ? null : { y, row }

  async function countOf(nth: number, one: View): Promise<number> {
    const events = await client.rows.view({ project: session.id, view: one }, { signal: watch.signal })
    for await (const event of events) {
      if (event.type === 'done') return event.count
      const { done, total } = event.progress
      if (total !== null) watch.onProgress({ done: nth * total + done, total: views.length * total })
    }
    watch.signal.throwIfAborted()
    return 0
  }
}

/** The rows of a view with one severity, which stand in its order. */
class IssueRows {
  readonly #session: SheetSession
  readonly #view: View
  readonly #count: number

  constructor(session: SheetSession, view: View, count: number) {
    this.#session = session
    this.#view = view
    this.#count = count
  }

  /** The place in the view on screen of the first one below a place, or of the last one above it; null: there is none. */
  async beside(place: number, step: Step, signal: AbortSignal): Promise<number | null> {
    let low = 0
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >>> 1
      const y = await this.#placeOf(middle, signal)
      if (y !== null && (step > 0 ? y <= place : y < place)) low = middle + 1
      else high = middle
    }
    const at = step > 0 ? low : low - 1
    const found = at < 0 || at >= this.#count ? null : await this.#placeOf(at, signal)
    return found !== null && (step > 0 ? found > place : found < place) ? found : null
  }

  async #placeOf(at: number, signal: AbortSignal): Promise<number | null> {
    const { id: project, view } = this.#session
    const [row] = await client.rows.ids({ project, view: this.#view, offset: at, limit: 1 }, { signal })
    return row === undefined ? null : client.rows.locate({ project, view, row }, { signal })
  }
}
