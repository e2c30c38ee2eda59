import type { ToolEvent, WantedTool } from '../../../shared/contract/tools.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { Pace } from '../../pace.ts'
import type { Project } from '../../project/project.ts'
import { portionsOf } from '../portions.ts'
import { keep, Looked, textsOf } from './looked.ts'
import { Repeats } from './repeats.ts'

/** Rows read at once. */
const READ = { first: 200, then: 1000 } as const
/** Rows worked on before the clock is asked. */
const STEP = 25

type Looking = {
  readonly signal?: AbortSignal | undefined
  readonly tell?: ((event: ToolEvent) => void) | undefined
}

/**
 * Finds out in pieces what a tool would do, telling what is known so far, and keeps it for `applyTool`.
 * @throws Failure `wrong-input` for a tool that lacks something; the signal's reason when it was cancelled
 */
export async function lookAtTool(
  project: Project,
  wanted: WantedTool,
  { signal, tell }: Looking = {},
): Promise<ToolEvent> {
  while (project.busy) await project.busy
  const looked = new Looked(project, wanted)
  const total = await lookThrough(project, looked, { signal, tell })
  looked.complete = true
  keep(project, looked)
  return looked.event(total, total)
}

/** Looks through all rows of the scope, of which there are so many. */
async function lookThrough(project: Project, looked: Looked, { signal, tell }: Looking): Promise<number> {
  const see = seeing(project, looked)
  const { viewRows, total, portions } = await portionsOf(project, looked.scope, READ, signal)
  looked.viewRows = viewRows
  const pace = new Pace({ signal, onProgress: (done) => tell?.(looked.event(Math.min(done, total), total)) })
  for (const { offset, limit } of portions) {
    while (project.busy) await project.busy
    const ids = project.ids(looked.scope.view, offset, limit)
    looked.mean(ids, offset)
    await see(ids, pace)
  }
  return total
}

/** How the next rows are looked at. */
function seeing(project: Project, looked: Looked): (ids: readonly RowId[], pace: Pace) => Promise<void> {
  const { plan } = looked
  const repeats =
    plan.kind === 'rows' ? new Repeats(plan.judge, (ids) => (ids.length > 0 ? textsOf(project, plan, ids) : [])) : null
  return async (ids, pace) => {
    const rows = textsOf(project, plan, ids)
    for (let at = 0; at < rows.length; at += STEP) {
      const some = rows.slice(at, at + STEP)
      if (repeats) for (const row of repeats.among(some)) looked.remove(row)
      else if (plan.kind === 'cells') for (const row of some) looked.change(row.id, looked.changesOf(row))
      giveNumbers(project, looked)
      await pace.next(some.length)
    }
    await pace.next(ids.length - rows.length)
  }
}

function giveNumbers(project: Project, looked: Looked): void {
  const { unnumbered } = looked
  if (unnumbered.length > 0) looked.number(new Map(project.rows(unnumbered).map(({ id, number }) => [id, number])))
}
