import { Progress } from '@mantine/core'
import { IconClock, IconCoin, IconUpload } from '@tabler/icons-react'
import type { JobPlan } from '../../shared/contract/jobs.ts'
import { daysBetween, formatDay } from '../../shared/format/days.ts'
import { isAbove } from '../../shared/domain/cost/budget.ts'
import type { TrainFile } from '../../shared/domain/job.ts'
import { formatUsd } from '../../shared/domain/cost/money.ts'
import { formatBytes, formatCount } from '../../shared/format/figures.ts'
import { useProject } from '../project.tsx'
import { Certainty } from '../ui/Certainty.tsx'
import { Link } from '../ui/Link.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'
import { shareOfLimit } from './budget.ts'
import { shorten } from './fingerprint.ts'

function FileRow({ name, file }: { name: string; file: TrainFile }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formatCount(file.rows, 'row')}</td>
      <td>{formatBytes(file.bytes)}</td>
      <td className="ts-mono ts-3" title={`Fingerprint (sha256) ${file.sha256}`}>
        {shorten(file.sha256)}
      </td>
    </tr>
  )
}

/** What leaves this computer; in practice: what stays. */
export function Leaves({ plan }: { plan: JobPlan }) {
  const practice = plan.provider === 'practice'
  return (
    <section className="ts-train-part">
      <h3 className="ts-section ts-row">
        <IconUpload size={16} aria-hidden />
        What leaves this computer
      </h3>
      <dl className="ts-train-facts ts-small">
        <dt>Goes to</dt>
        <dd className={practice ? '' : 'ts-mono'}>
          {practice ? 'nowhere: the rehearsal runs inside Tunesheet' : plan.host}
        </dd>
        <dt>{practice ? 'Would be sent' : 'Sent'}</dt>
        <dd>{plan.sent.join(', ') || 'nothing'}</dd>
        <dt>Stays here</dt>
        <dd>{plan.stays.join(', ') || 'nothing else is in the sheet'}</dd>
      </dl>
      <table className="ts-train-files ts-small">
        <tbody>
          <FileRow name="To learn from" file={plan.training} />
          {plan.validation && <FileRow name="Held back to test" file={plan.validation} />}
        </tbody>
      </table>
      <Notes plan={plan} />
    </section>
  )
}

/** What stops it, and what is worth knowing. Rows that would be refused are one click away. */
function Notes({ plan }: { plan: JobPlan }) {
  const project = useProject()
  const notes = [
    ...plan.blockers.map((text) => ({ text, kind: 'error' as const })),
    ...plan.warnings.map((text) => ({ text, kind: 'warning' as const })),
  ]
  const refused = project.state.totals.rowsWith.error
  return (
    <>
      {notes.map(({ text, kind }) => (
        <p key={text} className="ts-train-note ts-small">
          <SeverityMark kind={kind} />
          {text}
        </p>
      ))}
      {notes.length > 0 && refused > 0 && (
        <p className="ts-small" style={{ margin: '6px 0 0 20px' }}>
          <Link
            small
            onClick={() => {
              project.setStep('check')
            }}
          >
            See what must be fixed
          </Link>
        </p>
      )}
    </>
  )
}

/** The price with its certainty, and how much of the limit it takes. */
export function Costs({ plan, limit }: { plan: JobPlan; limit: number | null }) {
  const { microUsd, certainty, why } = plan.price
  const free = plan.provider === 'practice'
  const share = free ? null : shareOfLimit(microUsd, limit)
  return (
    <section className="ts-train-part">
      <h3 className="ts-section ts-row">
        <IconCoin size={16} aria-hidden />
        What it costs
      </h3>
      <div className="ts-train-price">
        <span className={microUsd === null && !free ? 'ts-panel ts-3' : 'ts-money'}>
          {free ? 'Free' : microUsd === null ? 'No price known' : formatUsd(microUsd)}
        </span>
        {!free && <Certainty kind={certainty} why={why} />}
        <span className="ts-grow" />
        {!free && limit !== null && <span className="ts-small ts-2 ts-num">of your {formatUsd(limit)} limit</span>}
      </div>
      {share !== null && (
        <Progress
          value={share * 100}
          my={6}
          color={isAbove(microUsd, limit) ? 'var(--ts-must-mark)' : 'var(--ts-accent-ink)'}
          aria-label="Share of your limit"
        />
      )}
      <p className="ts-small ts-3 ts-num">
        {free ? 'Practice is never charged.' : `${why} Charged by ${plan.providerName}, not by us.`}
      </p>
    </section>
  )
}

/** Until when the result can be used, as far as anybody has said. */
export function Lives({ plan, today }: { plan: JobPlan; today: string }) {
  const practice = plan.provider === 'practice'
  const left = plan.tunedStops === null ? null : daysBetween(today, plan.tunedStops)
  return (
    <section className="ts-train-part">
      <h3 className="ts-section ts-row">
        <IconClock size={16} aria-hidden />
        How long it lives
      </h3>
      <p className="ts-small ts-2" style={{ marginTop: 5 }}>
        {practice && 'The stand-in can be tried as long as this project exists.'}
        {!practice && plan.tunedStops === null && 'No end of the tuned model is announced.'}
        {!practice && plan.tunedStops !== null && (
          <>
            Usable <b>until {formatDay(plan.tunedStops)}</b>
            {left !== null && left > 0 ? `, that is ${formatCount(left, 'day')} from today.` : '.'}
          </>
        )}
      </p>
    </section>
  )
}
