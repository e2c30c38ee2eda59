import type { RuleSummary, Verdict } from '../../shared/contract/facts.ts'
import type { Totals } from '../../shared/domain/totals.ts'
import type { View } from '../../shared/domain/view.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { fixWords } from './fixable.ts'
import { pairRuleOf } from './pairs/words.ts'

/** What a card of the verdict offers to do: show rows in the sheet, show a rule's findings here, fix them, or go there. */
export type TopicAct =
  | { readonly kind: 'rows'; readonly label: string; readonly view: View }
  | { readonly kind: 'rule'; readonly label: string; readonly rule: string }
  | { readonly kind: 'fix'; readonly label: string; readonly rule: RuleSummary }
  | { readonly kind: 'sheet'; readonly label: string }

/** One of the three things that matter most, with at most two ways on. */
export type Topic = {
  readonly severity: RuleSummary['severity']
  readonly title: string
  readonly text: string
  readonly acts: readonly TopicAct[]
}

/** What does most harm comes first among rules of one severity; the others follow by how often they were found. */
const HARM: readonly string[] = ['secret', 'contradiction', 'private-data', 'leakage', 'label-typo', 'duplicate-row']

const RANK: Readonly<Record<RuleSummary['severity'], number>> = { error: 0, warning: 1, hint: 2 }

function harmOf({ rule }: RuleSummary): number {
  const at = HARM.indexOf(rule)
  return at < 0 ? HARM.length : at
}

/** Rules by severity, then by rows: the order of the list. Those about the sheet as a whole come last. */
export function inOrder(rules: readonly RuleSummary[]): RuleSummary[] {
  return rules.toSorted((a, b) => RANK[a.severity] - RANK[b.severity] || b.rows - a.rows)
}

/** Whether some row stands in the lines of several rules of one severity, so that these sum to more than the rows. */
export function isCountedTwice(rules: readonly RuleSummary[], rowsWith: Totals['rowsWith']): boolean {
  return (['error', 'warning', 'hint'] as const).some((severity) => {
    const own = rules.filter((rule) => rule.severity === severity)
    return own.reduce((sum, { rows }) => sum + rows, 0) > rowsWith[severity]
  })
}

function showRows(rows: number): string {
  return rows === 1 ? 'Show the row' : `Show the ${formatNumber(rows)} rows`
}

/** Sentences that say more than the title and a number. */
function titleOf({ rule, rows, title }: RuleSummary): string {
  const count = formatCount(rows, 'row')
  switch (rule) {
    case 'contradiction':
      return `${count} answer the same question differently`
    case 'private-data':
      return rows === 1 ? '1 row holds private data' : `${count} hold private data`
    case 'secret':
      return rows === 1 ? '1 row holds a key or password' : `${count} hold keys or passwords`
    case 'leakage':
      return rows === 1 ? '1 held-back row has a look-alike' : `${formatNumber(rows)} held-back rows have look-alikes`
    default:
      return rows > 0 ? `${title}: ${count}` : title
  }
}

function actsOf(rule: RuleSummary): TopicAct[] {
  if (rule.rows === 0) return [{ kind: 'sheet', label: 'Go to the sheet' }]
  if (pairRuleOf(rule.rule)) return [{ kind: 'rule', label: 'Decide pair by pair', rule: rule.rule }]
  if (!rule.fix) return [{ kind: 'rows', label: showRows(rule.rows), view: { rule: rule.rule } }]
  return [
    { kind: 'fix', label: fixWords(rule), rule },
    { kind: 'rule', label: 'Look first', rule: rule.rule },
  ]
}

function ofRule(rule: RuleSummary): Topic {
  return { severity: rule.severity, title: titleOf(rule), text: rule.why, acts: actsOf(rule) }
}

/** Several rules of which each alone stops the file are one topic: they are fixed in one go. */
function ofRefusals(rules: readonly RuleSummary[], rows: number, provider: string): Topic {
  const list = rules.map((rule) => `${rule.title.toLowerCase()} ${formatNumber(rule.rows)}`).join(', ')
  return {
    severity: 'error',
    title: `${formatCount(rows, 'row')} ${provider} will not take`,
    text: `${list.charAt(0).toUpperCase()}${list.slice(1)}. A single one of these stops the whole file.`,
    acts: [{ kind: 'rows', label: showRows(rows), view: { severity: 'error' } }],
  }
}

/**
 * At most three, worst first. `errorRows`: rows with at least one refusal, each counted once. `provider`: who refuses,
 * by name.
 */
export function topicsOf(verdict: Pick<Verdict, 'rules'>, errorRows: number, provider = 'the provider'): Topic[] {
  const refusals = verdict.rules.filter((rule) => rule.severity === 'error' && rule.rows > 0)
  const rest = verdict.rules
    .filter((rule) => !refusals.includes(rule))
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || harmOf(a) - harmOf(b) || b.rows - a.rows)
  const first = refusals.length > 1 ? [ofRefusals(refusals, errorRows, provider)] : refusals.map(ofRule)
  const topics = [...first, ...rest.map(ofRule)]
  return topics.sort((one, other) => RANK[one.severity] - RANK[other.severity]).slice(0, 3)
}
