import type { PairAct } from '../../shared/contract/alike.ts'
import type { EditResult } from '../../shared/contract/rows.ts'
import { PAIR_RULES } from '../../shared/domain/checks/registry.ts'
import type { PairRuleId } from '../../shared/domain/checks/rule.ts'
import type { Column } from '../../shared/domain/column.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import type { Row, RowId } from '../../shared/domain/row.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import type { PaceOptions } from '../pace.ts'
import type { Project } from '../project/project.ts'
import { editProjectLong, type Recounting } from './edit.ts'

type OfPair = { readonly rule: PairRuleId; readonly row: RowId; readonly other: RowId }

type Decision = OfPair & { readonly keep: 'row' | 'other'; readonly act: PairAct } & PaceOptions

/**
 * Does what was decided about a pair of rows, as one act of the history.
 * @throws Failure `stale` when one of the rows is no longer in the sheet; nothing was changed then
 */
export async function settlePair(project: Project, recount: Recounting, decision: Decision): Promise<EditResult> {
  const { keep, act, signal, onProgress } = decision
  const [row, other] = rowsOf(project, decision)
  const [kept, left] = keep === 'row' ? [row, other] : [other, row]
  const [patch, label] = patchOf(act, { kept, left, columns: project.columns() })
  return editProjectLong(project, recount, { patches: [patch], label, signal, onProgress })
}

/**
 * Remembers that both rows of a pair are right, or forgets it.
 * @throws Failure `stale` when the rows are no pair any more, or have changed and were not looked at since
 */
export function setBothRight(project: Project, { rule, right, ...pair }: OfPair & { readonly right: boolean }): void {
  const found = PAIR_RULES.find(({ id }) => id === rule)
  if (!found || !project.facts.settlePair(found, pair, right)) throw gone()
}

/** Whether the answers of rows are plain texts in columns of their own, so that one can be put in place of another. */
export function isCorrectable(columns: readonly Column[]): boolean {
  return answersOf(columns).length > 0 && columns.every(({ role }) => role !== 'messages')
}

function answersOf(columns: readonly Column[]): Column[] {
  return columns.filter(({ role }) => role === 'completion' || role === 'preferred' || role === 'rejected')
}

function rowsOf(project: Project, { row, other }: OfPair): [Row, Row] {
  const rows = project.rows([row, other])
  const [first, second] = [row, other].map((id) => rows.find((found) => found.id === id))
  if (!first || !second) throw gone()
  return [first, second]
}

function gone(): Failure {
  const message = 'This pair is no longer in the sheet: one of its rows was changed or removed.'
  return new Failure({ code: 'stale', message, hint: 'The list is brought up to date in a moment.' })
}

type Sides = { readonly kept: Row; readonly left: Row; readonly columns: readonly Column[] }

function patchOf(act: PairAct, { kept, left, columns }: Sides): [patch: Patch, label: string] {
  const [one, two] = [formatNumber(kept.number), formatNumber(left.number)]
  const both = [kept.id, left.id]
  switch (act) {
    case 'remove':
      return [{ type: 'deleteRows', rows: [left.id] }, `Kept row ${one}, removed row ${two}`]
    case 'correct': {
      const cells = answersOf(columns).map(({ id }) => ({ row: left.id, column: id, text: kept.cells[id] ?? '' }))
      return [{ type: 'setCells', cells }, `Answered row ${two} as row ${one}`]
    }
    case 'train':
      return [{ type: 'setSplit', rows: both, split: 'train' }, `Moved rows ${one} and ${two} to training`]
    case 'hold-back':
      return [{ type: 'setSplit', rows: both, split: 'validation' }, `Held back rows ${one} and ${two}`]
  }
}
