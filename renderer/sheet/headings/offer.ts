import type { EditResult } from '../../../shared/contract/rows.ts'
import { SharedState } from '../../sharedState.ts'
import type { Grid } from '../clipboard/clipboard.ts'
import { type Headings, headingsOf } from './headings.ts'

type Offer = {
  readonly project: string
  readonly headings: Headings
  /** The state of the sheet right after the paste: with any change the offer is gone. */
  readonly revision: number
}

/** The headings that may be taken, if any. */
export const headingsOffer = new SharedState<Offer | null>(null)

/** After a paste into an empty sheet; `result`: what the paste made of it. */
export function offerAfter(project: string, cells: Grid, result: EditResult | null): void {
  const headings = headingsOf(cells)
  if (headings && result) headingsOffer.set({ project, headings, revision: result.state.revision })
}
