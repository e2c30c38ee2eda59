import { Failure } from '../../shared/domain/failure.ts'
import type { Progress } from '../../shared/contract/base.ts'

/** How a long reading is watched and stopped. `records`: rows seen so far. */
export type Watch = {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress, records: number) => void) | undefined
}

/** @throws Failure `cancelled` once the user has stopped it. */
export function ensureGoingOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Failure({ code: 'cancelled', message: 'Stopped. Nothing was brought in.' })
}
