import type { ToolResult } from '../../../shared/contract/tools.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { labelOf } from '../../../shared/domain/tools/label.ts'
import { Pace, type PaceOptions } from '../../pace.ts'
import type { Project } from '../../project/project.ts'
import { editProjectLong, type Recounting } from '../edit.ts'
import { type Looked, lookedOf, textsOf } from './looked.ts'

/** Rows read and patched at once: their texts are in memory, and no others. */
const BATCH = 500

/**
 * Does what was looked at, save in some rows: one change set, committed before it answers.
 * @throws Failure `stale` when the sheet has changed since or the look is not kept any more, otherwise as `Project.edit`;
 * then nothing was changed
 */
export async function applyTool(
  project: Project,
  recount: Recounting,
  wanted: PaceOptions & { readonly look: string; readonly except: readonly RowId[] },
): Promise<ToolResult> {
  const looked = lookedOf(project, wanted.look)
  const { signal, onProgress } = wanted
  requireSame(project, looked)
  const except = new Set(wanted.except)
  const left = looked.rows.filter((id) => except.has(id))
  const ids = left.length > 0 ? looked.rows.filter((id) => !except.has(id)) : looked.rows
  const changed = looked.changed - (await cellsIn(project, looked, left, signal))
  const counts = { changed, rows: ids.length, columns: looked.named, made: looked.made.length }
  const total = looked.plan.kind === 'rows' ? ids.length : changed
  const result = await editProjectLong(project, recount, {
    patches: ids.length > 0 ? patchesOf(project, looked, ids) : [],
    label: labelOf(looked.tool, project.columns(), counts),
    signal,
    onProgress: (done) => onProgress?.(done, total),
  })
  return { ...result, changed, rowCount: ids.length }
}

function requireSame(project: Project, { revision }: Looked): void {
  if (project.state().revision === revision) return
  throw new Failure({
    code: 'stale',
    message: 'The sheet has changed since this was looked at, so nothing was changed.',
    hint: 'Look at it again.',
  })
}

/** Cells that would change in some rows. */
async function cellsIn(
  project: Project,
  looked: Looked,
  ids: readonly RowId[],
  signal: AbortSignal | undefined,
): Promise<number> {
  const { plan } = looked
  if (plan.kind === 'rows') return 0
  const pace = new Pace({ signal })
  let cells = 0
  for (let at = 0; at < ids.length; at += BATCH) {
    for (const row of textsOf(project, plan, ids.slice(at, at + BATCH))) cells += looked.changesOf(row).length
    await pace.next(0)
  }
  return cells
}

function* patchesOf(project: Project, looked: Looked, ids: readonly RowId[]): Generator<Patch> {
  // Asked again where nobody else can write any more.
  requireSame(project, looked)
  const { plan, made } = looked
  for (const column of made) yield { type: 'addColumn', ...column }
  for (let at = 0; at < ids.length; at += BATCH) {
    const rows = ids.slice(at, at + BATCH)
    if (plan.kind === 'rows') yield { type: 'deleteRows', rows }
    else
      yield {
        type: 'setCells',
        cells: textsOf(project, plan, rows).flatMap((row) =>
          looked.changesOf(row).map(({ column, after }) => ({ row: row.id, column, text: after })),
        ),
      }
  }
}
