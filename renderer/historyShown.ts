import { SharedState, useShared } from './sharedState.ts'

const shown = new SharedState(false)

/** Shows or hides the history beside the sheet: the frame asks for it from any step, the sheet draws it. */
export function showHistory(next: boolean): void {
  shown.set(next)
}

export function useHistoryShown(): boolean {
  return useShared(shown)
}
