import { NumberInput, Select, TextInput, Tooltip } from '@mantine/core'
import { IconAdjustments } from '@tabler/icons-react'
import { formatCount } from '../../shared/format/figures.ts'
import { useProject } from '../project.tsx'
import { FigureField } from '../ui/FigureField.tsx'
import type { Offer } from './offers.ts'

/** What is fixed for one run; the passes belong to the project, because the price does. */
export type Fine = { suffix: string; seed: number | null; learningRate: number | null; batchSize: number | null }

export const FINE: Fine = { suffix: '', seed: null, learningRate: null, batchSize: null }

const HELP = {
  passes: 'How often the model reads every row. Empty: the provider decides.',
  pace: 'How fast it adapts (learning rate multiplier). Empty: the provider decides.',
  rateItself: 'How fast it adapts (learning rate), for example 0.00002. Empty: the provider decides.',
  rows: 'How many rows it reads before it adapts (batch size), 1 to 256. Empty: the provider decides.',
  suffix: 'Stands at the end of the tuned model’s name, so that you recognise it. Letters, digits and -.',
  seed: 'The same number gives the same order of rows. Empty: any.',
} as const

type FineSettingsProps = {
  offer: Offer
  model: string
  onModel: (model: string) => void
  fine: Fine
  onFine: (fine: Fine) => void
}

function ModelField({ offer, model, onModel }: Pick<FineSettingsProps, 'offer' | 'model' | 'onModel'>) {
  if (offer.provider === 'practice') return null
  if (offer.models.length === 0) {
    return (
      <TextInput
        label="Model"
        placeholder="its name there"
        value={model}
        onChange={(event) => {
          onModel(event.currentTarget.value.trim())
        }}
      />
    )
  }
  return (
    <Select
      label="Model"
      value={model}
      data={offer.models.map((one) => ({ value: one.model, label: one.name }))}
      onChange={(next) => {
        if (next !== null) onModel(next)
      }}
    />
  )
}

function Passes() {
  const project = useProject()
  const { epochs } = project.state.setup
  const decide = (value: number | 'auto') => {
    if (value === epochs) return
    const label =
      value === 'auto'
        ? 'Left the passes to the provider'
        : `Set ${formatCount(value, 'pass', 'passes')} over your data`
    void project.edit([{ type: 'setSetup', setup: { epochs: value } }], label).catch(() => undefined)
  }
  return (
    <Tooltip label={HELP.passes}>
      <NumberInput
        // A new value from outside (undo, the Cost page) draws the field anew.
        key={epochs}
        label="Passes"
        placeholder="automatic"
        min={1}
        max={50}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="blur"
        hideControls
        defaultValue={epochs === 'auto' ? '' : epochs}
        onBlur={(event) => {
          const typed = Number.parseInt(event.currentTarget.value, 10)
          decide(Number.isNaN(typed) ? 'auto' : Math.min(50, Math.max(1, typed)))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
    </Tooltip>
  )
}

type NumberFieldProps = {
  label: string
  help: string
  value: number | null
  max: number
  decimal?: boolean
  onChange: (value: number | null) => void
}

function NumberField({ label, help, value, max, decimal = false, onChange }: NumberFieldProps) {
  return (
    <Tooltip label={help}>
      {/* A tooltip holds on to an element, and a field is several. */}
      <div>
        <FigureField
          label={label}
          placeholder="automatic"
          min={0}
          max={max}
          decimals={decimal ? 9 : 0}
          // A seed is a name more than a figure: it stands as it was typed.
          {...(!decimal && { format: String })}
          value={value}
          onType={onChange}
        />
      </div>
    </Tooltip>
  )
}

/** For the curious: every field has a good answer of its own when it is left empty. */
export function FineSettings({ offer, model, onModel, fine, onFine }: FineSettingsProps) {
  return (
    <section className="ts-card ts-train-fine" aria-label="Fine settings">
      <div className="ts-between">
        <h2 className="ts-section ts-row" style={{ gap: 6 }}>
          <IconAdjustments size={16} aria-hidden />
          Fine settings
        </h2>
        <span className="ts-small ts-3">good as they are; here for the curious</span>
      </div>
      <div className="ts-train-fields">
        <ModelField offer={offer} model={model} onModel={onModel} />
        <Passes />
        <NumberField
          label="Learning pace"
          help={offer.provider === 'nebius' ? HELP.rateItself : HELP.pace}
          decimal
          max={100}
          value={fine.learningRate}
          onChange={(learningRate) => {
            onFine({ ...fine, learningRate: learningRate === 0 ? null : learningRate })
          }}
        />
        <NumberField
          label="Rows at once"
          help={HELP.rows}
          max={256}
          value={fine.batchSize}
          onChange={(batchSize) => {
            onFine({ ...fine, batchSize: batchSize === 0 ? null : batchSize })
          }}
        />
        <Tooltip label={HELP.suffix}>
          <TextInput
            label="Name ends in"
            placeholder="nothing"
            maxLength={64}
            value={fine.suffix}
            onChange={(event) => {
              onFine({ ...fine, suffix: event.currentTarget.value.replace(/[^a-z0-9-]/gi, '') })
            }}
          />
        </Tooltip>
        <NumberField
          label="Seed"
          help={HELP.seed}
          max={2_147_483_647}
          value={fine.seed}
          onChange={(seed) => {
            onFine({ ...fine, seed })
          }}
        />
      </div>
    </section>
  )
}
