import { useEffect, useState } from 'react'
import type { ImportCensus } from '../../shared/contract/imports.ts'
import type { FailureData } from '../../shared/domain/failure.ts'
import type { ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import { client, failureOf } from '../api.ts'

export type CensusState =
  | { at: 'counting'; records: number; done: number; total: number | null }
  | { at: 'done'; census: ImportCensus }
  | { at: 'failed'; failure: FailureData }

/** Walks through the whole file once for every way of reading it; the walk before is stopped. */
export function useCensus(file: string, options: ImportOptions, active: boolean): CensusState {
  const key = JSON.stringify([file, options])
  const [state, setState] = useState<{ key: string; census: CensusState } | null>(null)
  useEffect(() => {
    if (!active) return
    const stop = new AbortController()
    const set = (census: CensusState) => {
      if (!stop.signal.aborted) setState({ key, census })
    }
    const walk = async () => {
      const [ref, chosen] = JSON.parse(key) as [string, ImportOptions]
      try {
        for await (const event of await client.imports.census(
          { file: ref, options: chosen },
          { signal: stop.signal },
        )) {
          if (event.type === 'done') set({ at: 'done', census: event.census })
          else set({ at: 'counting', records: event.records, ...event.progress })
        }
      } catch (error) {
        set({ at: 'failed', failure: failureOf(error) })
      }
    }
    void walk()
    return () => {
      stop.abort()
    }
  }, [key, active])
  return state?.key === key ? state.census : { at: 'counting', records: 0, done: 0, total: null }
}
