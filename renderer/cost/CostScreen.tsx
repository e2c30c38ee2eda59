import './cost.css'
import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CostState } from '../../shared/contract/cost.ts'
import { DEFAULT_SETUP, type Setup } from '../../shared/domain/setup.ts'
import { daysBetween, formatDay } from '../../shared/format/days.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { failureOf, orpc } from '../api.ts'
import { go } from '../place.ts'
import { useProject } from '../project.tsx'
import { Banner } from '../ui/Banner.tsx'
import { LengthCard } from './LengthCard.tsx'
import { ModelTable } from './ModelTable.tsx'
import { PriceCard } from './PriceCard.tsx'
import { UseCard } from './UseCard.tsx'
import { passes } from './words.ts'

/** What a choice would cost is asked before it is made, so that the price follows the thumb of the slider. */
type Draft = Partial<Pick<Setup, 'epochs' | 'model'>>

function labelOf(choice: Draft, cost: CostState): string {
  if (choice.model !== undefined)
    return `Chose the model ${cost.models.find((one) => one.model === choice.model)?.name ?? choice.model}`
  return choice.epochs === 'auto'
    ? 'Left the passes to the provider'
    : `Set ${passes(choice.epochs ?? 1)} over your data`
}

/** What training costs, which model to take, and whether the rows fit it. */
export function CostScreen() {
  const project = useProject()
  const [draft, setDraft] = useState<Draft>({})
  // The choice is part of the question, so that making it asks nothing anew and nothing flickers back.
  const { model, epochs } = { ...project.state.setup, ...draft }
  const { data: cost, error } = useQuery({
    ...orpc.cost.get.queryOptions({ input: { project: project.id, model, epochs } }),
    placeholderData: keepPreviousData,
  })
  if (error) {
    const failure = failureOf(error)
    return (
      <div style={{ padding: 28 }}>
        <Banner
          tone="must"
          action={
            failure.code === 'unknown-model' && (
              <Button
                size="xs"
                onClick={() => {
                  void project
                    .edit([{ type: 'setSetup', setup: { model: DEFAULT_SETUP.model } }], 'Chose another model')
                    .catch(() => undefined)
                }}
              >
                Choose another model
              </Button>
            )
          }
        >
          {failure.message} {failure.hint}
        </Banner>
      </div>
    )
  }
  if (!cost) return <div className="ts-cost" aria-busy />
  const updateList = () => {
    go({ at: 'settings', page: 'models', project: { id: project.id, step: 'cost' } })
  }
  const decide = (choice: Draft) => {
    setDraft(choice)
    // A refusal is shown by the frame; the draft then goes back to what is true.
    void project
      .edit([{ type: 'setSetup', setup: choice }], labelOf(choice, cost))
      .catch(() => undefined)
      .finally(() => {
        setDraft({})
      })
  }
  return (
    <div className="ts-cost ts-scroll" data-outdated={cost.outdated}>
      <h1 className="ts-hidden">What it costs</h1>
      {cost.outdated && (
        <Banner
          tone="worth"
          action={
            <Button size="xs" onClick={updateList}>
              Update list…
            </Button>
          }
        >
          Prices are {formatCount(daysBetween(cost.asOf, cost.today), 'day')} old, of {formatDay(cost.asOf)}.
        </Banner>
      )}
      <PriceCard
        cost={cost}
        epochs={epochs}
        onLook={(next) => {
          setDraft({ epochs: next })
        }}
        onDecide={(next) => {
          decide({ epochs: next })
        }}
      />
      <ModelTable
        cost={cost}
        chosen={cost.models.some((one) => one.model === model) ? model : cost.chosen.model}
        onUpdate={updateList}
        onChoose={(next) => {
          decide({ model: next })
        }}
      />
      <LengthCard sure={cost.lengths} />
      <UseCard cost={cost} />
    </div>
  )
}
