import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { RuleSummary, Verdict } from '../../shared/contract/facts.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { formatTime } from '../ui/format.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'
import { bandOf } from './band.ts'
import { SafeFixes } from './SafeFixes.tsx'
import { type Topic, type TopicAct, topicsOf } from './topics.ts'

type Ways = { readonly onChoose: (rule: string) => void; readonly onFix: (rule: RuleSummary) => void }

type TopicCardProps = Ways & { readonly topic: Topic; readonly place: number; readonly filled: boolean }

function TopicCard({ topic, place, filled, onChoose, onFix }: TopicCardProps) {
  const project = useProject()
  const run = (act: TopicAct) => {
    if (act.kind === 'rows') project.showRows(act.view)
    else if (act.kind === 'rule') onChoose(act.rule)
    else if (act.kind === 'fix') onFix(act.rule)
    else project.setStep('data')
  }
  return (
    <li className="ts-card ts-check-topic">
      <span className="ts-check-place" aria-hidden>
        {place}
      </span>
      <div className="ts-grow">
        <div className="ts-between" style={{ alignItems: 'flex-start' }}>
          <h2 className="ts-check-topic-title">{topic.title}</h2>
          <SeverityMark kind={topic.severity} size={14} />
        </div>
        <p className="ts-small ts-2 ts-check-topic-text">{topic.text}</p>
        <div className="ts-row">
          {topic.acts.map((act, index) => (
            <Button
              key={act.label}
              size="xs"
              variant={index > 0 ? 'subtle' : filled ? 'filled' : 'light'}
              aria-label={`${act.label.replace('…', '')}: ${topic.title}`}
              onClick={() => {
                run(act)
              }}
            >
              {act.label}
            </Button>
          ))}
        </div>
      </div>
    </li>
  )
}

/** The verdict in words, and at most three things that matter most. */
export function VerdictBand({ verdict, ...ways }: Ways & { verdict: Verdict }) {
  const project = useProject()
  // What was found is of one moment; the totals of the project may be ahead of it.
  const totals = { ...project.state.totals, rowsWith: verdict.rowsWith }
  const { data: cost } = useQuery(orpc.cost.get.queryOptions({ input: { project: project.id } }))
  const errors = verdict.rules.filter((rule) => rule.severity === 'error').length
  const ofSet = verdict.rules.filter(({ rows }) => rows === 0).length
  const band = bandOf(totals, { errors, examples: totals.rows - totals.validationRows, ofSet })
  const topics = topicsOf(verdict, totals.rowsWith.error, cost?.chosen.providerName)
  const mayTrain = band.kind === 'done'
  return (
    <header className="ts-check-band">
      <div className="ts-between" style={{ alignItems: 'flex-end' }}>
        <div className="ts-check-verdict">
          {band.kind !== 'counting' && <SeverityMark kind={band.kind} size={26} silent />}
          <div>
            <h1 className="ts-page">{band.title}</h1>
            <p className="ts-lead ts-2">{band.lead}</p>
          </div>
        </div>
        <div className="ts-row ts-nowrap">
          {band.kind !== 'counting' && verdict.checkedAt !== null && totals.rows > 0 && (
            <span className="ts-small ts-3 ts-num">
              checked {formatCount(totals.rows, 'row')} at {formatTime(verdict.checkedAt)}
            </span>
          )}
          {band.kind !== 'counting' && <SafeFixes rules={verdict.rules} />}
          {mayTrain && (
            <Button
              variant="filled"
              onClick={() => {
                project.setStep('cost')
              }}
            >
              See what it costs
            </Button>
          )}
        </div>
      </div>
      {band.kind === 'counting' && (
        <div style={{ marginTop: 14, maxWidth: 560 }}>
          <ProgressBar label="Reading and counting every row" done={totals.counted} total={totals.rows} />
        </div>
      )}
      {topics.length > 0 && (
        <ul className="ts-check-topics">
          {topics.map((topic, index) => (
            <TopicCard
              key={topic.title}
              topic={topic}
              place={index + 1}
              filled={index === 0 && topic.severity === 'error'}
              {...ways}
            />
          ))}
        </ul>
      )}
    </header>
  )
}
