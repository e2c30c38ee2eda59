import type { FindScope } from '../../shared/contract/find.ts'
import type { Project } from '../project/project.ts'

/** Rows read at once: few at first, so that something is told at once. */
type Sizes = { readonly first: number; readonly then: number }

/** Rows that stand one after the other in a view, by the place of the first, 0-based. */
export type Portion = { readonly offset: number; readonly limit: number }

/** The rows of a scope. `viewRows`: of its whole view; `total`: in the scope. */
type Portions = { readonly viewRows: number; readonly total: number; readonly portions: Iterable<Portion> }

/**
 * Divides the rows of a scope into portions; its view is made ready before. Each portion is to be read when no long act
 * is under way, see `Project.busy`.
 * @throws the signal's reason when it was cancelled
 */
export async function portionsOf(
  project: Project,
  { view, stretches }: Pick<FindScope, 'view' | 'stretches'>,
  sizes: Sizes,
  signal?: AbortSignal,
): Promise<Portions> {
  await project.prepare(view, { signal })
  const viewRows = project.page(view, 0, 0).count
  const parts = (stretches ?? [[0, viewRows]]).map(([from, to]) => [from, Math.min(to, viewRows)] as const)
  const total = parts.reduce((sum, [from, to]) => sum + Math.max(0, to - from), 0)
  return { viewRows, total, portions: divide(parts, sizes) }
}

function* divide(parts: readonly (readonly [number, number])[], sizes: Sizes): Generator<Portion> {
  let size = sizes.first
  for (const [from, to] of parts) {
    for (let at = from; at < to; at += size) {
      if (at > from) size = sizes.then
      yield { offset: at, limit: Math.min(size, to - at) }
    }
  }
}
