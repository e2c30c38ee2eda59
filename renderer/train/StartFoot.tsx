import { Button, Tooltip } from '@mantine/core'
import { useRef, useState } from 'react'
import type { JobPlan } from '../../shared/contract/jobs.ts'
import { isAbove } from '../../shared/domain/cost/budget.ts'
import type { FailureData } from '../../shared/domain/failure.ts'
import type { Job } from '../../shared/domain/job.ts'
import { formatUsd } from '../../shared/domain/cost/money.ts'
import { runAction } from '../actions.ts'
import { client, failureOf, orpc, queryClient } from '../api.ts'
import { useProject } from '../project.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Link } from '../ui/Link.tsx'
import { BudgetDialog } from './BudgetDialog.tsx'
import type { JobChoice } from './choice.ts'
import type { Offer } from './offers.ts'
import { submissionAnswered, submissionFor } from './submission.ts'

type StartFootProps = {
  offer: Offer
  choice: JobChoice
  plan: JobPlan | null
  /** The plan is the one for what is on screen. */
  ready: boolean
  limit: number | null
  onStarted: (job: Job) => void
  onPractice: () => void
  onStale: () => void
}

function labelOf(plan: JobPlan | null, offer: Offer, counting: boolean): string {
  if (offer.provider === 'practice') return 'Start practice run, free'
  if (counting || !plan) return 'Send and train'
  const micro = plan.price.microUsd
  return micro === null ? 'Send and train, price unknown' : `Send and train for ${formatUsd(micro)}`
}

function whyNot({ plan, ready, offer, choice }: StartFootProps): string | null {
  if (choice.model === '') return 'Type the name of the model first.'
  if (plan && plan.blockers.length > 0) return plan.blockers[0] ?? null
  if (offer.needs === 'key') return `Put in a key for ${offer.name} first.`
  if (offer.needs === 'address') return 'Put in an address and a key first.'
  return plan && ready ? null : 'The files are being measured.'
}

/** Starts a job at most once: a second click finds the first one still under way. */
function useStart({ choice, plan, onStarted, onStale }: StartFootProps) {
  const underWay = useRef(false)
  const [starting, setStarting] = useState(false)
  const [failure, setFailure] = useState<FailureData | null>(null)
  const start = async () => {
    if (underWay.current || !plan) return
    underWay.current = true
    setStarting(true)
    setFailure(null)
    try {
      // What was on screen is sent back; when it is no longer true nothing is sent.
      const seen = {
        ...choice,
        confirmedMicroUsd: plan.price.microUsd,
        confirmedSha256: plan.training.sha256,
      }
      const submission = submissionFor(choice.project, JSON.stringify(seen))
      const job = await client.jobs.start({ ...seen, submission })
      submissionAnswered(choice.project)
      await queryClient.invalidateQueries({ queryKey: orpc.jobs.list.key() })
      onStarted(job)
    } catch (error) {
      const told = failureOf(error)
      setFailure(told)
      if (told.code === 'stale') onStale()
    } finally {
      // What the status bar says of the network is no longer true.
      void queryClient.invalidateQueries({ queryKey: orpc.app.network.key() })
      underWay.current = false
      setStarting(false)
    }
  }
  return { start, starting, failure }
}

/** The one question, and the ways round it. */
export function StartFoot(props: StartFootProps) {
  const { plan, offer, limit } = props
  const { totals } = useProject().state
  const { start, starting, failure } = useStart(props)
  const [asking, setAsking] = useState(false)
  const reason = whyNot(props)
  const price = plan?.price.microUsd ?? null
  const practice = offer.provider === 'practice'
  const above = !practice && isAbove(price, limit)
  return (
    <footer>
      {failure && (
        <div style={{ marginBottom: 12 }}>
          <Banner tone="must">
            {failure.message} {failure.hint}
          </Banner>
        </div>
      )}
      <Tooltip label={reason} disabled={reason === null}>
        <Button
          variant="filled"
          size="md"
          fullWidth
          loading={starting}
          aria-disabled={reason !== null}
          data-disabled={reason !== null || undefined}
          onClick={() => {
            if (reason !== null) return
            if (above) setAsking(true)
            else void start()
          }}
        >
          {labelOf(plan, offer, totals.counted < totals.rows)}
        </Button>
      </Tooltip>
      <p className="ts-small ts-3 ts-train-once">
        {practice
          ? 'Nothing is sent. Every step looks as it would at a provider.'
          : 'This is the only question. It is sent once, even if the connection drops.'}
      </p>
      <div className="ts-row" style={{ justifyContent: 'center', gap: 18, marginTop: 6 }}>
        <Link
          small
          onClick={() => {
            runAction('export')
          }}
        >
          Just save the files
        </Link>
        {!practice && (
          <Link small onClick={props.onPractice}>
            Practise this first
          </Link>
        )}
      </div>
      {asking && price !== null && limit !== null && (
        <BudgetDialog
          price={price}
          limit={limit}
          onClose={() => {
            setAsking(false)
          }}
          onAgreed={() => {
            setAsking(false)
            void start()
          }}
        />
      )}
    </footer>
  )
}
