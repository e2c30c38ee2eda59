import { useState } from 'react'
import type { AppendResult } from '../../shared/contract/imports.ts'
import { client, failureOf } from '../api.ts'
import { useProject } from '../project.tsx'
import type { ImportState } from './useImport.ts'

type Input = Omit<Parameters<typeof client.imports.append>[0], 'project'>

/** Adds the rows to the open project; cancelling leaves it as it was. */
export function useAppend(onDone: (result: AppendResult) => void) {
  const project = useProject()
  const [state, setState] = useState<Exclude<ImportState, { at: 'running' | 'done' }>>({ at: 'idle' })
  const { acting } = project
  const run = async (input: Input, label: string) => {
    setState({ at: 'idle' })
    try {
      onDone(await project.act(label, (options) => client.imports.append({ ...input, project: project.id }, options)))
    } catch (error) {
      const failure = failureOf(error)
      if (failure.code !== 'cancelled') setState({ at: 'failed', failure })
    }
  }
  const running: ImportState | null = acting && {
    at: 'running',
    rows: acting.progress?.done ?? 0,
    done: acting.progress?.total ? acting.progress.done : 0,
    total: acting.progress?.total ?? null,
  }
  return {
    state: running ?? state,
    run,
    cancel: () => {
      acting?.cancel()
      setState({ at: 'idle' })
    },
  }
}
