import { z } from 'zod'
import type { Day } from '../format/days.ts'
import { formatDecimal } from '../format/figures.ts'
import { type Catalog, catalogOf } from './catalog.ts'
import { readingByName } from './encodings.ts'
import type { Model } from './schema.ts'

/** Currencies a price can be typed in. */
export const CURRENCIES: readonly string[] = 'USD EUR GBP CHF JPY CNY INR KRW CAD AUD BRL SEK NOK DKK PLN CZK'.split(
  ' ',
)

const Amount = z.number().positive().max(1_000_000).nullable()

/**
 * Prices of one model as the user typed them, in a currency of theirs; null: left empty. `usdPerUnit`: what one unit of
 * the currency is in US dollars, because all models are compared in one currency.
 */
export const TypedPrice = z.object({
  /** A model of the list, or the name of one of the user's own. */
  model: z.string().trim().min(1).max(200),
  currency: z.string().regex(/^[A-Z]{3}$/),
  usdPerUnit: z.number().positive().max(1_000_000),
  /** Per million tokens: training, and use of the tuned model and of the model as it comes. */
  training: Amount,
  input: Amount,
  output: Amount,
  baseInput: Amount,
  baseOutput: Amount,
  /** Per hour, for keeping a tuned model ready. */
  hosting: z.number().min(0).max(1_000_000).nullable(),
})
export type TypedPrice = z.infer<typeof TypedPrice>

/** With the day it was typed on. */
export const DatedPrice = TypedPrice.extend({ asOf: z.iso.date() })
export type DatedPrice = z.infer<typeof DatedPrice>

const FACTS = {
  trainingPrice: 'training',
  inputPrice: 'input',
  outputPrice: 'output',
  baseInputPrice: 'baseInput',
  baseOutputPrice: 'baseOutput',
  hostingPrice: 'hosting',
} as const

const TYPED = 'a price you typed in'

/** Whether a price is one that the user typed. */
export function isTyped(fact: { readonly source: string }): boolean {
  return fact.source.startsWith(TYPED)
}

/** The list with the user's prices in it: over those of the list, and their own models at its end. Pure. */
export function withTyped(catalog: Catalog, prices: readonly DatedPrice[]): Catalog {
  if (prices.length === 0) return catalog
  const typed = new Map(prices.map((price) => [price.model, price]))
  const listed = catalog.models.map((model) => {
    const price = typed.get(model.id)
    typed.delete(model.id)
    return price ? priced(model, price) : model
  })
  return catalogOf(catalog.asOf, [...listed, ...[...typed.values()].map((price) => priced(ownModel(price), price))])
}

function priced(model: Model, price: DatedPrice): Model {
  const source = sourceOf(price)
  const facts = Object.entries(FACTS).flatMap(([fact, amount]) => {
    const value = price[amount]
    return value === null ? [] : [[fact, { value: inUsd(value, price), source, asOf: price.asOf }] as const]
  })
  return { ...model, ...Object.fromEntries(facts) }
}

function sourceOf({ currency, usdPerUnit }: DatedPrice): string {
  return currency === 'USD' ? TYPED : `${TYPED} (${currency}, at ${formatDecimal(usdPerUnit)} USD for one)`
}

/** To the millionth: bills are computed in whole picodollars. Never to nothing. */
function inUsd(amount: number, { usdPerUnit }: DatedPrice): number {
  const millionths = Math.round(amount * usdPerUnit * 1_000_000)
  return (amount > 0 ? Math.max(1, millionths) : 0) / 1_000_000
}

/** A model that is in no list: of the user's own server, or of a provider that takes the same files. */
function ownModel({ model, asOf }: { readonly model: string; readonly asOf: Day }): Model {
  const unknown = (reason: string) => ({ value: null, source: 'the name you typed in', asOf, reason })
  const { encoding, framing } = readingByName(model)
  const noPrice = unknown('You have not typed in a price for it.')
  const noEnd = unknown('It is a model of your own: nobody announces an end.')
  return {
    ...{ id: model, sentAs: model, name: model, provider: 'custom', aliases: [], listed: true },
    formats: ['chat', 'completion', 'preference'],
    encoding: { name: encoding, framing, nearest: true, source: 'the nearest to the name you typed in', asOf },
    ...{ trainingPrice: noPrice, inputPrice: noPrice, cachedInputPrice: noPrice, outputPrice: noPrice },
    ...{ baseInputPrice: noPrice, baseOutputPrice: noPrice, hostingPrice: noPrice },
    limit: unknown('Its limit is known to whoever runs it.'),
    ...{ trainingEnds: noEnd, baseStops: noEnd, tunedStops: noEnd },
  }
}
