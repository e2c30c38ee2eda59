import { controlText } from './checks/controlText.ts'
import { TEXT_RULES } from './checks/registry.ts'
import type { Rule, TextRule } from './checks/rule.ts'
import type { Column, ColumnId } from './column.ts'
import type { Mapping } from './example.ts'
import type { RuleId } from './issue.ts'
import type { Cells } from './row.ts'
import { spokenCell, type Spoken } from './spoken.ts'
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
  const had = troublesOf(spoken)
  let fixed = withText(spoken, rule.fix.apply(text))
  for (let round = 0; round < TIDYING; round++) {
    const fresh = troublesOf(fixed).filter((other) => !had.includes(other))
    if (fresh.length === 0) break
    for (const other of fresh) if (other.fix?.safe) fixed = withText(fixed, other.fix.apply(fixed.text))
  }
  const left = troublesOf(fixed)
  const worse = rule.look(fixed) !== null || left.some((other) => !had.includes(other))
  return worse || fixed.text.trim() === '' || saysSignal(fixed.text) ? text : fixed.text
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

/** Whether a finding in a cell can be fixed. Only plain text is: what stands in JSON is put right by hand. */
export function isFixable(rule: Rule, column: ColumnId | null, mapping: Mapping, cells: Cells): boolean {
  const text = rule.scope === 'row' && 'fix' in rule ? (rule as TextRule) : null
  if (column === null || !text?.fix) return false
  const found = mapping.columns.find(({ id }) => id === column)
  return found !== undefined && fixCell([text], found, mapping, cells) !== null
}

/** The cells of a row that the fixes of some rules change, in column order. */
export function fixRow(rules: readonly TextRule[], mapping: Mapping, cells: Cells): FixedCell[] {
  // A whole line or conversation stands in for the single texts, which are not sent then.
  const overruled = mapping.columns.some(({ id, role }) => (role === 'raw' || role === 'messages') && cells[id])
  if (overruled) return []
  return mapping.columns.flatMap((column) => fixCell(rules, column, mapping, cells) ?? [])
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
