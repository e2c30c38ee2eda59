import './check.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Verdict } from '../../shared/contract/facts.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { useActions } from '../actions.ts'
import { failureOf, orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { Banner } from '../ui/Banner.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { CheckFacts } from './CheckFacts.tsx'
import { LeavingPage } from './LeavingPage.tsx'
import { DecidedPage } from './pairs/DecidedPage.tsx'
import { RuleDetail } from './RuleDetail.tsx'
import { RuleList } from './RuleList.tsx'
import { RulesPage } from './RulesPage.tsx'
import { inOrder } from './topics.ts'
import { useFixDialog } from './useFixDialog.tsx'
import { VerdictBand } from './VerdictBand.tsx'

/** What was found; or one of the pages behind it. */
type Page = 'found' | 'rules' | 'leaving' | 'decided'

/** What stands where nothing was found. */
function Nothing() {
  const { totals } = useProject().state
  if (totals.rows === 0)
    return <EmptyState title="No rows yet">Every row is looked at as soon as it is there.</EmptyState>
  if (totals.counted < totals.rows)
    return <EmptyState title="Nothing found so far">The rest of the rows is still being read.</EmptyState>
  return (
    <EmptyState title="Nothing to fix.">
      {totals.rows === 1 ? '1 row, readable.' : `${formatCount(totals.rows, 'row')}, all readable, none alike.`}
    </EmptyState>
  )
}

/** What is wrong, worst first, and what to do about it. */
export function CheckScreen() {
  const project = useProject()
  const [page, setPage] = useState<Page>('found')
  const query = useQuery({
    ...orpc.facts.verdict.queryOptions({ input: { project: project.id } }),
    placeholderData: keepPreviousData,
  })
  useActions([
    {
      ...{ id: 'check-rules', title: 'What is looked at', group: 'Check' },
      run: () => {
        setPage('rules')
      },
    },
    {
      ...{ id: 'check-leaving', title: 'What would leave this computer', group: 'Check' },
      run: () => {
        setPage('leaving')
      },
    },
    {
      ...{ id: 'check-decided', title: 'Decided pairs', group: 'Check' },
      run: () => {
        setPage('decided')
      },
    },
  ])
  const back = () => {
    setPage('found')
  }
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
  if (page === 'rules') return <RulesPage onBack={back} />
  if (page === 'leaving') return <LeavingPage onBack={back} rules={query.data?.rules ?? []} />
  if (page === 'decided') return <DecidedPage onBack={back} />
  return query.data ? <Found verdict={query.data} onPage={setPage} /> : <div className="ts-check" aria-busy />
}

function Found({ verdict, onPage }: { verdict: Verdict; onPage: (page: Page) => void }) {
  const { totals } = useProject().state
  const [chosen, setChosen] = useState<string | null>(null)
  const fixing = useFixDialog()
  const rules = inOrder(verdict.rules)
  const rule = rules.find((one) => one.rule === chosen) ?? rules[0] ?? null
  return (
    <div className="ts-check">
      <VerdictBand verdict={verdict} onChoose={setChosen} onFix={fixing.open} />
      <div className="ts-check-body">
        <RuleList
          rules={rules}
          rowsWith={verdict.rowsWith}
          chosen={rule?.rule ?? null}
          onChoose={setChosen}
          onPage={onPage}
        />
        <section className="ts-check-main ts-scroll" tabIndex={0} aria-label="What was found">
          {rule ? <RuleDetail key={rule.rule} rule={rule} /> : <Nothing />}
        </section>
        <CheckFacts examples={totals.rows - totals.validationRows} />
      </div>
      {fixing.dialog}
    </div>
  )
}
