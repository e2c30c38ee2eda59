import { SharedState, useShared } from '../../sharedState.ts'
import type { Subject } from './draft.ts'

/** The filter is open, with a new condition about something if that was asked for. */
export type Opening = { readonly about: Subject | null }

const opening = new SharedState<Opening | null>(null)

/** Opens the filter, for the toolbar, the heads of columns and "Find an action". */
export function openFilter(about: Subject | null = null): void {
  opening.set({ about })
}

export function closeFilter(): void {
  opening.set(null)
}

export function useFilterOpening(): Opening | null {
  return useShared(opening)
}
