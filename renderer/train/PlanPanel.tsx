import { IconCheck, IconPlugConnectedX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { JobChoice } from './choice.ts'
import type { Job } from '../../shared/domain/job.ts'
import { failureOf, orpc } from '../api.ts'
import { go } from '../place.ts'
import { useProject } from '../project.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Link } from '../ui/Link.tsx'
import { ProgressBar, useAfter } from '../ui/ProgressBar.tsx'
import type { Offer } from './offers.ts'
import { Costs, Leaves, Lives } from './PlanSections.tsx'
import { StartFoot } from './StartFoot.tsx'

type PlanPanelProps = {
  offer: Offer
  choice: JobChoice
  /** The choice as the plan knows it; `fresh` says whether that is still the one on screen. */
  settled: JobChoice
  fresh: boolean
  modelName: string
  today: string
  onStarted: (job: Job) => void
  onPractice: () => void
}

function KeyLine({ offer }: { offer: Offer }) {
  const project = useProject()
  if (offer.provider === 'practice') {
    return (
      <p className="ts-row ts-small ts-2" style={{ marginTop: 4, gap: 6 }}>
        <IconPlugConnectedX size={14} aria-hidden />
        Practice. Nothing leaves this computer, nothing is charged.
      </p>
    )
  }
  const settings = () => {
    go({ at: 'settings', page: 'keys', project: { id: project.id, step: 'train' } })
  }
  if (offer.needs !== null) {
    return (
      <p className="ts-row ts-small ts-2" style={{ marginTop: 4, gap: 6 }}>
        {offer.needs === 'key' ? `No key for ${offer.name} yet.` : 'No address and no key yet.'}
        <Link small onClick={settings}>
          {offer.needs === 'key' ? 'Put in a key' : 'Put in both'}
        </Link>
      </p>
    )
  }
  return (
    <p className="ts-row ts-small ts-2" style={{ marginTop: 4, gap: 6 }}>
      <IconCheck size={14} aria-hidden color="var(--ts-accent-ink)" />
      There is a key for {offer.name}.
      <Link small onClick={settings}>
        Look at it
      </Link>
    </p>
  )
}

function titleOf(offer: Offer, modelName: string): string {
  if (offer.provider === 'practice') return 'Practise with your rows'
  return modelName === '' ? `Train at ${offer.name}` : `Train ${modelName} at ${offer.name}`
}

/**
 * The plan for the choice on screen, or none while it is measured. It stays good to start with while it is measured
 * once more (the counting has just ended, say): a start names what was on screen, and is refused when that has changed.
 */
function usePlan({ choice, settled, fresh }: Pick<PlanPanelProps, 'choice' | 'settled' | 'fresh'>) {
  const { revision, totals } = useProject().state
  const { data, error, isFetching, refetch } = useQuery({
    // The price and what stands in the way are known anew once all rows are counted.
    queryKey: [...orpc.jobs.plan.queryKey({ input: settled }), revision, totals.counted >= totals.rows],
    queryFn: async ({ signal }) => ({ of: settled, plan: await orpc.jobs.plan.call(settled, { signal }) }),
    placeholderData: keepPreviousData,
    enabled: settled.model !== '',
  })
  const failure = error && fresh ? failureOf(error) : null
  const known = data?.of.provider === choice.provider && !failure ? data : null
  const ready = fresh && JSON.stringify(known?.of) === JSON.stringify(settled)
  return { plan: known?.plan ?? null, failure, measuring: isFetching, ready, refetch }
}

/** Everything that follows from the choice, before anything has been sent; and the one button that sends it. */
export function PlanPanel(props: PlanPanelProps) {
  const { offer, choice, modelName, today } = props
  const { plan, failure, measuring, ready, refetch } = usePlan(props)
  const { data: preferences } = useQuery(orpc.app.preferences.queryOptions())
  const slow = useAfter(measuring, 400)
  const limit = preferences?.budgetMicroUsd ?? null
  return (
    <aside className="ts-train-panel" aria-label="Before it starts">
      <header>
        <h2 className="ts-panel">{titleOf(offer, modelName)}</h2>
        <KeyLine offer={offer} />
      </header>
      <div
        className="ts-train-plan ts-scroll"
        tabIndex={0}
        role="region"
        aria-label="What leaves, what it costs, how long it lives"
      >
        {choice.model === '' && <p className="ts-train-part ts-2">Type the name of the model in the fine settings.</p>}
        {failure && (
          <div className="ts-train-part">
            <Banner tone="must">
              {failure.message} {failure.hint}
            </Banner>
          </div>
        )}
        {slow && !plan && (
          <div className="ts-train-part">
            <ProgressBar label="Measuring the files" done={0} total={null} />
          </div>
        )}
        {plan && (
          <>
            <Leaves plan={plan} />
            <Costs plan={plan} limit={limit} />
            <Lives plan={plan} today={today} />
          </>
        )}
      </div>
      <StartFoot {...props} plan={plan} ready={ready} limit={limit} onStale={() => void refetch()} />
    </aside>
  )
}
