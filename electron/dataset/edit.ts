import type { EditResult } from '../../shared/contract/rows.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import type { RowId } from '../../shared/domain/row.ts'
import type { Applied } from '../project/changes/effects.ts'
import type { PaceOptions } from '../pace.ts'
import type { LongPatches } from '../project/changes/changes.ts'
import type { Project } from '../project/project.ts'

/** What an edit needs of the recount: start it, or wait a little for some rows. */
export type Recounting = { start(): void; settle(rows: RowId[], ms: number): Promise<void> }

/** So many rows are counted before the edit answers, and it waits so long for them. */
const SETTLED_ROWS = 200
const SETTLE_MS = 40

/** So many rows an answer carries; beyond that the window asks for its pages again. */
const ANSWERED_ROWS = 500

/**
 * Changes data: commits the patches, has the changed rows counted, and answers with all that changed.
 * @throws Failure as `Project.edit`; then nothing was changed.
 */
export async function editProject(
  project: Project,
  recount: Recounting,
  patches: Iterable<Patch>,
  label: string,
): Promise<EditResult> {
  while (project.busy) await project.busy
  return answer(project, recount, project.edit(patches, label))
}

/** An act that may change a great deal: done in pieces, with progress, and cancelled by its signal. */
type LongEdit = PaceOptions & { readonly patches: LongPatches; readonly label: string }

/** `editProject` for long lists, during which the process goes on answering. Throws what the signal says when cancelled. */
export async function editProjectLong(
  project: Project,
  recount: Recounting,
  { patches, label, ...pace }: LongEdit,
): Promise<EditResult> {
  return answer(project, recount, await project.editLong(patches, label, pace))
}

type Step = PaceOptions & { readonly direction: 'back' | 'forward'; readonly revision?: number | undefined }

/**
 * Takes back the newest change set, or does again what was undone last; without one the answer holds no rows.
 * @throws Failure `stale` when the sheet is at another revision than the one that was looked at
 */
export async function stepProject(
  project: Project,
  recount: Recounting,
  { direction, revision, ...pace }: Step,
): Promise<EditResult> {
  while (project.busy) await project.busy
  if (revision !== undefined && revision !== project.state().revision) {
    throw new Failure({
      code: 'stale',
      message: 'The sheet has changed meanwhile, so nothing was undone or done again.',
      hint: 'Look at it, then try again.',
    })
  }
  return answer(project, recount, await project.goTo(project.historyAt + (direction === 'back' ? -1 : 1), pace))
}

/** What the window needs to know after an act, with its rows counted as far as that is quick; null: nothing was done. */
export async function answer(project: Project, recount: Recounting, applied: Applied | null): Promise<EditResult> {
  if (!applied) return { state: project.state(), rows: [], reload: false, inserted: [] }
  const rows = [...applied.changed, ...applied.inserted]
  if (applied.recountAll || rows.length > SETTLED_ROWS) recount.start()
  else if (rows.length > 0) await recount.settle(rows, SETTLE_MS)
  // Rows are told with their numbers, for which the sheet is read anew where many came or went.
  if (applied.reload && rows.length > 0) await project.prepare({})
  return {
    state: project.state(),
    rows: project.rows(rows.slice(0, ANSWERED_ROWS)),
    reload: applied.reload || applied.recountAll || rows.length > ANSWERED_ROWS,
    inserted: applied.inserted,
  }
}
