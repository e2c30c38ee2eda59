import { useEffect, useState } from 'react'
import type { Progress } from '../../../shared/contract/base.ts'
import type { Comparison } from '../../../shared/contract/versions.ts'
import type { FailureData } from '../../../shared/domain/failure.ts'
import { client, failureOf } from '../../api.ts'
import { useProject } from '../../project.tsx'

/** How far the comparing is. */
export type Comparing =
  | { readonly at: 'comparing'; readonly progress: Progress | null }
  | { readonly at: 'compared'; readonly comparison: Comparison }
  | { readonly at: 'failed'; readonly failure: FailureData }

/** Compares two points of the history, each the number of the act before it. Anew when the sheet changes meanwhile. */
export function useComparison(from: number, to: number): Comparing {
  const { id, state } = useProject()
  const asked = `${id} ${from} ${to} ${state.revision}`
  const [comparing, setComparing] = useState<Comparing & { asked: string }>({ at: 'comparing', progress: null, asked })
  useEffect(() => {
    const stop = new AbortController()
    const compare = async () => {
      try {
        const events = await client.versions.compare({ project: id, from, to }, { signal: stop.signal })
        for await (const event of events) {
          if (event.type === 'done') setComparing({ at: 'compared', comparison: event.comparison, asked })
          else setComparing({ at: 'comparing', progress: event.progress, asked })
        }
      } catch (error) {
        if (!stop.signal.aborted) setComparing({ at: 'failed', failure: failureOf(error), asked })
      }
    }
    void compare()
    return () => {
      stop.abort()
    }
  }, [id, from, to, asked])
  return comparing.asked === asked ? comparing : { at: 'comparing', progress: null }
}
