import { useEffect, useRef, useState } from 'react'
import type { ImportEvent } from '../../shared/contract/imports.ts'
import type { FailureData } from '../../shared/domain/failure.ts'
import { client, failureOf, orpc, queryClient } from '../api.ts'

type Done = Extract<ImportEvent, { type: 'done' }>
export type ImportState =
  | { at: 'idle' }
  | { at: 'running'; rows: number; done: number; total: number | null }
  | { at: 'done'; result: Done }
  | { at: 'failed'; failure: FailureData }

type Input = Parameters<typeof client.imports.run>[0]

/** Makes the project. Stopping it, or leaving the page, leaves nothing behind. */
export function useImport(onDone: (result: Done) => void) {
  const [state, setState] = useState<ImportState>({ at: 'idle' })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const run = async (input: Input) => {
    const own = new AbortController()
    stop.current = own
    setState({ at: 'running', rows: 0, done: 0, total: null })
    try {
      for await (const event of await client.imports.run(input, { signal: own.signal })) {
        if (event.type === 'progress') {
          setState({ at: 'running', rows: event.rows, ...event.progress })
          continue
        }
        queryClient.setQueryData(orpc.project.get.queryKey({ input: { project: event.state.id } }), event.state)
        void queryClient.invalidateQueries({ queryKey: orpc.project.recent.key() })
        setState({ at: 'done', result: event })
        onDone(event)
      }
    } catch (error) {
      if (!own.signal.aborted) setState({ at: 'failed', failure: failureOf(error) })
    }
  }
  const cancel = () => {
    stop.current?.abort()
    setState({ at: 'idle' })
  }
  return { state, run, cancel }
}
