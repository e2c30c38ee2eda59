import type { ExportSurvey } from '../../../shared/contract/exports.ts'
import { findRule } from '../../../shared/domain/checks/registry.ts'
import type { View } from '../../../shared/domain/view.ts'
import type { Project } from '../../project/project.ts'

/**
 * How many of some rows a provider would refuse, each counted once, and why; as far as the rows are checked. `ids` null:
 * all rows of the sheet.
 */
export async function refusedAmong(
  project: Project,
  ids: Uint32Array | null,
  signal?: AbortSignal,
): Promise<ExportSurvey['refused']> {
  const totals = project.facts.totals()
  const rules = project.facts.ruleCounts().filter(({ severity, rows }) => severity === 'error' && rows > 0)
  const complete = totals.counted === totals.rows
  if (rules.length === 0) return { rows: 0, why: [], complete }
  const wanted = ids && new Set(ids)
  const among = async (view: View, all: number): Promise<number> => {
    if (!wanted) return all
    const found = await project.viewIds(view, { signal })
    return found.reduce((count, id) => count + (wanted.has(id) ? 1 : 0), 0)
  }
  const why: ExportSurvey['refused']['why'] = []
  for (const { rule, rows } of rules) {
    const count = await among({ rule }, rows)
    if (count > 0) why.push({ title: findRule(rule)?.title ?? rule, rows: count })
  }
  why.sort((a, b) => b.rows - a.rows)
  return { rows: await among({ severity: 'error' }, totals.rowsWith.error), why, complete }
}
