import { Progress } from '@mantine/core'
import type { JobDetail } from '../../shared/contract/jobs.ts'
import type { FailureData } from '../../shared/domain/failure.ts'
import { isEnded, type Job } from '../../shared/domain/job.ts'
import { formatUsd } from '../../shared/domain/cost/money.ts'
import { formatNumber, formatPercent } from '../../shared/format/figures.ts'
import { Banner } from '../ui/Banner.tsx'
import { Link } from '../ui/Link.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'
import { type Headline, headlineOf, progressOf, providerName } from './headline.ts'
import { lastOf } from './loss.ts'
import { LossChart } from './LossChart.tsx'
import { RunButtons } from './RunButtons.tsx'

function Stat({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div className="ts-run-stat">
      <dt className="ts-small ts-2">{name}</dt>
      <dd className="ts-num">{value}</dd>
      <dd className="ts-micro ts-3">{note}</dd>
    </div>
  )
}

function costStat(job: Job): { value: string; note: string } {
  if (job.provider === 'practice') return { value: 'Free', note: 'practice is never charged' }
  if (job.estimatedMicroUsd === null) return { value: 'unknown', note: 'no price is published' }
  return { value: formatUsd(job.estimatedMicroUsd), note: 'as shown before it was sent' }
}

function Guesses({ name, share, practice }: { name: string; share: number | null; practice: boolean }) {
  const told = practice ? 'made up, to show what a real run tells' : 'of the tokens of the answers'
  const note = share === null ? 'not reported yet' : told
  return <Stat name={name} value={share === null ? '–' : formatPercent(share)} note={note} />
}

/** Figures a provider reports, and what it costs. */
function Stats({ detail }: { detail: JobDetail }) {
  const { job, metrics } = detail
  const at = progressOf(detail)
  const practice = job.provider === 'practice'
  return (
    <dl className="ts-card ts-run-stats">
      <Stat name={job.status === 'succeeded' ? 'Cost' : 'Will cost'} {...costStat(job)} />
      <Stat
        name="Steps"
        value={formatNumber(at?.step ?? 0)}
        note={at?.total ? `of ${formatNumber(at.total)}` : 'not begun'}
      />
      <Guesses name="Right guesses, your rows" share={lastOf(metrics, 'trainAccuracy')} practice={practice} />
      {job.validation && (
        <Guesses name="Right guesses, held back" share={lastOf(metrics, 'validAccuracy')} practice={practice} />
      )}
    </dl>
  )
}

function Bar({ headline, ended }: { headline: Headline; ended: boolean }) {
  if (ended && headline.tone !== 'done') return null
  const { share } = headline
  return (
    <div className="ts-run-bar">
      <Progress
        size={10}
        radius={5}
        value={share === null ? 0 : share * 100}
        transitionDuration={200}
        aria-label="How far it is"
      />
      {share !== null && <b className="ts-small ts-num">{formatPercent(share)}</b>}
    </div>
  )
}

/** The provider's own words, unless the headline is made of them; and its code, for whoever has to ask there. */
function Refusal({ job, title }: { job: Job; title: string }) {
  if (!job.error || job.status !== 'failed') return null
  const { code, message } = job.error
  return (
    <Banner tone="must">
      {title.includes(message) ? `${providerName(job.provider)} gave this reason as ` : <q>{message}</q>}{' '}
      {code !== '' && <span className="ts-mono">{code}</span>}
    </Banner>
  )
}

type RunPageProps = { detail: JobDetail; trouble: FailureData | null; onAgain: () => void; onNew: () => void }

/** One run: where it stands, in one line; then its figures. */
export function RunPage({ detail, trouble, onAgain, onNew }: RunPageProps) {
  const { job, metrics } = detail
  const headline = headlineOf(detail)
  const mark = { done: 'done', must: 'error', worth: 'warning' } as const
  const shape = headline.tone in mark ? mark[headline.tone as keyof typeof mark] : null
  return (
    <div className="ts-run-page ts-scroll" tabIndex={0} role="region" aria-label="The training run">
      {job.provider === 'practice' && (
        <Banner tone="plain">
          <b>Practice.</b> Nothing leaves this computer, nothing is charged, and the result is a stand-in that looks up
          similar rows.
        </Banner>
      )}
      {trouble && (
        <Banner
          tone="worth"
          action={
            <Link small onClick={onAgain}>
              Look again
            </Link>
          }
        >
          {trouble.message} {trouble.hint} What stands here may be out of date.
        </Banner>
      )}
      <div className="ts-run-head">
        <div className="ts-run-title">
          {shape && <SeverityMark kind={shape} size={24} silent />}
          <div>
            <h1 className="ts-page" aria-live="polite">
              {headline.title}
            </h1>
            <p className="ts-lead ts-2">{headline.lead}</p>
          </div>
        </div>
        <RunButtons job={job} onNew={onNew} />
      </div>
      <Refusal job={job} title={headline.title} />
      <Bar headline={headline} ended={isEnded(job.status)} />
      {(metrics.length > 0 || !isEnded(job.status)) && <Stats detail={detail} />}
      {metrics.length > 0 ? (
        <LossChart detail={detail} />
      ) : (
        !isEnded(job.status) && <p className="ts-small ts-3 ts-run-wait">The chart begins with the first step.</p>
      )}
    </div>
  )
}
