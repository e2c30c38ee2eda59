import type { FailureData } from '../../shared/domain/failure.ts'
import { failureOf } from '../api.ts'
import { SharedState, useShared } from '../sharedState.ts'

const trouble = new SharedState<FailureData | null>(null)

/** Shows a failure as a banner of the window, or takes it away. For acts that have no place of their own on screen. */
export function report(failure: FailureData | null): void {
  trouble.set(failure?.code === 'cancelled' ? null : failure)
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
  return useShared(trouble)
}
