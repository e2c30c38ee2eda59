import type { FixResult } from '../../shared/contract/fixes.ts'
import type { ProjectState } from '../../shared/contract/project.ts'
import type { EditResult } from '../../shared/contract/rows.ts'
import { failureOf, orpc, queryClient } from '../api.ts'
import type { ProjectHandle } from '../project.tsx'
import type { WantedFixes } from '../useActs.ts'
import { showToast } from '../ui/toast.tsx'
import { report } from './trouble.ts'

/** Does fixes and says so, with the way back; says what stood in the way. Null: nothing was done. */
export async function runFixes(project: ProjectHandle, wanted: WantedFixes): Promise<FixResult | null> {
  try {
    const result = await project.fix(wanted)
    // In the words of the history, so that it is found there.
    const { undo: label } = result.state.history
    const undo = () => void takeBack(project, result)
    if (result.changed === 0 || label === null) showToast({ message: 'There was nothing left to fix.' })
    else showToast({ message: `${label}.`, undo })
    return result
  } catch (error) {
    const failure = failureOf(error)
    if (failure.code !== 'cancelled') report(failure)
    return null
  }
}

/** Only while nothing was done since: undo takes back the newest act, and that would be another one. */
export async function takeBack(project: ProjectHandle, { state }: EditResult): Promise<void> {
  const now = queryClient.getQueryData<ProjectState>(orpc.project.get.queryKey({ input: { project: project.id } }))
  if (now?.revision === state.revision) await project.undo()
  else showToast({ message: 'Something else was done since. Use Undo to go back step by step.' })
}
