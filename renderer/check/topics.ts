import type { RuleSummary, Verdict } from '../../shared/contract/facts.ts'
import type { View } from '../../shared/domain/view.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'

/** One of the three things that matter most. `view` null: it is about the set, there are no rows to show. */
export type Topic = {
  severity: RuleSummary['severity']
  title: string
  text: string
  show: string | null
  view: View | null
}

function showRows(rows: number): string {
  return rows === 1 ? 'Show the row' : `Show the ${formatNumber(rows)} rows`
}

function ofRule(rule: RuleSummary): Topic {
  const aboutRows = rule.rows > 0
  return {
    severity: rule.severity,
    title: aboutRows ? `${rule.title}: ${formatCount(rule.rows, 'row')}` : rule.title,
    text: rule.why,
    show: aboutRows ? showRows(rule.rows) : null,
    view: aboutRows ? { rule: rule.rule } : null,
  }
}

/** Several rules of which each alone stops the file are one topic: they are fixed in one go. */
function ofRefusals(rules: readonly RuleSummary[], rows: number): Topic {
  const list = rules.map((rule) => `${rule.title.toLowerCase()} ${formatNumber(rule.rows)}`).join(', ')
  return {
    severity: 'error',
    title: `${formatCount(rows, 'row')} the provider will not take`,
    text: `${list.charAt(0).toUpperCase()}${list.slice(1)}. A single one of these stops the whole file.`,
    show: showRows(rows),
    view: { severity: 'error' },
  }
}

/** At most three, worst first. `errorRows`: rows with at least one refusal, each counted once. */
export function topicsOf(verdict: Pick<Verdict, 'rules'>, errorRows: number): Topic[] {
  const refusals = verdict.rules.filter((rule) => rule.severity === 'error' && rule.rows > 0)
  const rest = verdict.rules.filter((rule) => !refusals.includes(rule))
  const topics =
    refusals.length > 1 ? [ofRefusals(refusals, errorRows), ...rest.map(ofRule)] : [...refusals, ...rest].map(ofRule)
  const rank = { error: 0, warning: 1, hint: 2 }
  return topics.sort((one, other) => rank[one.severity] - rank[other.severity]).slice(0, 3)
}
