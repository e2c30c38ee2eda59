import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ModelCost } from '../../shared/contract/cost.ts'
import { daysBetween, formatDay } from '../../shared/format/days.ts'
import type { Job, ProviderId } from '../../shared/domain/job.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { useProject } from '../project.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Link } from '../ui/Link.tsx'
import { FINE, FineSettings, type Fine } from './FineSettings.tsx'
import { offersOf } from './offers.ts'
import { PlanPanel } from './PlanPanel.tsx'
import { ProviderCards } from './ProviderCards.tsx'

/** An end that is nearer than this is worth a banner. */
const SOON_DAYS = 180

type ChooseViewProps = { runs: number; onRuns: () => void; onStarted: (job: Job) => void }

/** A name that providers take in a model's name, from what the project is called: `Halden support` → `halden-support`. */
function suffixOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 18)
    .replace(/-+$/, '')
}

/** What the cards are made of; null until all of it has been answered. */
function useKnown() {
  const project = useProject()
  const cost = useQuery({
    ...orpc.cost.get.queryOptions({ input: { project: project.id } }),
    placeholderData: keepPreviousData,
  }).data
  const keys = useQuery(orpc.keys.status.queryOptions()).data
  const info = useQuery(orpc.app.info.queryOptions()).data
  if (!cost || !keys || !info) return null
  const { models } = cost
  return {
    models,
    today: info.today,
    offers: offersOf({ models, keys, chosen: project.state.setup.model, today: info.today }),
  }
}

/** Where should it be trained, how, and on the right all that follows from it. */
export function ChooseView(props: ChooseViewProps) {
  const known = useKnown()
  return known ? <Choices {...props} {...known} /> : <div className="ts-train" aria-busy />
}

type ChoicesProps = ChooseViewProps & NonNullable<ReturnType<typeof useKnown>>

function Choices({ runs, onRuns, onStarted, models, today, offers }: ChoicesProps) {
  const project = useProject()
  const [provider, setProvider] = useState<ProviderId>('practice')
  const [chosen, setChosen] = useState<Partial<Record<ProviderId, string>>>({})
  const [fine, setFine] = useState<Fine>({ ...FINE, suffix: suffixOf(project.state.name) })
  const offer = offers.find((one) => one.provider === provider)
  const model = chosen[provider] ?? offer?.model ?? ''
  const choice = { project: project.id, provider, model, ...fine }
  // Measuring the files takes longer than a key press.
  const [settled] = useDebouncedValue(choice, 250)
  if (!offer) return null
  return (
    <div className="ts-train">
      <div className="ts-train-left ts-scroll" tabIndex={0} role="region" aria-label="Where and how">
        <div className="ts-between" style={{ alignItems: 'flex-start' }}>
          <h1 className="ts-page">Where should it be trained?</h1>
          {runs > 0 && (
            <Link onClick={onRuns}>
              {runs === 1 ? 'Back to the training run' : `Back to the ${formatCount(runs, 'training run')}`}
            </Link>
          )}
        </div>
        <p className="ts-lead ts-2" style={{ marginTop: 2 }}>
          Your data stays a plain file you can take elsewhere. Practice first if this is your first time.
        </p>
        <ProviderCards offers={offers} provider={provider} onChoose={setProvider} />
        {provider !== 'practice' && <Ending model={models.find((one) => one.model === model)} today={today} />}
        <FineSettings
          offer={offer}
          model={model}
          onModel={(next) => {
            setChosen({ ...chosen, [provider]: next })
          }}
          fine={fine}
          onFine={setFine}
        />
      </div>
      <PlanPanel
        offer={offer}
        choice={choice}
        settled={settled}
        fresh={JSON.stringify(settled) === JSON.stringify(choice)}
        modelName={models.find((one) => one.model === model)?.name ?? model}
        today={today}
        onStarted={onStarted}
        onPractice={() => {
          setProvider('practice')
        }}
      />
    </div>
  )
}

/** A model that ends soon is no reason against training, but one should know it before. */
function Ending({ model, today }: { model: ModelCost | undefined; today: string }) {
  const project = useProject()
  if (!model?.tunedStops || model.tunedStops <= today) return null
  const left = daysBetween(today, model.tunedStops)
  if (left > SOON_DAYS) return null
  return (
    <div style={{ marginTop: 14 }}>
      <Banner
        tone="worth"
        action={
          <Button
            size="xs"
            onClick={() => {
              project.setStep('cost')
            }}
          >
            Compare
          </Button>
        }
      >
        <b>
          A model tuned at {model.providerName} now stops answering on {formatDay(model.tunedStops)}
        </b>
        <br />
        That is {formatCount(left, 'day')} from today. The same file trains elsewhere without changes.
      </Banner>
    </div>
  )
}
