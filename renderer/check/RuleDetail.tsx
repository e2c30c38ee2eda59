import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RuleSummary } from '../../shared/contract/facts.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { ExampleCard } from './ExampleCard.tsx'
import { fixWords } from './fixable.ts'
import { Pager } from './Pager.tsx'
import { PairDetail } from './pairs/PairDetail.tsx'
import { pairRuleOf } from './pairs/words.ts'
import { useFixDialog } from './useFixDialog.tsx'

/** Rows asked for at once: even, so that the two cards on top never fall on two pages. */
const PAGE = 20

/** `3 and 4 of 120`, two at a time. */
function placeInWords(at: number, total: number): string {
  const last = Math.min(at + 2, total)
  const shown = last - at === 1 ? formatNumber(last) : `${formatNumber(at + 1)} and ${formatNumber(last)}`
  return `${shown} of ${formatNumber(total)}`
}

function showAll(rows: number): string {
  if (rows === 1) return 'Show the row in the sheet'
  return rows === 2 ? 'Show both rows in the sheet' : `Show all ${formatNumber(rows)} rows in the sheet`
}

/** One rule with what it found. */
export function RuleDetail({ rule }: { rule: RuleSummary }) {
  const pairs = pairRuleOf(rule.rule)
  return pairs ? <PairDetail rule={rule} id={pairs} /> : <RowDetail rule={rule} />
}

/** One rule with the real rows it found: two as the model would see them, the rest of the page as a list. */
function RowDetail({ rule }: { rule: RuleSummary }) {
  const project = useProject()
  const [wanted, setAt] = useState(0)
  const fixing = useFixDialog()
  // Rows may have been put right meanwhile.
  const at = Math.max(0, Math.min(wanted, rule.count - 1 - ((rule.count - 1) % 2)))
  const offset = at - (at % PAGE)
  const { data: issues = [] } = useQuery({
    ...orpc.facts.issues.queryOptions({ input: { project: project.id, rule: rule.rule, offset, limit: PAGE } }),
    placeholderData: keepPreviousData,
    enabled: rule.rows > 0,
  })
  const shown = issues.slice(at - offset, at - offset + 2)
  return (
    <>
      <div className="ts-between" style={{ alignItems: 'flex-start' }}>
        <div>
          <h2 className="ts-detail">{rule.title}</h2>
          <p className="ts-small ts-2" style={{ marginTop: 2 }}>
            {rule.why}
          </p>
        </div>
        {rule.count > 2 && (
          <Pager at={at} total={rule.count} step={2} noun="rows" onGo={setAt}>
            {placeInWords(at, rule.count)}
            {rule.count > rule.rows && ' places'}
          </Pager>
        )}
      </div>
      {rule.rows === 0 ? (
        <div className="ts-row" style={{ marginTop: 16 }}>
          <Button
            onClick={() => {
              project.setStep('data')
            }}
          >
            Go to the sheet
          </Button>
          <span className="ts-small ts-3">This is about the sheet as a whole, not about single rows.</span>
        </div>
      ) : (
        <>
          <div className="ts-check-pair">
            {shown.map((issue, index) => (
              <ExampleCard key={`${issue.row}-${index}`} rule={rule.rule} issue={issue} />
            ))}
          </div>
          <div className="ts-row" style={{ marginTop: 14 }}>
            {rule.fix && (
              <Button
                variant="light"
                onClick={() => {
                  fixing.open(rule)
                }}
              >
                {fixWords(rule)}
              </Button>
            )}
            <Button
              onClick={() => {
                project.showRows({ rule: rule.rule })
              }}
            >
              {showAll(rule.rows)}
            </Button>
          </div>
          {fixing.dialog}
          {issues.length > 2 && (
            <ul className="ts-check-rows" aria-label={`Rows: ${rule.title}`}>
              {issues.map((issue, index) => (
                <li key={`${issue.row}-${issue.column ?? ''}-${index}`}>
                  <button
                    type="button"
                    aria-current={shown.includes(issue)}
                    onClick={() => {
                      setAt(offset + index - (index % 2))
                    }}
                  >
                    <span className="ts-num ts-3 ts-nowrap">row {formatNumber(issue.number)}</span>
                    <span className="ts-ell">{issue.excerpt || 'empty'}</span>
                    <span className="ts-ell ts-3">{issue.message}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </>
  )
}
