import { controlText } from './checks/controlText.ts'
import { TEXT_RULES } from './checks/registry.ts'
import { repeatedPrompt } from './checks/repeatedPrompt.ts'
import type { Fix, RowRule, RowSubject, TextRule } from './checks/rule.ts'
import { samePreference } from './checks/samePreference.ts'
import type { Column, ColumnId } from './column.ts'
import { type Mapping, toExample } from './example/example.ts'
import type { Issue, RuleId } from './issue.ts'
import type { Cells } from './row.ts'
import { type Spoken, spokenCell, spokenTexts } from './example/spoken.ts'
import { signsOf } from './signs.ts'

/** A cell before and after its fix. */
type FixedCell = {
  readonly column: ColumnId
  readonly before: string
  readonly after: string
  /** Rules whose fixes changed it. */
  readonly fixed: readonly RuleId[]
}

/** Fixes that may follow one another's: spaces left where something was taken away. */
const TIDYING = 3

/**
 * A text after the fix of a rule; the same text where there is nothing to fix or where it cannot be done well. What
 * comes back has lost this issue and has no other that it did not have: what the fix itself leaves behind (two spaces
 * around a letter that was taken away) is put right as well, and a fix that would uncover something worse (a hidden
 * signal to the model) is not done.
 */
export function fixText(rule: TextRule, spoken: Spoken): string {
  const { text } = spoken
  if (!rule.fix || rule.look(spoken) === null) return text
  const { fixed, worse } = tidied(spoken, rule.fix)
  return worse || rule.look(fixed) !== null || fixed.text.trim() === '' || saysSignal(fixed.text) ? text : fixed.text
}

/** A text after a fix and what has to follow it; `worse`: it has an issue then that it did not have. */
function tidied(spoken: Spoken, fix: Fix): { fixed: Spoken; worse: boolean } {
  let fixed = withText(spoken, fix.apply(spoken.text))
  let left = troublesOf(fixed)
  // Most fixes leave nothing that the text could have had before.
  const had = left.length === 0 ? [] : troublesOf(spoken)
  const fresh = (): TextRule[] => left.filter((other) => !had.includes(other))
  for (let round = 0; round < TIDYING && fresh().length > 0; round++) {
    for (const other of fresh()) if (other.fix?.safe) fixed = withText(fixed, other.fix.apply(fixed.text))
    left = troublesOf(fixed)
  }
  return { fixed, worse: fresh().length > 0 }
}

function troublesOf(spoken: Spoken): TextRule[] {
  return TEXT_RULES.filter((rule) => rule.look(spoken) !== null)
}

function withText(spoken: Spoken, text: string): Spoken {
  return { ...spoken, text, signs: signsOf(text) }
}

function saysSignal(text: string): boolean {
  const example = { format: 'completion', prompt: text, completion: '', sources: [null, null] } as const
  return controlText.check({ example, texts: [], format: 'completion', tokens: 0, limit: null }).length > 0
}

/**
 * What a rule finds in a row, each with whether its fix would help there. Only plain text can be fixed: what stands in
 * JSON is put right by hand.
 */
export function issuesBy(rule: RowRule, subject: RowSubject, mapping: Mapping, cells: Cells): Issue[] {
  const found = rule.check(subject)
  if (found.length === 0) return []
  const faulty = new Set(found.map(({ column }) => column))
  const columns = mapping.columns.filter(({ id }) => faulty.has(id))
  const fixed = new Set(isTextRule(rule) ? fixRow([rule], mapping, cells, columns).map(({ column }) => column) : [])
  return found.map(({ column, message }) => {
    return { rule: rule.id, severity: rule.severity, column, message, fixable: column !== null && fixed.has(column) }
  })
}

function isTextRule(rule: RowRule): rule is TextRule {
  return 'fix' in rule
}

/** Rules about cells of a row together, which the fix of one cell cannot see. */
const TOGETHER: readonly RowRule[] = [repeatedPrompt, samePreference]

/**
 * The cells of a row that the fixes of some rules change, in column order: none after which two cells are wrong
 * together that were not before, as answers that would become the same. `columns`: those that may be changed.
 */
export function fixRow(
  rules: readonly TextRule[],
  mapping: Mapping,
  cells: Cells,
  columns: readonly Column[] = mapping.columns,
): FixedCell[] {
  // A whole line or conversation stands in for the single texts, which are not sent then.
  const overruled = mapping.columns.some(({ id, role }) => (role === 'raw' || role === 'messages') && cells[id])
  if (overruled) return []
  const wanted = columns.flatMap((column) => fixCell(rules, column, mapping, cells) ?? [])
  return wanted.length === 0 ? wanted : harmless(wanted, mapping, cells)
}

function harmless(wanted: readonly FixedCell[], mapping: Mapping, cells: Cells): FixedCell[] {
  const left = wrongTogether(mapping, wanted.reduce(withCell, cells))
  const had = left.length === 0 ? [] : wrongTogether(mapping, cells)
  if (left.every((one) => had.includes(one))) return [...wanted]
  const isHarmless = (fixed: Cells): boolean => wrongTogether(mapping, fixed).every((one) => had.includes(one))
  const kept = new Set<FixedCell>()
  let now = cells
  // Until no other can be done: one may be harmless only after another.
  for (let before = -1; before < kept.size;) {
    before = kept.size
    for (const cell of wanted) {
      const next = withCell(now, cell)
      if (kept.has(cell) || !isHarmless(next)) continue
      kept.add(cell)
      now = next
    }
  }
  return wanted.filter((cell) => kept.has(cell))
}

function withCell(cells: Cells, { column, after }: FixedCell): Cells {
  return { ...cells, [column]: after }
}

/** What is wrong with cells of a row together: `rule column`. */
function wrongTogether(mapping: Mapping, cells: Cells): string[] {
  const example = toExample(mapping, cells)
  const subject = { example, texts: spokenTexts(example), format: mapping.setup.format, tokens: 0, limit: null }
  return TOGETHER.flatMap((rule) => rule.check(subject).map(({ column }) => `${rule.id} ${column ?? ''}`))
}

function fixCell(rules: readonly TextRule[], column: Column, mapping: Mapping, cells: Cells): FixedCell | null {
  const before = cells[column.id] ?? ''
  const spoken = before === '' ? null : spokenCell(before, column.role, mapping.setup.format)
  if (!spoken) return null
  let after = spoken
  const fixed: RuleId[] = []
  for (const rule of rules) {
    const text = fixText(rule, after)
    if (text === after.text) continue
    after = withText(after, text)
    fixed.push(rule.id)
  }
  return fixed.length === 0 ? null : { column: column.id, before, after: after.text, fixed }
}
