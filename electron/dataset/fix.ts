import type { FixedCell, FixResult } from '../../shared/contract/fixes.ts'
import { HABIT_RULES, TEXT_RULES, textRulesAmong } from '../../shared/domain/checks/registry.ts'
import type { TextRule } from '../../shared/domain/checks/rule.ts'
import { differenceOf } from '../../shared/domain/difference.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { fixRow } from '../../shared/domain/fixes.ts'
import type { RuleId } from '../../shared/domain/issue.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import type { RowId } from '../../shared/domain/row.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { Pace, type PaceOptions } from '../pace.ts'
import type { Project } from '../project/project.ts'
import { editProjectLong, type Recounting } from './edit.ts'

/** Rows read and patched at once: their texts are in memory, and no others. */
const BATCH = 200

/** Which rows; absent: all in which the rules found something. */
type Which = { readonly rows?: readonly RowId[] | undefined; readonly except?: readonly RowId[] | undefined }

/**
 * What the fix of a rule would do to real cells, by row, without doing it; and in how many rows it would do something.
 * @throws Failure `wrong-input` for a rule without a fix
 */
export function previewFixes(
  project: Project,
  wanted: Which & { readonly rule: RuleId; readonly offset: number; readonly limit: number },
): { cells: FixedCell[]; rows: number } {
  const rules = fixableRules(project, [wanted.rule])
  const ids = rowsOf(project, rules, wanted)
  const mapping = { columns: project.columns(), setup: project.setup() }
  const rows = project.rows(ids.slice(wanted.offset, wanted.offset + wanted.limit))
  const cells = rows.flatMap((row) =>
    fixRow(rules, mapping, row.cells).map(({ column, before, after }): FixedCell => {
      return { row: row.id, number: row.number, column, pieces: differenceOf(before, after) }
    }),
  )
  return { cells, rows: ids.length }
}

/**
 * Does the fixes of some rules, or all safe ones, in the rows where they found something: one change set, committed
 * before it answers. Rows that were not looked at since their last change are left as they are.
 * @throws Failure `wrong-input` for a rule without a fix, otherwise as `Project.edit`; then nothing was changed
 */
export async function applyFixes(
  project: Project,
  recount: Recounting,
  wanted: Which & PaceOptions & { readonly rules: 'safe' | readonly RuleId[] },
): Promise<FixResult> {
  const rules =
    wanted.rules === 'safe' ? rulesOf(project).filter((rule) => rule.fix?.safe) : fixableRules(project, wanted.rules)
  const ids = rowsOf(project, rules, wanted)
  // Once to know what to call the act, once to do it: the texts of all rows need not be in memory at once.
  let changed = 0
  const counts = new Map<RuleId, number>()
  const look = new Pace({ signal: wanted.signal })
  for (const patch of patchesOf(project, rules, ids, counts)) {
    changed += patch.cells.length
    await look.next(0)
  }
  const label = labelOf(rules, counts, changed)
  const { signal, onProgress } = wanted
  const result = await editProjectLong(project, recount, {
    patches: patchesOf(project, rules, ids),
    label,
    signal,
    onProgress: (done) => onProgress?.(done, changed),
  })
  return { ...result, changed, fixed: Object.fromEntries(counts) }
}

/** What is not put right, but hidden. */
const MASKED: Readonly<Partial<Record<RuleId, string>>> = {
  'private-data': 'private data',
  secret: 'keys and passwords',
}

type CellPatch = Extract<Patch, { type: 'setCells' }>

/** `counts` gathers how many cells each rule changed. */
function* patchesOf(
  project: Project,
  rules: readonly TextRule[],
  ids: readonly RowId[],
  counts = new Map<RuleId, number>(),
): Generator<CellPatch> {
  const mapping = { columns: project.columns(), setup: project.setup() }
  for (let at = 0; at < ids.length; at += BATCH) {
    const rows = project.stored(ids.slice(at, at + BATCH))
    const cells = rows.flatMap((row) =>
      fixRow(rules, mapping, row.cells).map(({ column, after, fixed }) => {
        for (const rule of fixed) counts.set(rule, (counts.get(rule) ?? 0) + 1)
        return { row: row.id, column, text: after }
      }),
    )
    if (cells.length > 0) yield { type: 'setCells', cells }
  }
}

/**
 * The rules with these ids in the order in which fixes are done, which is not that of the asking. Rules that hang on what
 * is usual in the sheet are left out where nothing is.
 * @throws Failure `wrong-input` for a rule without a fix
 */
function fixableRules(project: Project, ids: readonly RuleId[]): TextRule[] {
  refuseUnfixable(ids)
  return rulesOf(project).filter((rule) => ids.includes(rule.id))
}

function rulesOf(project: Project): readonly TextRule[] {
  return textRulesAmong(project.facts.habits.profile())
}

/** @throws Failure `wrong-input` for a rule without a fix */
export function refuseUnfixable(ids: readonly RuleId[]): void {
  const known = [...HABIT_RULES.filter((rule) => rule.fixable), ...TEXT_RULES.filter((rule) => rule.fix)]
  const strange = ids.find((id) => !known.some((rule) => rule.id === id))
  if (strange === undefined) return
  throw new Failure({
    code: 'wrong-input',
    message: `There is no fix for "${strange}".`,
    hint: `There is one for: ${known.map(({ id }) => id).join(', ')}.`,
  })
}

function rowsOf(project: Project, rules: readonly TextRule[], { rows, except }: Which): RowId[] {
  const found = project.facts.fixableRows(rules.map((rule) => rule.id))
  if (!rows && !except) return found
  const wanted = rows && new Set(rows)
  const unwanted = new Set(except)
  return found.filter((id) => (wanted?.has(id) ?? true) && !unwanted.has(id))
}

/** `Fixed "Two spaces in a row" in 388 cells`, `Masked private data in 3 cells`, `Fixed 3 kinds of issues in 606 cells`. */
function labelOf(rules: readonly TextRule[], counts: ReadonlyMap<RuleId, number>, changed: number): string {
  const done = rules.filter((rule) => counts.has(rule.id))
  const [only] = done
  const where = `in ${formatCount(changed, 'cell')}`
  if (!only || done.length > 1) return `Fixed ${done.length} kinds of issues ${where}`
  const masked = MASKED[only.id]
  return masked === undefined ? `Fixed "${only.title}" ${where}` : `Masked ${masked} ${where}`
}
