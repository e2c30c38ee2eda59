import type { FixResult } from '../../shared/contract/fixes.ts'
import { failureOf } from '../api.ts'
import type { ProjectHandle, WantedFixes } from '../project.tsx'
import { formatCount } from '../../shared/format/figures.ts'
import { showToast } from '../ui/toast.tsx'
import { report } from './trouble.ts'

/** Does fixes and says so, with the way back; says what stood in the way. Null: nothing was done. */
export async function runFixes(project: ProjectHandle, wanted: WantedFixes): Promise<FixResult | null> {
  try {
    const result = await project.fix(wanted)
    const message =
      result.changed === 0 ? 'There was nothing left to fix.' : `Fixed ${formatCount(result.changed, 'cell')}.`
    const undo = { label: 'Undo', run: () => void project.undo() }
    showToast(result.changed === 0 ? { message } : { message, action: undo })
    return result
  } catch (error) {
    report(failureOf(error))
    return null
  }
}
