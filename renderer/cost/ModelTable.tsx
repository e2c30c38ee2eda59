import { Radio, Tooltip } from '@mantine/core'
import { IconCheck, IconClock, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CostState, ModelCost, Trainable } from '../../shared/contract/cost.ts'
import { formatUsd } from '../../shared/domain/cost/money.ts'
import { formatDay } from '../../shared/format/days.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { CertaintyWord } from '../ui/Certainty.tsx'
import { Link } from '../ui/Link.tsx'
import { Tag, type TagTone } from '../ui/Tag.tsx'
import { PriceDialog, type Pricing } from './PriceDialog.tsx'
import { passes, pricesOfUse } from './words.ts'

const TAGS: Record<Trainable, { tone: TagTone; icon: typeof IconCheck }> = {
  now: { tone: 'good', icon: IconCheck },
  closing: { tone: 'worth', icon: IconClock },
  closed: { tone: 'plain', icon: IconX },
  retired: { tone: 'plain', icon: IconX },
}

type ToldProps = { text: string; why: string; reached: boolean; children?: React.ReactNode }

/** A figure with from where it is: by the mouse in every row, and by the keyboard in the chosen one, or a table would be a hundred stops. */
function Told({ text, why, reached, children }: ToldProps) {
  return (
    <Tooltip label={why}>
      <span className="ts-why" role="note" aria-label={`${text}: ${why}`} tabIndex={reached ? 0 : undefined}>
        {children ?? text}
      </span>
    </Tooltip>
  )
}

function StateTag({ model, chosen }: { model: ModelCost; chosen: boolean }) {
  const { tone, icon: Icon } = TAGS[model.trainable]
  return (
    <Told text={model.state} why={model.stateWhy} reached={chosen}>
      <Tag tone={tone} icon={<Icon size={14} aria-hidden />}>
        {model.state}
      </Tag>
    </Told>
  )
}

function priceWord(model: ModelCost, empty: boolean): string {
  // Nought for no rows would be read as a price.
  if (empty) return '–'
  const { microUsd, certainty } = model.training
  if (microUsd === null) return '?'
  return certainty === 'exact' ? formatUsd(microUsd) : `≈ ${formatUsd(microUsd)}`
}

type ModelTableProps = { cost: CostState; chosen: string; onChoose: (model: string) => void; onUpdate: () => void }

/** Both prices of use; a way to type them in where nobody publishes them. */
function UsePriceCell({ model, chosen, onPrice }: { model: ModelCost; chosen: boolean; onPrice: () => void }) {
  const known = model.inputUsdPer1M !== null && model.outputUsdPer1M !== null
  return (
    <td className="ts-cost-right ts-2">
      {known && <Told text={pricesOfUse(model)} why={model.useWhy} reached={chosen} />}
      {(!known || model.typed) && (
        <span style={{ marginLeft: 8 }}>
          <Link
            small
            label={`${model.typed ? 'typed in' : 'Type it in…'}: prices of ${model.name} at ${model.providerName}`}
            onClick={onPrice}
          >
            {model.typed ? 'typed in' : 'Type it in…'}
          </Link>
        </span>
      )}
    </td>
  )
}

type ModelRowProps = {
  model: ModelCost
  chosen: boolean
  /** There are no rows to be priced. */
  empty: boolean
  onChoose: (model: string) => void
  onPrice: () => void
}

function ModelRow({ model, chosen, empty, onChoose, onPrice }: ModelRowProps) {
  const gone = model.trainable === 'retired' || model.trainable === 'closed'
  return (
    <tr
      data-on={chosen}
      data-gone={gone}
      onClick={(event) => {
        // The radio tells of itself, and a button is for something else.
        const own = event.target instanceof Element && event.target.closest('input, button') !== null
        if (!chosen && !own) onChoose(model.model)
      }}
    >
      <td>
        <Radio
          name="model"
          checked={chosen}
          aria-label={`${model.name} at ${model.providerName}, ${model.state}`}
          onChange={() => {
            onChoose(model.model)
          }}
        />
      </td>
      <th scope="row" className={chosen ? 'ts-bold' : 'ts-medium'} title={model.model}>
        {model.name}
      </th>
      <td className="ts-2">{model.providerName}</td>
      <td className="ts-cost-right">{chosen ? <b>{priceWord(model, empty)}</b> : priceWord(model, empty)}</td>
      <td className="ts-small">
        {!empty && <CertaintyWord kind={model.training.certainty} why={model.training.why} />}
      </td>
      <UsePriceCell model={model} chosen={chosen} onPrice={onPrice} />
      <td className="ts-cost-right ts-2">
        <Told text={model.limit === null ? '?' : formatNumber(model.limit)} why={model.limitWhy} reached={chosen} />
      </td>
      <td>
        <StateTag model={model} chosen={chosen} />
      </td>
    </tr>
  )
}

/** Every model of the catalogue with its price for these rows. Those that are gone stay listed, so that nobody looks for them. */
export function ModelTable({ cost, chosen, onChoose, onUpdate }: ModelTableProps) {
  const [pricing, setPricing] = useState<Pricing | null>(null)
  const { data: prices = [] } = useQuery(orpc.catalog.prices.queryOptions())
  return (
    <section className="ts-card ts-cost-models" aria-label="Which model?">
      <div className="ts-between" style={{ padding: '0 20px 8px' }}>
        <h2 className="ts-section">Which model?</h2>
        <span className={cost.outdated ? 'ts-small ts-cost-old' : 'ts-small ts-3 ts-num'}>
          Prices as of {formatDay(cost.asOf)}
          {cost.outdated ? ', more than 90 days old' : ''}{' '}
          <Link small onClick={onUpdate}>
            Update list…
          </Link>
        </span>
      </div>
      <div className="ts-cost-scroll ts-scroll">
        <table className="ts-cost-table">
          <thead>
            <tr>
              <th scope="col">
                <span className="ts-hidden">Chosen</span>
              </th>
              <th scope="col">Model</th>
              <th scope="col">Where</th>
              <th scope="col" className="ts-cost-right">
                Train{cost.trainRows > 0 && `, ${passes(cost.epochs)}`}
              </th>
              <th scope="col">
                <span className="ts-hidden">How sure</span>
              </th>
              <th scope="col" className="ts-cost-right">
                <Told
                  text="Per million read / written"
                  why="What a million tokens cost that the tuned model reads, and a million that it writes."
                  reached={false}
                />
              </th>
              <th scope="col" className="ts-cost-right">
                <Told
                  text="Row limit"
                  why="So many tokens the longest row may have. What comes after them is cut off, and not learned."
                  reached={false}
                />
              </th>
              <th scope="col">Can I train it?</th>
            </tr>
          </thead>
          <tbody>
            {cost.models.map((model) => (
              <ModelRow
                key={model.model}
                model={model}
                chosen={model.model === chosen}
                empty={cost.trainRows === 0}
                onChoose={onChoose}
                onPrice={() => {
                  setPricing({ id: model.model, name: model.name })
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="ts-cost-own">
        <Link
          small
          onClick={() => {
            setPricing({ id: null, name: '' })
          }}
        >
          Add a model of your own…
        </Link>
      </div>
      {pricing && (
        <PriceDialog
          pricing={pricing}
          typed={prices.find(({ model }) => model === pricing.id)}
          onClose={() => {
            setPricing(null)
          }}
        />
      )}
    </section>
  )
}
