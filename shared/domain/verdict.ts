import { findRule, SET_RULES } from './checks/registry.ts'
import type { SetSubject } from './checks/rule.ts'
import type { RuleId, Severity } from './issue.ts'

/** How often a rule found something: `count` issues in `rows` rows. */
export type RuleCount = {
  readonly rule: RuleId
  readonly severity: Severity
  readonly count: number
  readonly rows: number
}

/** One line of the list of what was found. */
export type RuleLine = RuleCount & { readonly title: string; readonly why: string }

const RANK: Record<Severity, number> = { error: 0, warning: 1, hint: 2 }

/**
 * The rules that found something, worst first, most frequent first. Rules about the set as a whole have rows 0 and say
 * the figures of this set. One error is enough for `needs-work`: it would make the provider refuse the whole file.
 */
export function judge(
  counts: readonly RuleCount[],
  set: SetSubject,
): { verdict: 'ready' | 'needs-work'; rules: RuleLine[] } {
  const ofRows = counts.map((count): RuleLine => {
    const rule = findRule(count.rule)
    return { ...count, title: rule?.title ?? count.rule, why: rule?.why ?? '' }
  })
  const ofSet = SET_RULES.flatMap((rule): RuleLine[] => {
    const found = rule.check(set)
    return found === null
      ? []
      : [{ rule: rule.id, severity: rule.severity, count: 1, rows: 0, title: rule.title, why: found }]
  })
  const rules = [...ofRows, ...ofSet].sort((a, b) => RANK[a.severity] - RANK[b.severity] || b.count - a.count)
  return { verdict: rules.some((rule) => rule.severity === 'error') ? 'needs-work' : 'ready', rules }
}

/** A bar of the histogram holds the rows with `from` ≤ tokens < `to`. */
export type Bar = { readonly from: number; readonly to: number; readonly rows: number }

const SHORTEST_STEP = 16

/** Rows by tokens in doubling steps, 16 and below in the first, no empty bars at either end. */
export function barsOf(lengths: Iterable<{ readonly tokens: number; readonly rows: number }>): Bar[] {
  const rows: number[] = []
  for (const length of lengths) {
    const step = length.tokens < SHORTEST_STEP ? 0 : Math.floor(Math.log2(length.tokens / SHORTEST_STEP)) + 1
    rows[step] = (rows[step] ?? 0) + length.rows
  }
  const first = rows.findIndex((count) => count > 0)
  if (first < 0) return []
  return Array.from({ length: rows.length - first }, (_, at): Bar => {
    const step = first + at
    return {
      from: step === 0 ? 0 : SHORTEST_STEP * 2 ** (step - 1),
      to: SHORTEST_STEP * 2 ** step,
      rows: rows[step] ?? 0,
    }
  })
}
