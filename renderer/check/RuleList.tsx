import type { RuleSummary, Verdict } from '../../shared/contract/facts.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { useProject } from '../project.tsx'
import { Link } from '../ui/Link.tsx'
import { MARK_WORDS, SeverityMark } from '../ui/SeverityMark.tsx'
import { useDecided } from './pairs/DecidedPage.tsx'
import { isCountedTwice } from './topics.ts'

const SEVERITIES = ['error', 'warning', 'hint'] as const

const MEANING: Record<RuleSummary['severity'], string> = {
  error: 'the file would be refused',
  warning: 'teaches the wrong thing',
  hint: 'a matter of taste',
}

type RuleListProps = {
  rules: readonly RuleSummary[]
  rowsWith: Verdict['rowsWith']
  chosen: string | null
  onChoose: (rule: string) => void
  onPage: (page: 'rules' | 'leaving' | 'decided') => void
}

/** All rules that found something, by severity, with their counts. */
export function RuleList({ rules, rowsWith, chosen, onChoose, onPage }: RuleListProps) {
  const { totals } = useProject().state
  const decided = useDecided().data?.total ?? 0
  return (
    <nav className="ts-check-list ts-scroll" aria-label="What was found, by severity">
      {SEVERITIES.map((severity) => {
        const found = rules.filter((rule) => rule.severity === severity)
        return (
          <section key={severity}>
            <h2 className="ts-check-list-head">
              <SeverityMark kind={severity} silent />
              <span className="ts-section">{MARK_WORDS[severity]}</span>
              <span className="ts-small ts-3 ts-grow ts-ell ts-check-meaning">
                {found.length > 0
                  ? MEANING[severity]
                  : totals.counted < totals.rows
                    ? 'nothing so far'
                    : 'nothing found'}
              </span>
              {rowsWith[severity] > 0 && <b className="ts-num ts-small">{formatCount(rowsWith[severity], 'row')}</b>}
            </h2>
            {found.map((rule) => (
              <button
                key={rule.rule}
                type="button"
                className="ts-check-rule"
                aria-current={rule.rule === chosen}
                onClick={() => {
                  onChoose(rule.rule)
                }}
              >
                <span className="ts-grow">{rule.title}</span>
                <span className="ts-num ts-small">{rule.rows > 0 ? formatNumber(rule.rows) : 'whole sheet'}</span>
              </button>
            ))}
          </section>
        )
      })}
      {isCountedTwice(rules, rowsWith) && (
        <p className="ts-small ts-3 ts-check-twice">
          A row with several things wrong stands in several lines, and counts once above them.
        </p>
      )}
      <div className="ts-check-more">
        {decided > 0 && (
          <Link
            small
            onClick={() => {
              onPage('decided')
            }}
          >
            Decided: {formatNumber(decided)} · show
          </Link>
        )}
        <Link
          small
          onClick={() => {
            onPage('rules')
          }}
        >
          What is looked at
        </Link>
        <Link
          small
          onClick={() => {
            onPage('leaving')
          }}
        >
          What would leave this computer
        </Link>
      </div>
    </nav>
  )
}
