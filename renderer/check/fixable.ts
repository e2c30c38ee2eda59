import type { RuleSummary } from '../../shared/contract/facts.ts'
import { formatNumber } from '../../shared/format/figures.ts'

/** Private data is masked, everything else put right. */
export function fixVerb({ rule }: RuleSummary): 'Mask' | 'Fix' {
  return rule === 'private-data' || rule === 'secret' ? 'Mask' : 'Fix'
}

/** What the button says that opens the fix of one rule. */
export function fixWords(rule: RuleSummary): string {
  const cells = rule.fix?.cells ?? 0
  // Beside a number of rows another number has to say of what it is.
  const unit = cells === rule.rows ? '' : ' cells'
  return `${fixVerb(rule)} ${cells === 1 ? 'it' : `all ${fixCount([rule])}${unit}`}…`
}

/** Beyond this the core does not count. */
const MOST_COUNTED = 10_000

/** The rules whose fixes nobody needs to look at. */
export function safeOnes(rules: readonly RuleSummary[]): RuleSummary[] {
  return rules.filter((rule) => rule.fix?.safe)
}

/** Cells that the fixes of some rules change: `606`, `12,000+` where not all were counted. */
export function fixCount(rules: readonly RuleSummary[]): string {
  const counts = rules.map((rule) => rule.fix?.cells ?? 0)
  const sum = formatNumber(counts.reduce((total, count) => total + count, 0))
  return counts.some((count) => count >= MOST_COUNTED) ? `${sum}+` : sum
}
