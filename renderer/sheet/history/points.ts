import type { Version } from '../../../shared/contract/versions.ts'

/** A point of the history to compare. `change`: the act before it; 0: the beginning. */
export type HistoryPoint = { readonly change: number; readonly name: string }

export type Pair = { readonly from: HistoryPoint; readonly to: HistoryPoint }

export const BEGINNING: HistoryPoint = { change: 0, name: 'As it came in' }

/** The state there is now. */
export function presentAt(change: number): HistoryPoint {
  return { change, name: 'Now' }
}

export function pointOf({ change, name }: Version): HistoryPoint {
  return { change, name: `“${name}”` }
}
