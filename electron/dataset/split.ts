import { setImmediate } from 'node:timers/promises'
import type { SplitChoice, SplitCounts, SplitResult } from '../../shared/contract/split.ts'
import type { EditResult } from '../../shared/contract/rows.ts'
import type { ColumnId } from '../../shared/domain/column.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import type { RowId, Split } from '../../shared/domain/row.ts'
import { rowsToHoldBack } from '../../shared/domain/split/splitPlan.ts'
import { formatCount, formatNumber, formatPercent } from '../../shared/format/figures.ts'
import type { PaceOptions } from '../pace.ts'
import type { Project } from '../project/project.ts'
import type { LookAlikes } from './alike.ts'
import { editProjectLong, type Recounting } from './edit.ts'

/** Cells read and rows patched at once. */
const BATCH = 5000

/** Beyond so many different values a column is no list of kinds: sharing it out evenly would say nothing. */
const MOST_VALUES = { any: 50, share: 0.1 } as const

/** What a split looks at and needs. */
export type SplitParts = { readonly project: Project; readonly recount: Recounting; readonly alike: LookAlikes }

/** Which rows go where, and the counts of it. */
type Plan = { readonly counts: SplitCounts; readonly toValidation: RowId[]; readonly toTrain: RowId[] }

/**
 * What a split would do, in exact counts, without doing it. Waits until every row is counted and compared where
 * look-alikes shall stay together.
 * @throws Failure `wrong-input` for a split that makes no sense, `unknown-column`; as `LookAlikes.current`
 */
export async function previewSplit(parts: SplitParts, choice: SplitChoice, signal?: AbortSignal): Promise<SplitCounts> {
  return (await planOf(parts, choice, signal)).counts
}

/**
 * Splits all rows into those that train and those that are held back, as one change set, committed before it answers.
 * @throws Failure as `previewSplit` and `Project.edit`; then nothing was changed
 */
export async function splitRows(parts: SplitParts, choice: SplitChoice, pace: PaceOptions = {}): Promise<SplitResult> {
  const { counts, toValidation, toTrain } = await planOf(parts, choice, pace.signal)
  const patches = [...patchesOf(toValidation, 'validation'), ...patchesOf(toTrain, 'train')]
  const label = `Held back ${formatNumber(counts.validation)} of ${formatCount(counts.train + counts.validation, 'row')}`
  return { ...(await editProjectLong(parts.project, parts.recount, { patches, label, ...pace })), counts }
}

/** Puts all rows back into training, as one change set. Without rows held back nothing is changed. */
export function clearSplit(
  { project, recount }: Pick<SplitParts, 'project' | 'recount'>,
  pace: PaceOptions = {},
): Promise<EditResult> {
  const rows = Array.from(project.facts.sketches.heldBack())
  const label = `Put ${formatCount(rows.length, 'row')} back into training`
  return editProjectLong(project, recount, { patches: patchesOf(rows, 'train'), label, ...pace })
}

async function planOf({ project, alike }: SplitParts, choice: SplitChoice, signal?: AbortSignal): Promise<Plan> {
  refuseNonsense(project.state().totals.rows, choice)
  const grouping = choice.keepTogether ? await alike.current(signal) : null
  const { revision, totals } = project.state()
  const strata = choice.stratify === undefined ? null : await strataOf(project, choice.stratify, signal)
  const ids = Uint32Array.from(project.ids({}, 0, totals.rows))
  const groups = grouping ? groupsOf(ids, grouping) : ids
  const held = await alike.plan({ groups, strata: strata?.numbers ?? new Uint32Array(ids.length) }, choice)
  signal?.throwIfAborted()
  while (project.busy) await project.busy
  if (project.state().revision !== revision) throw changedMeanwhile()
  const moves = movesOf(project, ids, held)
  const validation = held.reduce((sum, one) => sum + one, 0)
  const wanted = rowsToHoldBack(ids.length, choice.share)
  if (validation === 0) throw tooLargeGroups(wanted)
  const counts = {
    train: ids.length - validation,
    validation,
    moved: moves.toValidation.length + moves.toTrain.length,
    wanted,
    ...countGroups(groups),
    values: strata?.count ?? null,
  }
  return { counts, ...moves }
}

function changedMeanwhile(): Failure {
  const message = 'The sheet was changed while its rows were being chosen, so nothing was split.'
  return new Failure({ code: 'stale', message, hint: 'Try it again.' })
}

function refuseNonsense(rows: number, { share }: SplitChoice): void {
  const wanted = rowsToHoldBack(rows, share)
  if (wanted >= 1 && wanted < rows) return
  const all = wanted >= rows && rows > 0
  throw new Failure({
    code: 'wrong-input',
    message: all
      ? `${formatPercent(share)} of ${formatCount(rows, 'row')} would leave none to learn from.`
      : `${formatPercent(share)} of ${formatCount(rows, 'row')} is less than one row, so nothing can be held back.`,
    hint: all ? 'Hold back a smaller share.' : 'Hold back a larger share, or add rows first.',
  })
}

function tooLargeGroups(wanted: number): Failure {
  return new Failure({
    code: 'wrong-input',
    message: `Every group of look-alikes is larger than the ${formatCount(wanted, 'row')} to hold back.`,
    hint: 'Hold back a larger share, or let look-alikes stand on both sides.',
  })
}

/** By row, in the order of the sheet, the number of its value in a column. Upper and lower case are the same value. */
async function strataOf(
  project: Project,
  column: ColumnId,
  signal?: AbortSignal,
): Promise<{ numbers: Uint32Array; count: number }> {
  const found = project.columns().find(({ id }) => id === column)
  if (!found) {
    throw new Failure({ code: 'unknown-column', message: 'The column to share out is no longer in the sheet.' })
  }
  const { rows } = project.state().totals
  const numbers = new Uint32Array(rows)
  const values = new Map<string, number>()
  const most = Math.max(MOST_VALUES.any, MOST_VALUES.share * rows)
  for (let offset = 0; offset < rows; offset += BATCH) {
    project.texts({}, offset, BATCH, [column]).forEach(([text = ''], at) => {
      const value = text.trim().toLowerCase()
      const number = values.get(value) ?? values.size
      values.set(value, number)
      numbers[offset + at] = number
    })
    if (values.size > most) throw tooManyValues(found.name, values.size)
    await setImmediate()
    signal?.throwIfAborted()
    while (project.busy) await project.busy
  }
  return { numbers, count: values.size }
}

function tooManyValues(name: string, values: number): Failure {
  return new Failure({
    code: 'wrong-input',
    message: `"${name}" has ${formatNumber(values)} or more different values, too many to share out evenly.`,
    hint: 'Choose a column with few values, such as a category.',
  })
}

/** By row the first row of its group; rows that were not compared are groups of their own. */
function groupsOf(ids: Uint32Array, grouping: { ids: Uint32Array; groups: Uint32Array }): Uint32Array {
  const highest = ids.reduce((most, id) => Math.max(most, id), grouping.ids.at(-1) ?? 0)
  const byId = new Uint32Array(highest + 1)
  for (const id of ids) byId[id] = id
  grouping.ids.forEach((id, at) => {
    byId[id] = grouping.groups[at] ?? id
  })
  return ids.map((id) => byId[id] ?? id)
}

function countGroups(groups: Uint32Array): { groups: number; groupedRows: number } {
  const sizes = new Uint32Array(groups.reduce((most, group) => Math.max(most, group), 0) + 1)
  for (const group of groups) sizes[group] = (sizes[group] ?? 0) + 1
  const counts = { groups: 0, groupedRows: 0 }
  for (const size of sizes) {
    if (size < 2) continue
    counts.groups += 1
    counts.groupedRows += size
  }
  return counts
}

function movesOf(project: Project, ids: Uint32Array, held: Uint8Array): Pick<Plan, 'toValidation' | 'toTrain'> {
  const before = new Set(project.facts.sketches.heldBack())
  const moves: Pick<Plan, 'toValidation' | 'toTrain'> = { toValidation: [], toTrain: [] }
  ids.forEach((id, at) => {
    if (held[at] === 1 && !before.has(id)) moves.toValidation.push(id)
    else if (held[at] !== 1 && before.has(id)) moves.toTrain.push(id)
  })
  return moves
}

function* patchesOf(rows: readonly RowId[], split: Split): Generator<Patch> {
  for (let at = 0; at < rows.length; at += BATCH) yield { type: 'setSplit', rows: rows.slice(at, at + BATCH), split }
}
