import { IconCoin, IconListCheck, IconMessages, IconPlayerPlay, IconTable } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { CostState } from '../../shared/contract/cost.ts'
import { isEnded, type Job } from '../../shared/domain/job.ts'
import { formatUsd } from '../../shared/domain/cost/money.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { STEPS, type Step } from '../place.ts'
import type { ProjectHandle } from '../project.tsx'

type Live = { text: string; tone?: 'good' | 'bad' }

const LOOK: Readonly<Record<Step, { name: string; icon: typeof IconTable }>> = {
  data: { name: 'Data', icon: IconTable },
  check: { name: 'Check', icon: IconListCheck },
  cost: { name: 'Cost', icon: IconCoin },
  train: { name: 'Train', icon: IconPlayerPlay },
  try: { name: 'Try', icon: IconMessages },
}

/** The five steps with what is true of each now. None is ever locked. */
export function Steps({ project }: { project: ProjectHandle }) {
  const input = { project: project.id }
  const { rows } = project.state.totals
  const { data: cost } = useQuery(orpc.cost.get.queryOptions({ input }))
  const { data: jobs = [] } = useQuery(orpc.jobs.list.queryOptions({ input }))
  const live: Record<Step, Live> = {
    data: { text: rows === 0 ? 'no rows yet' : formatCount(rows, 'row') },
    check: checkState(project),
    cost: costState(cost),
    ...trainState(jobs),
  }
  return (
    <nav className="ts-steps" aria-label="Steps">
      {STEPS.map((step, index) => {
        const { name, icon: Icon } = LOOK[step]
        return (
          <Fragment key={step}>
            {index > 0 && <span className="ts-step-line" aria-hidden />}
            <button
              type="button"
              className="ts-step"
              aria-current={project.step === step ? 'step' : undefined}
              onClick={() => {
                project.setStep(step)
              }}
            >
              <Icon size={16} stroke={1.75} aria-hidden />
              <span>
                <span className="ts-step-name">{name}</span>
                <span className="ts-step-live" data-tone={live[step].tone}>
                  {live[step].text}
                </span>
              </span>
            </button>
          </Fragment>
        )
      })}
    </nav>
  )
}

function checkState({ state }: ProjectHandle): Live {
  const { totals } = state
  if (totals.rows === 0) return { text: 'needs 10 rows' }
  if (totals.rowsWith.error > 0) return { text: `${formatNumber(totals.rowsWith.error)} must be fixed`, tone: 'bad' }
  if (totals.rows < 10) return { text: 'too few rows', tone: 'bad' }
  if (totals.counted < totals.rows) return { text: 'counting…' }
  const { warning, hint } = totals.rowsWith
  if (warning > 0) return { text: `ready, ${formatNumber(warning)} worth fixing`, tone: 'good' }
  return hint > 0 ? { text: `ready, ${formatNumber(hint)} nice to fix`, tone: 'good' } : { text: 'ready', tone: 'good' }
}

function costState(cost: CostState | undefined): Live {
  if (!cost) return { text: '…' }
  // A price that is still growing would be read as a low one.
  if (!cost.complete) return { text: 'counting…' }
  const { microUsd, certainty } = cost.chosen.training
  if (microUsd === null) return { text: 'price unknown' }
  if (cost.trainRows === 0) return { text: 'nothing yet' }
  return { text: `${certainty === 'exact' ? '' : '≈ '}${formatUsd(microUsd)}` }
}

function trainState(jobs: readonly Job[]): { train: Live; try: Live } {
  const newest = jobs.toSorted((a, b) => b.createdAt - a.createdAt)[0]
  const tuned = jobs.some((job) => job.status === 'succeeded')
  const tryIt: Live = tuned ? { text: 'ready', tone: 'good' } : { text: 'after training' }
  if (!newest) return { train: { text: 'not started' }, try: tryIt }
  if (newest.status === 'succeeded') return { train: { text: 'done', tone: 'good' }, try: tryIt }
  if (newest.status === 'failed') return { train: { text: 'did not work', tone: 'bad' }, try: tryIt }
  if (isEnded(newest.status)) return { train: { text: 'stopped' }, try: tryIt }
  if (newest.status === 'unsure') return { train: { text: 'not sure yet', tone: 'bad' }, try: tryIt }
  return { train: { text: newest.status === 'uploading' ? 'sending…' : 'learning…', tone: 'good' }, try: tryIt }
}
