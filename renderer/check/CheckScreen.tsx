import './check.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { failureOf, orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { Banner } from '../ui/Banner.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { CheckFacts } from './CheckFacts.tsx'
import { RuleDetail } from './RuleDetail.tsx'
import { RuleList } from './RuleList.tsx'
import { VerdictBand } from './VerdictBand.tsx'

/** What is wrong, worst first, and what to do about it. */
export function CheckScreen() {
  const project = useProject()
  const [chosen, setChosen] = useState<string | null>(null)
  const query = useQuery({
    ...orpc.facts.verdict.queryOptions({ input: { project: project.id } }),
    placeholderData: keepPreviousData,
  })
  const verdict = query.data
  if (query.error) {
    const failure = failureOf(query.error)
    return (
      <div style={{ padding: 28 }}>
        <Banner tone="must">
          {failure.message} {failure.hint}
        </Banner>
      </div>
    )
  }
  if (!verdict) return <div className="ts-check" aria-busy />
  const rule = verdict.rules.find((one) => one.rule === chosen) ?? verdict.rules[0] ?? null
  const { totals } = project.state
  const counting = totals.counted < totals.rows
  return (
    <div className="ts-check">
      <VerdictBand verdict={verdict} />
      <div className="ts-check-body">
        <RuleList rules={verdict.rules} chosen={rule?.rule ?? null} onChoose={setChosen} />
        <section className="ts-check-main ts-scroll" tabIndex={0} aria-label="What was found">
          {rule ? (
            <RuleDetail key={rule.rule} rule={rule} />
          ) : (
            <EmptyState title={counting ? 'Nothing found so far' : 'Every row was looked at'}>
              {counting
                ? 'The rest of the rows is still being read.'
                : 'No empty answers, no hidden control text, no row twice, nothing too long for the model.'}
            </EmptyState>
          )}
        </section>
        <CheckFacts examples={totals.rows - totals.validationRows} />
      </div>
    </div>
  )
}
