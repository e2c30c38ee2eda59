import { Slider } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { CostState } from '../../shared/contract/cost.ts'
import { formatUsd } from '../../shared/domain/cost/money.ts'
import type { Epochs } from '../../shared/domain/setup.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { go } from '../place.ts'
import { useProject } from '../project.tsx'
import { Certainty, CertaintyWord } from '../ui/Certainty.tsx'
import { Link } from '../ui/Link.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'
import { passes, priceSentence, stateSentence } from './words.ts'

/** Rows below and above which the published rule takes other than 3 passes; see shared/domain/cost/epochs.ts. */
const FEW = 34
const MANY = 8333

function epochsRule(): string {
  return `The published rule for "automatic" goes by the number of rows: 3 passes, more for fewer than ${FEW} rows, fewer for more than ${formatNumber(MANY)}. The provider may choose otherwise.`
}

function Limit() {
  const project = useProject()
  const { data } = useQuery(orpc.app.preferences.queryOptions())
  if (!data) return null
  return (
    <span className="ts-row ts-small ts-2 ts-num" style={{ gap: 6 }}>
      <IconLock size={14} aria-hidden />
      {data.budgetMicroUsd === null ? 'No limit is set' : 'Your limit'}{' '}
      {data.budgetMicroUsd !== null && <b>{formatUsd(data.budgetMicroUsd)}</b>}
      <Link
        small
        label="Change the limit"
        onClick={() => {
          go({ at: 'settings', page: 'budget', project: { id: project.id, step: 'cost' } })
        }}
      >
        Change
      </Link>
    </span>
  )
}

/** Other numbers of passes and what they would cost; the limit they are held against stands below. */
function Ladder({ cost }: { cost: CostState }) {
  const { certainty, why } = cost.chosen.training
  const about = certainty === 'exact' ? '' : '≈ '
  return (
    <div className="ts-cost-ladder">
      {cost.trainRows > 0 && (
        <dl>
          {cost.ladder.slice(0, 4).map(([count, microUsd]) => (
            <div key={count} data-on={count === cost.epochs}>
              <dt className="ts-micro ts-3">{passes(count)}</dt>
              <dd className="ts-num">{microUsd === null ? '?' : `${about}${formatUsd(microUsd)}`}</dd>
            </div>
          ))}
          <div>
            <dt className="ts-hidden">How sure these are</dt>
            <dd className="ts-small">
              <CertaintyWord kind={certainty} why={why} />
            </dd>
          </div>
        </dl>
      )}
      <Limit />
    </div>
  )
}

type PriceCardProps = {
  cost: CostState
  epochs: Epochs
  onLook: (epochs: number) => void
  onDecide: (epochs: Epochs) => void
}

function Passes({ cost, epochs, onLook, onDecide }: PriceCardProps) {
  const value = epochs === 'auto' ? cost.autoEpochs : epochs
  // The slider ends where most people stay; a larger number, typed elsewhere, still has its place on it.
  const max = value > 10 ? 50 : 10
  const { microUsd } = cost.chosen.training
  const ticks = max === 10 ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [1, 10, 20, 30, 40, 50]
  return (
    <>
      <div className="ts-between" style={{ margin: '18px 0 8px' }}>
        <span className="ts-medium">Passes over your data</span>
        <span className="ts-row ts-small ts-3 ts-nowrap">
          {epochs === 'auto'
            ? `${cost.chosen.providerName} chooses: ${cost.autoEpochs}`
            : `${cost.chosen.providerName} would choose ${cost.autoEpochs}`}
          <Certainty kind="estimate" why={epochsRule()} />
        </span>
      </div>
      <Slider
        min={1}
        max={max}
        value={value}
        label={null}
        marks={ticks.map((tick) => ({ value: tick, label: tick === value ? <b>{tick}</b> : tick }))}
        thumbLabel="Passes over your data"
        thumbValueText={`${passes(value)}${microUsd === null ? '' : `, ${formatUsd(microUsd)}`}`}
        onChange={onLook}
        onChangeEnd={onDecide}
        classNames={{ root: 'ts-cost-slider' }}
      />
      <p className="ts-small ts-3" style={{ marginTop: 30 }}>
        More passes copy your style more closely. Past 4 or 5 the model starts to learn answers by heart.{' '}
        {epochs === 'auto' ? (
          'Move the slider to decide yourself.'
        ) : (
          <Link
            small
            onClick={() => {
              onDecide('auto')
            }}
          >
            Leave it to {cost.chosen.providerName}
          </Link>
        )}
      </p>
    </>
  )
}

/** The price, how it comes about, and the one thing that changes it: the passes. */
export function PriceCard(props: PriceCardProps) {
  const { cost } = props
  const { totals } = useProject().state
  const { chosen } = cost
  const sentence = priceSentence(cost)
  const state = stateSentence(chosen)
  const { microUsd, certainty, why } = chosen.training
  const empty = cost.trainRows === 0
  const figure = empty ? null : microUsd
  return (
    <section className="ts-card ts-cost-card" aria-label="Training, paid once">
      <div className="ts-between">
        <h2 className="ts-section">Training, paid once</h2>
        {!empty && <Certainty kind={certainty} why={why} />}
      </div>
      <div className="ts-cost-figure">
        <span className={figure === null ? 'ts-money ts-3' : 'ts-money-big'}>
          {figure === null ? (empty ? 'Nothing yet' : 'No price known') : formatUsd(figure)}
        </span>
        <span className="ts-2 ts-small">
          on {chosen.name}
          <br />
          at {chosen.providerName}
        </span>
      </div>
      {!cost.complete && (
        <p className="ts-small ts-cost-counting" role="status">
          Still counting: {formatNumber(totals.counted)} of {formatNumber(totals.rows)} rows. The price is growing.
        </p>
      )}
      {state && (
        <p className="ts-small ts-cost-state" data-tone={state.tone}>
          <SeverityMark kind={state.tone === 'must' ? 'error' : 'warning'} silent />
          {state.text}
        </p>
      )}
      <p className="ts-num ts-small ts-2" style={{ marginTop: 8 }}>
        {sentence.before}
        <b>{sentence.passes}</b>
        {sentence.after}
      </p>
      {!empty && <Passes {...props} />}
      <div className="ts-grow" />
      <Ladder cost={cost} />
    </section>
  )
}
