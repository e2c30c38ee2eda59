import type { EditResult, ShownRows } from '../../shared/contract/rows.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import type { RowId } from '../../shared/domain/row.ts'
import { formatCount } from '../../shared/format/figures.ts'
import type { Applied } from '../project/effects.ts'
import type { PaceOptions } from '../pace.ts'
import type { LongPatches } from '../project/changes.ts'
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

/** So many rows are removed by one patch. */
const REMOVED = 1000

/**
 * Removes rows of a view: as many as are seen, without their ids being known to whoever sees them.
 * @throws Failure `stale` when the sheet or the view is no longer what was seen, otherwise as `Project.edit`; then nothing
 * was changed. What the signal says when cancelled.
 */
export async function removeShown(
  project: Project,
  recount: Recounting,
  { view, stretches, count, revision, ...pace }: ShownRows & PaceOptions,
): Promise<EditResult> {
  const ids = await project.viewIds(view, pace.signal ? { signal: pace.signal } : {})
  const isSeen = stretches.every(([from, to], at) => from >= (stretches[at - 1]?.[1] ?? 0) && from < to && to <= count)
  if (ids.length !== count || revision !== project.state().revision || !isSeen) {
    throw new Failure({
      code: 'stale',
      message: 'The rows shown have changed meanwhile, so nothing was removed.',
      hint: 'Look at them, then try again.',
    })
  }
  const rows = stretches.reduce((sum, [from, to]) => sum + to - from, 0)
  return editProjectLong(project, recount, {
    patches: removals(ids, stretches),
    label: `Removed ${formatCount(rows, 'row')}`,
    signal: pace.signal,
    onProgress: (done) => pace.onProgress?.(done, rows),
  })
}

function* removals(ids: Uint32Array, stretches: ShownRows['stretches']): Generator<Patch> {
  for (const [from, to] of stretches) {
    for (let at = from; at < to; at += REMOVED) {
      yield { type: 'deleteRows', rows: Array.from(ids.subarray(at, Math.min(at + REMOVED, to))) }
    }
  }
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
  return {
    state: project.state(),
    rows: project.rows(rows.slice(0, ANSWERED_ROWS)),
    reload: applied.reload || applied.recountAll || rows.length > ANSWERED_ROWS,
    inserted: applied.inserted,
  }
}
