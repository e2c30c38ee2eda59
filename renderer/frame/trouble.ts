import { useSyncExternalStore } from 'react'
import type { FailureData } from '../../shared/domain/failure.ts'
import { failureOf } from '../api.ts'

let trouble: FailureData | null = null
const listeners = new Set<() => void>()

/** Shows a failure as a banner of the window, or takes it away. For acts that have no place of their own on screen. */
export function report(failure: FailureData | null): void {
  trouble = failure?.code === 'cancelled' ? null : failure
  for (const listener of listeners) listener()
}

/** Runs an act that has no place of its own on screen for a refusal: the banner of the window says it, and null comes back. */
export async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    report(null)
    return await act()
  } catch (failure) {
    report(failureOf(failure))
    return null
  }
}

export function useTrouble(): FailureData | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => trouble,
  )
}
