import type { Job } from '../../shared/domain/job.ts'
import { formatWhen } from '../ui/format.ts'
import { Link } from '../ui/Link.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'
import { providerName, shortStatus } from './headline.ts'

type RunListProps = { jobs: readonly Job[]; chosen: string; onChoose: (submission: string) => void; onNew: () => void }

function Run({ job, chosen, now, onChoose }: { job: Job; chosen: boolean; now: number; onChoose: () => void }) {
  const { mark, text } = shortStatus({ job, metrics: [] })
  return (
    <li>
      <button type="button" className="ts-run-item" aria-current={chosen} onClick={onChoose}>
        <span className="ts-between">
          <span className="ts-ell ts-medium">{job.provider === 'practice' ? 'Practice' : job.suffix || job.model}</span>
          <span className="ts-micro ts-3 ts-nowrap">{formatWhen(job.createdAt, now)}</span>
        </span>
        <span className="ts-small ts-3 ts-ell">
          {job.provider === 'practice' ? `rehearsal of ${job.model}` : `${job.model}, ${providerName(job.provider)}`}
        </span>
        <span className="ts-small ts-2 ts-row" style={{ gap: 5 }}>
          {mark && <SeverityMark kind={mark} size={11} silent />}
          <span className="ts-ell">{text}</span>
        </span>
      </button>
    </li>
  )
}

/** Every run of this project, newest first. */
export function RunList({ jobs, chosen, onChoose, onNew }: RunListProps) {
  // The list is drawn anew with every change of a job, often enough for "today" and "yesterday".
  const now = Math.max(...jobs.map((job) => job.updatedAt), 0)
  return (
    <nav className="ts-run-list ts-scroll" aria-label="Training runs">
      <div className="ts-between" style={{ padding: '0 12px 8px' }}>
        <h2 className="ts-label">Training runs</h2>
        <Link small onClick={onNew}>
          New…
        </Link>
      </div>
      <ul>
        {jobs.map((job) => (
          <Run
            key={job.submission}
            job={job}
            now={now}
            chosen={job.submission === chosen}
            onChoose={() => {
              onChoose(job.submission)
            }}
          />
        ))}
      </ul>
    </nav>
  )
}
