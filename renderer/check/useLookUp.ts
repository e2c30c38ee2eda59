import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Progress } from '../../shared/contract/base.ts'
import type { LookedUp } from '../../shared/contract/readiness.ts'
import type { FailureData } from '../../shared/domain/failure.ts'
import { client, failureOf, orpc, queryClient } from '../api.ts'
import { useProject } from '../project.tsx'

/** Below this a share says nothing. */
const FEWEST_ROWS = 20

export type LookUp = {
  readonly result: LookedUp | null
  /** Something was changed since. */
  readonly outdated: boolean
  /** How far it is; null: it does not run. */
  readonly progress: Progress | null
  readonly failure: FailureData | null
  readonly tooFew: boolean
  readonly start: () => void
  readonly cancel: () => void
}

/** The test whether looking it up would do: runs by itself once, when all rows are read and it was never run. */
export function useLookUp(): LookUp {
  const { id, state } = useProject()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [failure, setFailure] = useState<FailureData | null>(null)
  const running = useRef<AbortController | null>(null)
  const { data: result, isSuccess } = useQuery(orpc.readiness.lookedUp.queryOptions({ input: { project: id } }))
  const start = useCallback(() => {
    if (running.current) return
    const stop = new AbortController()
    running.current = stop
    setFailure(null)
    setProgress({ done: 0, total: null })
    run(id, stop.signal, setProgress)
      .catch((error: unknown) => {
        const told = failureOf(error)
        if (told.code !== 'cancelled' && !stop.signal.aborted) setFailure(told)
      })
      .finally(() => {
        if (running.current === stop) running.current = null
        setProgress(null)
      })
  }, [id])
  const tooFew = state.totals.rows < FEWEST_ROWS
  const ready = isSuccess && result === null && !tooFew && state.totals.counted >= state.totals.rows
  const began = useRef(false)
  useEffect(() => {
    if (!ready || began.current) return
    began.current = true
    start()
  }, [ready, start])
  useEffect(
    () => () => {
      running.current?.abort()
    },
    [],
  )
  return {
    ...{ progress, failure, tooFew, start },
    result: result ?? null,
    outdated: result !== undefined && result !== null && result.revision !== state.revision,
    cancel: () => {
      running.current?.abort()
    },
  }
}

async function run(project: string, signal: AbortSignal, onProgress: (progress: Progress) => void): Promise<void> {
  for await (const event of await client.readiness.lookUp({ project }, { signal })) {
    if (event.type === 'progress') onProgress(event.progress)
    else queryClient.setQueryData(orpc.readiness.lookedUp.queryKey({ input: { project } }), event.result)
  }
}
