import { Button } from '@mantine/core'
import type { Verdict } from '../../shared/contract/facts.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { useProject } from '../project.tsx'
import { formatTime } from '../ui/format.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'
import { bandOf } from './band.ts'
import { SafeFixes } from './SafeFixes.tsx'
import { type Topic, topicsOf } from './topics.ts'

function TopicCard({ topic, place, filled }: { topic: Topic; place: number; filled: boolean }) {
  const project = useProject()
  const { view } = topic
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
        <Button
          size="xs"
          variant={filled ? 'filled' : 'light'}
          onClick={() => {
            if (view) project.showRows(view)
            else project.setStep('data')
          }}
        >
          {topic.show ?? 'Go to the sheet'}
        </Button>
      </div>
    </li>
  )
}

/** The verdict in words, and at most three things that matter most. */
export function VerdictBand({ verdict }: { verdict: Verdict }) {
  const project = useProject()
  const { totals } = project.state
  const errors = verdict.rules.filter((rule) => rule.severity === 'error').length
  const band = bandOf(totals, errors, totals.rows - totals.validationRows)
  const topics = topicsOf(verdict, totals.rowsWith.error)
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
          {band.kind !== 'counting' && verdict.checkedAt !== null && (
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
            />
          ))}
        </ul>
      )}
    </header>
  )
}
