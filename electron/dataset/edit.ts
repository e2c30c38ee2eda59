import type { EditResult } from '../../shared/contract/rows.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import type { RowId } from '../../shared/domain/row.ts'
import type { Applied } from '../project/effects.ts'
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
export function editProject(
  project: Project,
  recount: Recounting,
  patches: Iterable<Patch>,
  label: string,
): Promise<EditResult> {
  return answer(project, recount, project.edit(patches, label))
}

/** Takes back the newest change set; without one the answer holds no rows. */
export function undoProject(project: Project, recount: Recounting): Promise<EditResult> {
  return answer(project, recount, project.undo())
}

/** Does again what was undone last; without that the answer holds no rows. */
export function redoProject(project: Project, recount: Recounting): Promise<EditResult> {
  return answer(project, recount, project.redo())
}

async function answer(project: Project, recount: Recounting, applied: Applied | null): Promise<EditResult> {
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
