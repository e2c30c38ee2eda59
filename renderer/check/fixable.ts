import type { RuleSummary } from '../../shared/contract/facts.ts'
import { formatNumber } from '../../shared/format/figures.ts'

/** What the button says that opens the fix of one rule: private data is masked, everything else put right. */
export function fixWords(rule: RuleSummary): string {
  const masks = rule.rule === 'private-data' || rule.rule === 'secret'
  return `${masks ? 'Mask' : 'Fix'} ${rule.fix?.cells === 1 ? 'it' : `all ${fixCount([rule])}`}…`
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
