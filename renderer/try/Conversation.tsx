import { Select } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Job } from '../../shared/domain/job.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { useProject } from '../project.tsx'
import { Banner } from '../ui/Banner.tsx'
import { formatDate, formatTime } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import { AnswerCell } from './AnswerCell.tsx'
import { AskBox } from './AskBox.tsx'
import { type Exchange, useExchanges } from './exchange.ts'

function Heads({ job, jobs, onChoose }: ConversationProps) {
  const practice = job.provider === 'practice'
  return (
    <>
      <div className="ts-try-head">
        <div className="ts-grow">
          <h2 className="ts-section">As it comes</h2>
          <div className="ts-small ts-3 ts-ell">
            {practice ? `${job.model}, which practice does not ask` : job.model}
          </div>
        </div>
      </div>
      <div className="ts-try-head ts-try-line">
        <div className="ts-grow">
          <h2 className="ts-section ts-row" style={{ gap: 6 }}>
            Tuned <Tag tone="good">{practice ? 'Practice' : job.suffix || 'tuned'}</Tag>
          </h2>
          <div className="ts-small ts-3 ts-ell" title={job.fineTunedModel ?? ''}>
            {practice
              ? `looks up the most similar of ${formatCount(job.training.rows, 'row')}`
              : (job.fineTunedModel ?? job.model)}
          </div>
        </div>
        {jobs.length > 1 && (
          <Select
            aria-label="Which training run"
            w={230}
            value={job.submission}
            data={jobs.map((one) => ({
              value: one.submission,
              label: `${one.provider === 'practice' ? 'Practice' : one.suffix || one.model}, ${formatDate(one.createdAt)} ${formatTime(one.createdAt)}`,
            }))}
            onChange={(next) => {
              if (next !== null) onChoose(next)
            }}
          />
        )}
      </div>
    </>
  )
}

function Exchanged({ exchange, practice }: { exchange: Exchange; practice: boolean }) {
  return (
    <article className="ts-try-exchange" aria-label={exchange.question}>
      <div className="ts-try-question">
        <div className="ts-bubble ts-try-asked" dir="auto">
          {exchange.question}
        </div>
      </div>
      {exchange.failure ? (
        <div className="ts-try-failed">
          <Banner tone="must">
            {exchange.failure.message} {exchange.failure.hint}
          </Banner>
        </div>
      ) : (
        <>
          <AnswerCell answer={exchange.base} waiting={exchange.tuned === null} side="base" practice={practice} />
          <AnswerCell answer={exchange.tuned} waiting={exchange.tuned === null} side="tuned" practice={practice} />
        </>
      )}
    </article>
  )
}

type ConversationProps = { job: Job; jobs: readonly Job[]; onChoose: (submission: string) => void }

/** Two columns, one question: the newest stands at the foot, just above where one types. */
export function Conversation(props: ConversationProps) {
  const { job } = props
  const project = useProject()
  const { exchanges, busy, ask } = useExchanges(project.id, job.submission)
  const end = useRef<HTMLDivElement>(null)
  const practice = job.provider === 'practice'
  const answered = exchanges.filter((exchange) => exchange.tuned !== null || exchange.failure !== null).length
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' })
  }, [exchanges.length, answered])
  return (
    <div className="ts-try">
      <h1 className="ts-hidden">Try the tuned model</h1>
      <div className="ts-try-heads">
        <Heads {...props} />
      </div>
      {practice && (
        <div className="ts-try-practice">
          <Banner tone="plain">
            <b>Practice.</b> Answers come from the most similar rows of your sheet, not from a model. Nothing leaves
            this computer.
          </Banner>
        </div>
      )}
      <div className="ts-try-talk ts-scroll" tabIndex={0} role="log" aria-label="Questions and answers">
        {exchanges.length === 0 && (
          <p className="ts-try-first ts-2">
            Ask what one of your customers would ask, in words that are not in the sheet. Or take a held-back row: the
            model has not seen it.
          </p>
        )}
        {exchanges.map((exchange) => (
          <Exchanged key={exchange.id} exchange={exchange} practice={practice} />
        ))}
        <div ref={end} />
      </div>
      <AskBox practice={practice} busy={busy} onAsk={ask} />
    </div>
  )
}
