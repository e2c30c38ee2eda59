import type { FindEvent, FindScope } from '../../../shared/contract/find.ts'
import type { FindQuery } from '../../../shared/domain/find/find.ts'
import { Pace } from '../../pace.ts'
import type { Project } from '../../project/project.ts'
import { type Portion, portionsOf } from '../portions.ts'
import { Found, keep } from './found.ts'

/** Rows read at once. */
const READ = { first: 500, then: 2000 } as const
/** Rows looked through before the clock is asked. */
const STEP = 25

type Looking = {
  readonly signal?: AbortSignal | undefined
  readonly tell?: ((event: FindEvent) => void) | undefined
}

/**
 * Looks for something in pieces, telling what is found so far, and keeps where it is.
 * @throws Failure `wrong-input` for a pattern that cannot be read; the signal's reason when it was cancelled
 */
export async function look(
  project: Project,
  { query, scope }: { readonly query: FindQuery; readonly scope: FindScope },
  looking: Looking = {},
): Promise<FindEvent> {
  while (project.busy) await project.busy
  const found = new Found(project, query, scope)
  keep(project, found)
  const total = await lookThrough(project, found, looking)
  found.complete = true
  return { type: 'done', found: found.data(), looked: total, total }
}

/** Looks through all rows of the scope, of which there are so many. Throws what the signal says when cancelled. */
export async function lookThrough(project: Project, found: Found, { signal, tell }: Looking): Promise<number> {
  const { total, portions } = await portionsOf(project, found.scope, READ, signal)
  const pace = new Pace({
    signal,
    onProgress: (looked) => tell?.({ type: 'found', found: found.data(), looked: Math.min(looked, total), total }),
  })
  for (const portion of portions) {
    while (project.busy) await project.busy
    await readOn(project, found, portion, pace)
  }
  return total
}

async function readOn(project: Project, found: Found, { offset, limit }: Portion, pace: Pace): Promise<void> {
  const ids = project.ids(found.scope.view, offset, limit)
  let at = 0
  for (const [nth, row] of project.searched.rows(ids, found.columns, found.needle).entries()) {
    while (ids[at] !== row.id) at += 1
    found.look(row, offset + at)
    if (nth % STEP === STEP - 1) await pace.next(0)
  }
  await pace.next(limit)
}
