import type { Condition } from '../../../shared/domain/filter.ts'
import { type Filter } from '../../../shared/domain/filter.ts'
import { compilePattern } from '../../../shared/domain/pattern/pattern.ts'
import { ColumnId } from '../../../shared/domain/column.ts'
import { RuleId, Severity } from '../../../shared/domain/issue.ts'
import { Split } from '../../../shared/domain/row.ts'
import { numberIn } from '../../../shared/domain/reading/numeric.ts'

/** What a condition is about: `any` column, one of them by its id, or `tokens`, `severity`, `rule`, `split` of a row. */
export type Subject = string

export type How =
  | 'contains'
  | 'contains-not'
  | 'is'
  | 'is-not'
  | 'matches'
  | 'matches-not'
  | 'empty'
  | 'empty-not'
  | 'longer'
  | 'shorter'
  | 'more'
  | 'fewer'
  | 'has'

/** A condition while it is put together; `value` as it was typed or chosen. */
export type Draft = { readonly id: number; readonly subject: Subject; readonly how: How; readonly value: string }

const TEXT: readonly How[] = ['contains', 'contains-not', 'is', 'is-not', 'matches', 'matches-not']

/** The ways in which a subject can be asked about, the most common first. */
export function waysOf(subject: Subject): readonly How[] {
  if (subject === 'any') return TEXT
  if (subject === 'tokens') return ['more', 'fewer']
  if (subject === 'severity' || subject === 'rule' || subject === 'split') return ['has']
  return [...TEXT.slice(0, 4), 'empty', 'empty-not', ...TEXT.slice(4), 'longer', 'shorter']
}

export function needsValue(how: How): boolean {
  return how !== 'empty' && how !== 'empty-not'
}

export function needsNumber(how: How): boolean {
  return how === 'longer' || how === 'shorter' || how === 'more' || how === 'fewer'
}

/** About another subject: what was typed stays where it still makes sense. */
export function withSubject(draft: Draft, subject: Subject): Draft {
  const ways = waysOf(subject)
  const how = ways.includes(draft.how) ? draft.how : (ways[0] ?? 'contains')
  const keeps = how === draft.how && how !== 'has'
  return { ...draft, subject, how, value: keeps ? draft.value : '' }
}

export function withHow(draft: Draft, how: How): Draft {
  return { ...draft, how, value: needsNumber(how) === needsNumber(draft.how) ? draft.value : '' }
}

/** The conditions of a filter, one below the other, without what is typed in the search field. */
export function draftsOf({ severity, rule, split, conditions = [] }: Filter): Draft[] {
  const known: Omit<Draft, 'id'>[] = [
    ...conditions.flatMap(ofCondition),
    ...(severity ? [{ subject: 'severity', how: 'has', value: severity } as const] : []),
    ...(rule ? [{ subject: 'rule', how: 'has', value: rule } as const] : []),
    ...(split ? [{ subject: 'split', how: 'has', value: split } as const] : []),
  ]
  return known.map((draft, id) => ({ ...draft, id }))
}

function ofCondition(condition: Condition): Omit<Draft, 'id'>[] {
  switch (condition.type) {
    case 'text': {
      const { how, not, text } = condition
      return [{ subject: condition.column ?? 'any', how: not ? `${how}-not` : how, value: text }]
    }
    case 'empty':
      return [{ subject: condition.column, how: condition.not ? 'empty-not' : 'empty', value: '' }]
    case 'length':
      return ends(condition, condition.column, ['longer', 'shorter'])
    case 'tokens':
      return ends(condition, 'tokens', ['more', 'fewer'])
  }
}

type Ends = { readonly from: number | null; readonly to: number | null }

/** Both ends count in, while words say what is just beyond them. */
function ends({ from, to }: Ends, subject: Subject, [above, below]: readonly [How, How]): Omit<Draft, 'id'>[] {
  return [
    ...(from === null ? [] : [{ subject, how: above, value: String(from - 1) }]),
    ...(to === null ? [] : [{ subject, how: below, value: String(to + 1) }]),
  ]
}

/** A filter as far as it is put together, and what is wrong with a condition, in a sentence by its id. */
export type Built = {
  readonly filter: Pick<Filter, 'severity' | 'rule' | 'split' | 'conditions'>
  readonly troubles: ReadonlyMap<number, string>
}

/** Conditions without a value are left out; those that cannot be read are told about. */
export function build(drafts: readonly Draft[]): Built {
  const troubles = new Map<number, string>()
  const conditions: Condition[] = []
  const chosen: { severity?: Severity; rule?: RuleId; split?: Split } = {}
  for (const draft of drafts) {
    if (draft.value === '' && needsValue(draft.how)) continue
    const made = draft.how === 'has' ? choose(draft, chosen) : conditionOf(draft)
    if (typeof made === 'string') troubles.set(draft.id, made)
    else if (made) conditions.push(made)
  }
  return { filter: { ...chosen, ...(conditions.length > 0 ? { conditions } : {}) }, troubles }
}

function choose({ subject, value }: Draft, chosen: { severity?: Severity; rule?: RuleId; split?: Split }): null {
  if (subject === 'severity') chosen.severity = Severity.parse(value)
  if (subject === 'rule') chosen.rule = RuleId.parse(value)
  if (subject === 'split') chosen.split = Split.parse(value)
  return null
}

function conditionOf(draft: Draft): Condition | string {
  const { subject, how, value } = draft
  if (needsNumber(how)) return figureOf(draft)
  const column = subject === 'any' ? null : ColumnId.parse(subject)
  if (column !== null && !needsValue(how)) return { type: 'empty', column, not: how === 'empty-not' }
  const not = how.endsWith('-not')
  const way =
    how === 'contains' || how === 'contains-not' ? 'contains' : how === 'is' || how === 'is-not' ? 'is' : 'matches'
  if (way === 'matches') {
    const pattern = compilePattern(value, { matchCase: false })
    if (typeof pattern === 'string') return pattern
  }
  return { type: 'text', column, how: way, text: value, not }
}

function figureOf({ subject, how, value }: Draft): Condition | string {
  const figure = numberIn(value)
  const above = how === 'longer' || how === 'more'
  if (figure === null || !Number.isInteger(figure) || figure < (above ? 0 : 1) || figure >= 1_000_000_000)
    return `Type a whole number from ${above ? 0 : 1}, such as 200.`
  const between = above ? { from: figure + 1, to: null } : { from: null, to: figure - 1 }
  return subject === 'tokens'
    ? { type: 'tokens', ...between }
    : { type: 'length', column: ColumnId.parse(subject), ...between }
}
