import { useSyncExternalStore } from 'react'
import type { Subject } from './draft.ts'

/** The filter is open, with a new condition about something if that was asked for. */
export type Opening = { readonly about: Subject | null }

let opening: Opening | null = null
const listeners = new Set<() => void>()

/** Opens the filter, for the toolbar, the heads of columns and "Find an action". */
export function openFilter(about: Subject | null = null): void {
  set({ about })
}

export function closeFilter(): void {
  set(null)
}

export function useFilterOpening(): Opening | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => opening,
  )
}

function set(next: Opening | null): void {
  opening = next
  for (const listener of listeners) listener()
}
