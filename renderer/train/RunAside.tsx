import { IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { JobDetail } from '../../shared/contract/jobs.ts'
import { formatDay } from '../../shared/format/days.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { formatDate, formatTime } from '../ui/format.ts'
import { Link } from '../ui/Link.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'
import { shorten } from './fingerprint.ts'
import { providerName } from './headline.ts'
import { changesInWords, type Moment, timelineOf } from './timeline.ts'

function Sign({ state }: { state: Moment['state'] }) {
  switch (state) {
    case 'done':
      return <SeverityMark kind="done" size={16} silent />
    case 'error':
    case 'warning':
      return <SeverityMark kind={state} size={16} />
    case 'now':
      return <span className="ts-run-now" />
    case 'next':
      return <span className="ts-run-next" />
  }
}

function Timeline({ detail }: { detail: JobDetail }) {
  const [all, setAll] = useState(false)
  const { moments, hidden, total } = timelineOf(detail, all)
  return (
    <section className="ts-run-section">
      <h2 className="ts-section" style={{ marginBottom: 14 }}>
        What happened
      </h2>
      <ol>
        {moments.map((moment) => (
          <li key={moment.key} className="ts-run-moment" data-state={moment.state}>
            <span className="ts-run-sign">
              <Sign state={moment.state} />
            </span>
            <div className="ts-grow">
              <div className="ts-between" style={{ alignItems: 'flex-start' }}>
                <span className="ts-run-what">{moment.title}</span>
                {moment.at !== null && <span className="ts-small ts-3 ts-num">{formatTime(moment.at)}</span>}
              </div>
              {moment.note !== '' && <div className="ts-small ts-2 ts-num ts-run-note">{moment.note}</div>}
            </div>
          </li>
        ))}
      </ol>
      {(hidden > 0 || all) && (
        <div style={{ marginLeft: 28 }}>
          <Link
            small
            onClick={() => {
              setAll(!all)
            }}
          >
            {all
              ? 'Only the last messages'
              : `All ${formatNumber(total)} messages from ${providerName(detail.job.provider)}`}
          </Link>
        </div>
      )}
    </section>
  )
}

/** Until when the tuned model answers, as far as the catalogue knows. */
function useLivesUntil({ job }: JobDetail): string {
  const project = useProject()
  const { data } = useQuery(orpc.cost.get.queryOptions({ input: { project: project.id } }))
  if (job.provider === 'practice') return 'as long as this project'
  const stops = data?.models.find((model) => model.model === job.model)?.tunedStops
  return stops ? formatDay(stops) : 'no end announced'
}

function MadeFrom({ detail }: { detail: JobDetail }) {
  const { job, changesSince } = detail
  const lives = useLivesUntil(detail)
  const held = job.validation ? ` + ${formatNumber(job.validation.rows)} held back` : ''
  const facts: [name: string, value: React.ReactNode][] = [
    [
      'Data',
      `${formatNumber(job.training.rows)} rows${held}, ${formatDate(job.createdAt)} ${formatTime(job.createdAt)}`,
    ],
    ['Since then', changesInWords(changesSince)],
    ['Fingerprint', <Id key="id" id={job.training.sha256} />],
    ['Job', job.jobId ? <Id key="id" id={job.jobId} /> : 'none yet'],
    ['Passes', job.epochs === 'auto' ? 'automatic' : String(job.epochs)],
    ...(job.seed === null ? [] : [['Seed', String(job.seed)] satisfies [string, string]]),
    ...(job.status === 'failed' || job.status === 'cancelled'
      ? []
      : [['Lives until', lives] satisfies [string, string]]),
  ]
  return (
    <section className="ts-run-section">
      <h2 className="ts-section" style={{ marginBottom: 8 }}>
        Made from
      </h2>
      <dl className="ts-run-facts ts-small">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Id({ id }: { id: string }) {
  return (
    <span className="ts-mono ts-2" title={id}>
      {shorten(id, 8, 4)}
    </span>
  )
}

/** What happened to a run, and what it was made from. */
export function RunAside({ detail }: { detail: JobDetail }) {
  const practice = detail.job.provider === 'practice'
  return (
    <aside className="ts-run-aside ts-scroll" tabIndex={0} aria-label="What happened, and what it was made from">
      <Timeline detail={detail} />
      <MadeFrom detail={detail} />
      {!practice && (
        <section className="ts-run-section ts-row ts-small ts-2" style={{ alignItems: 'flex-start' }}>
          <IconShieldCheck size={16} aria-hidden style={{ flex: 'none' }} />
          Sent once. If Tunesheet closed during sending, it would look for this job before asking again.
        </section>
      )}
    </aside>
  )
}
