import type { EditResult } from '../../../shared/contract/rows.ts'
import type { Grid } from '../clipboard.ts'
import { type Headings, headingsOf } from './headings.ts'

type Offer = {
  readonly project: string
  readonly headings: Headings
  /** The state of the sheet right after the paste: with any change the offer is gone. */
  readonly revision: number
}

let offer: Offer | null = null
const listeners = new Set<() => void>()

export function offered(): Offer | null {
  return offer
}

/** After a paste into an empty sheet; `result`: what the paste made of it. */
export function offerAfter(project: string, cells: Grid, result: EditResult | null): void {
  const headings = headingsOf(cells)
  if (headings && result) offerHeadings({ project, headings, revision: result.state.revision })
}

/** Null: it was taken, or let go of. */
export function offerHeadings(next: Offer | null): void {
  offer = next
  for (const listener of listeners) listener()
}

export function listenForOffer(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
