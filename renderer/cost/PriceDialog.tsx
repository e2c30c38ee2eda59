import { Button, Modal, NativeSelect, TextInput, Tooltip } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { CURRENCIES, type DatedPrice, TypedPrice } from '../../shared/catalog/typed.ts'
import { formatDay } from '../../shared/format/days.ts'
import { failureOf, orpc, queryClient } from '../api.ts'
import { Banner } from '../ui/Banner.tsx'
import { Field } from '../ui/Field.tsx'
import { FigureField } from '../ui/FigureField.tsx'

/** The model whose prices are typed in; `id` null: one of the user's own, whose name is typed as well. */
export type Pricing = { readonly id: string | null; readonly name: string }

type Draft = { [key in keyof TypedPrice]: TypedPrice[key] | null }

const EMPTY: Draft = {
  ...{ model: '', currency: 'USD', usdPerUnit: 1, training: null, input: null, output: null },
  ...{ baseInput: null, baseOutput: null, hosting: null },
}

const AMOUNTS = [
  ['training', 'Training', 'per million tokens'],
  ['hosting', 'Hosting', 'per hour; 0 for none'],
  ['input', 'Tuned: text it reads', 'per million tokens'],
  ['output', 'Tuned: text it writes', 'per million tokens'],
  ['baseInput', 'As it comes: text it reads', 'per million tokens'],
  ['baseOutput', 'As it comes: text it writes', 'per million tokens'],
] as const

function keep(prices: DatedPrice[]): void {
  queryClient.setQueryData(orpc.catalog.prices.queryKey(), prices)
  void queryClient.invalidateQueries({ queryKey: orpc.cost.key() })
}

const LOWEST = 0.000001
const HIGHEST = 1_000_000

type AmountProps = {
  label: string
  note: string
  free?: boolean
  value: number | null
  onType: (value: number | null) => void
}

function Amount({ label, note, free = false, value, onType }: AmountProps) {
  return (
    <Field label={label} note={note}>
      {(ids) => (
        <FigureField
          {...ids}
          // Nought is a price for keeping a model ready, and nothing else here is free.
          min={free ? 0 : LOWEST}
          max={HIGHEST}
          decimals={6}
          placeholder="not known"
          value={value}
          onType={onType}
        />
      )}
    </Field>
  )
}

/** The words of the app are English, whatever language its figures are written in. */
const currencies = new Intl.DisplayNames('en', { type: 'currency' })

function Money({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  return (
    <div className="ts-cost-amounts">
      <Field label="Currency">
        {(ids) => (
          <NativeSelect
            {...ids}
            data={CURRENCIES.map((code) => ({ value: code, label: `${code} · ${currencies.of(code) ?? ''}` }))}
            value={draft.currency ?? 'USD'}
            onChange={(event) => {
              const currency = event.currentTarget.value
              change({ currency, usdPerUnit: currency === 'USD' ? 1 : null })
            }}
          />
        )}
      </Field>
      {draft.currency !== 'USD' && (
        <Amount
          label={`US dollars for 1 ${draft.currency ?? ''}`}
          note="all models are compared in dollars"
          value={draft.usdPerUnit}
          onType={(usdPerUnit) => {
            change({ usdPerUnit })
          }}
        />
      )}
    </div>
  )
}

/** What has to be typed before prices can be kept; null: nothing more. */
function missingIn({ model, currency, usdPerUnit }: Draft): string | null {
  if (!model?.trim()) return 'Type the name of the model first.'
  return usdPerUnit === null ? `Type what 1 ${currency ?? ''} is in US dollars first.` : null
}

type PriceDialogProps = { pricing: Pricing; typed: DatedPrice | undefined; onClose: () => void }

/** Prices that no list knows, typed in from a provider's page or a contract. What is left empty stays unknown. */
export function PriceDialog({ pricing, typed, onClose }: PriceDialogProps) {
  const [draft, setDraft] = useState<Draft>(typed ?? { ...EMPTY, model: pricing.id ?? '' })
  const options = {
    onSuccess: (prices: DatedPrice[]) => {
      keep(prices)
      onClose()
    },
  }
  const set = useMutation(orpc.catalog.setPrice.mutationOptions(options))
  const drop = useMutation(orpc.catalog.dropPrice.mutationOptions(options))
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part })
  }
  const price = TypedPrice.safeParse(draft)
  const missing = missingIn(draft)
  const error = set.error ?? drop.error
  return (
    <Modal
      opened
      onClose={onClose}
      title={pricing.id === null ? 'A model of your own' : `Prices of ${pricing.name}`}
      size={520}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p className="ts-2 ts-small">
        {typed
          ? `You typed these in on ${formatDay(typed.asOf)}.`
          : 'From the provider’s page or your contract. What you leave empty stays unknown.'}
      </p>
      {pricing.id === null && (
        <div style={{ marginTop: 12 }}>
          <Field label="Name of the model" note="as your server or provider calls it">
            {(ids) => (
              <TextInput
                {...ids}
                data-autofocus
                maxLength={200}
                value={draft.model ?? ''}
                onChange={(event) => {
                  change({ model: event.currentTarget.value })
                }}
              />
            )}
          </Field>
        </div>
      )}
      <Money draft={draft} change={change} />
      <div className="ts-cost-amounts">
        {AMOUNTS.map(([key, label, note]) => (
          <Amount
            key={key}
            label={label}
            note={note}
            free={key === 'hosting'}
            value={draft[key]}
            onType={(value) => {
              change({ [key]: value })
            }}
          />
        ))}
      </div>
      {error && (
        <div style={{ marginTop: 12 }}>
          <Banner tone="must">{failureOf(error).message}</Banner>
        </div>
      )}
      <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 18 }}>
        {typed && (
          <Button
            variant="subtle"
            onClick={() => {
              drop.mutate({ model: typed.model })
            }}
          >
            Forget them
          </Button>
        )}
        <Tooltip label={missing} disabled={missing === null}>
          <Button
            variant="filled"
            data-disabled={!price.success || set.isPending || undefined}
            aria-disabled={!price.success || set.isPending}
            onClick={() => {
              if (price.success && !set.isPending) set.mutate(price.data)
            }}
          >
            Keep these prices
          </Button>
        </Tooltip>
      </div>
    </Modal>
  )
}
