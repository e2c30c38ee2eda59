import { useSyncExternalStore } from 'react'

let shown = false
const listeners = new Set<() => void>()

/** Shows or hides the history beside the sheet: the frame asks for it from any step, the sheet draws it. */
export function showHistory(next: boolean): void {
  shown = next
  for (const listener of listeners) listener()
}

export function useHistoryShown(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
}
