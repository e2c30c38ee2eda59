import { useEffect, useState } from 'react'
import type { Progress } from '../../shared/contract/base.ts'
import type { Leaving } from '../../shared/contract/readiness.ts'
import type { FailureData } from '../../shared/domain/failure.ts'
import { client, failureOf } from '../api.ts'
import { useProject } from '../project.tsx'

export type LeavingState = {
  /** What would leave, as it was when this was last read. */
  readonly leaving: Leaving | null
  readonly progress: Progress | null
  readonly failure: FailureData | null
}

/** Goes through the sheet when the page opens and after every change; leaving the page cancels it. */
export function useLeaving(): LeavingState {
  const { id, state } = useProject()
  const { revision, totals } = state
  const [known, setKnown] = useState<LeavingState>({ leaving: null, progress: null, failure: null })
  // Private data is known only of rows that are counted.
  const ready = totals.counted >= totals.rows
  useEffect(() => {
    if (!ready) return
    const stop = new AbortController()
    const read = async () => {
      for await (const event of await client.readiness.leaving({ project: id }, { signal: stop.signal })) {
        if (stop.signal.aborted) return
        if (event.type === 'done') setKnown({ leaving: event.result, progress: null, failure: null })
        else setKnown((before) => ({ ...before, progress: event.progress }))
      }
    }
    read().catch((error: unknown) => {
      if (!stop.signal.aborted) setKnown((before) => ({ ...before, progress: null, failure: failureOf(error) }))
    })
    return () => {
      stop.abort()
    }
  }, [id, revision, ready])
  return known
}
