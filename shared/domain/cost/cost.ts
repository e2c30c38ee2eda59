import { findIn, isOutdated, type Catalog } from '../../catalog/catalog.ts'
import { readingOf } from '../../catalog/encodings.ts'
import { trainableOn, type Model } from '../../catalog/models.ts'
import { isTyped } from '../../catalog/typed.ts'
import { PROVIDERS } from '../../catalog/providers.ts'
import type { Certainty } from '../certainty.ts'
import { formatDay, type Day } from '../../format/days.ts'
import { formatCount } from '../../format/figures.ts'
import { autoEpochs, epochsOf } from './epochs.ts'
import { doubtsOfMore, lengthsOf, nearestOnly } from '../tokens/lengths.ts'
import { formatUsd, priceOf, type MicroUsd } from './money.ts'
import type { Epochs, Setup } from '../setup.ts'
import { PER_EXAMPLE } from '../tokens/tokens.ts'
import type { Totals } from '../totals.ts'
import type { RowsWithMore } from '../tokens/uncounted.ts'

/** What a price is made from: the sums of the project, counted for the model of its setup. */
export type CostInput = {
  readonly totals: Totals
  readonly setup: Setup
  readonly today: Day
  readonly catalog: Catalog
  /** Rows that hold more than text; null: not known yet. */
  readonly more: RowsWithMore | null
  /** A look at another model or number of passes, without deciding. */
  readonly model?: string | undefined
  readonly epochs?: Epochs | undefined
}

type Basis = {
  readonly billedTokens: number
  readonly trainRows: number
  readonly epochs: number
  readonly rule: 'typed' | 'published-rule'
  readonly today: Day
  readonly complete: boolean
  readonly more: RowsWithMore | null
  /** The model whose encoding and limit the tokens were counted with, and the longest example. */
  readonly countedFor: Model
  readonly longest: number
}

const PASSES_SHOWN = [1, 2, 4, 8, 16] as const

/**
 * Micro-dollars of a training run: price × billed tokens × passes. 100,000 tokens × 3 passes at 8 USD per million are
 * exactly 2,400,000. `billedTokens`: tokens of the training rows, each example capped at the limit; held-back rows are free.
 */
export function trainingCost(billedTokens: number, epochs: number, usdPerMillion: number): MicroUsd {
  return priceOf(billedTokens * epochs, usdPerMillion)
}

/**
 * All that the Cost screen shows, as plain data. Throws a Failure `unknown-model` for a model that is not in the
 * catalogue. Sources: prices and dates of the catalogue, each with its own; the rule for passes in epochs.ts.
 */
export function costOf(input: CostInput) {
  const { totals, setup, today, catalog, more } = input
  const trainRows = totals.rows - totals.validationRows
  const { epochs, rule } = epochsOf(input.epochs ?? setup.epochs, trainRows)
  const complete = totals.counted === totals.rows
  const countedFor = findIn(catalog, setup.model)
  const basis: Basis = {
    ...{ billedTokens: totals.billedTokens, longest: totals.longest, trainRows },
    ...{ epochs, rule, today, complete, more, countedFor },
  }
  const chosen = findIn(catalog, input.model ?? setup.model)
  const price = chosen.trainingPrice.value
  return {
    chosen: modelCost(chosen, basis),
    epochs,
    epochsRule: rule,
    autoEpochs: autoEpochs(trainRows),
    billedTokens: totals.billedTokens,
    trainRows,
    validationRows: totals.validationRows,
    ladder: PASSES_SHOWN.map((passes): [number, MicroUsd | null] => [
      passes,
      price === null ? null : trainingCost(totals.billedTokens, passes, price),
    ]),
    models: catalog.models.filter((model) => model.listed || model === chosen).map((model) => modelCost(model, basis)),
    asOf: catalog.asOf,
    today,
    outdated: isOutdated(catalog.asOf, today),
    lengths: complete ? lengthsOf(countedFor, more) : { certainty: 'estimate' as const, why: STILL_COUNTED },
    complete,
  }
}

const STILL_COUNTED = 'Rows are still being counted.'

function modelCost(model: Model, basis: Basis) {
  const { state, short } = trainableOn(model, basis.today)
  const ends = model.trainingEnds.value
  const why = (price: Model['inputPrice']): string => priceWhy(price, basis.today)
  return {
    model: model.id,
    name: model.name,
    provider: model.provider,
    providerName: PROVIDERS[model.provider].name,
    training: trainingFigure(model, basis),
    inputUsdPer1M: model.inputPrice.value,
    outputUsdPer1M: model.outputPrice.value,
    typed: [model.trainingPrice, model.inputPrice, model.outputPrice, model.baseInputPrice].some(isTyped),
    useWhy: why(model.outputPrice.value === null ? model.outputPrice : model.inputPrice),
    base: {
      input: model.baseInputPrice.value,
      output: model.baseOutputPrice.value,
      why: why(model.baseOutputPrice.value === null ? model.baseOutputPrice : model.baseInputPrice),
    },
    hosting: { usdPerHour: model.hostingPrice.value, why: why(model.hostingPrice) },
    trainable: state,
    state: short,
    trainingEnds: ends === 'ended' ? null : ends,
    tunedStops: model.tunedStops.value,
    tunedStopsWhy: whyOf(model.tunedStops),
    limit: model.limit.value,
    limitWhy: whyOf(model.limit),
    stateWhy: whyOf(model.trainingEnds),
  }
}

/** What was read on other pages than the provider's own says so in its source. */
const SECOND_HAND = /\bsecondary sources?\b/

/** From where a fact of the catalogue is and as of when, and whether it is an estimate; for one that is not known, why. */
function whyOf(fact: Model['limit'] | Model['trainingEnds'] | Model['tunedStops']): string {
  return `${toldOf(fact)} As of ${formatDay(fact.asOf)}.`
}

function toldOf(fact: Parameters<typeof whyOf>[0]): string {
  if ('reason' in fact) return fact.reason
  if (isTyped(fact)) return `It is ${fact.source}.`
  return SECOND_HAND.test(fact.source) ? `An estimate, from ${fact.source}.` : `From ${fact.source}.`
}

function priceWhy(price: Model['inputPrice'], today: Day): string {
  const old = price.value !== null && isOutdated(price.asOf, today)
  return `${whyOf(price)}${old ? ' That is more than 90 days ago.' : ''}`
}

function trainingFigure(model: Model, basis: Basis): { microUsd: MicroUsd | null; certainty: Certainty; why: string } {
  const { value: price, asOf } = model.trainingPrice
  if (price === null) {
    const why = 'reason' in model.trainingPrice ? model.trainingPrice.reason : ''
    return { microUsd: null, certainty: 'unknown', why: `${why} As of ${formatDay(asOf)}.` }
  }
  const doubts = doubtsOf(model, basis)
  const outdated = isOutdated(asOf, basis.today)
  const { billedTokens, epochs, trainRows } = basis
  const tokens = formatCount(billedTokens, 'token')
  const passes = formatCount(epochs, 'pass', 'passes')
  const sentences = [
    `${tokens} × ${passes} × ${formatUsd(price * 1_000_000)} per million, as of ${formatDay(asOf)}.`,
    ...(outdated ? ['The price is older than 90 days.'] : []),
    ...(isTyped(model.trainingPrice) ? [`It is ${model.trainingPrice.source}.`] : []),
    ...doubts,
  ]
  const unsure = trainingCost(PER_EXAMPLE * trainRows, epochs, price)
  if (unsure > 0 && model.provider === 'openai') {
    sentences.push(
      `OpenAI does not say whether ${PER_EXAMPLE} tokens per row are billed: at most ${formatUsd(unsure)} less.`,
    )
  }
  return {
    microUsd: trainingCost(billedTokens, epochs, price),
    certainty: outdated ? 'outdated' : doubts.length > 0 ? 'estimate' : 'exact',
    why: sentences.join(' '),
  }
}

/** Why a figure is only an estimate, in sentences; empty: it is exact. */
function doubtsOf(model: Model, basis: Basis): string[] {
  const { countedFor, rule, complete, longest, more } = basis
  const doubts: string[] = []
  if (!complete) doubts.push(STILL_COUNTED)
  if (more) doubts.push(...doubtsOfMore(countedFor, more))
  if (rule === 'published-rule') {
    doubts.push(`The number of passes follows the only rule that was published; the provider may choose another.`)
  }
  if (model.encoding.nearest || countedFor.encoding.nearest) {
    doubts.push(nearestOnly(countedFor, 'this model'))
  } else if (!readAlike(model, countedFor)) {
    doubts.push(`Counted as ${countedFor.name} reads; choose this model to count again.`)
  }
  if (cap(model) !== cap(countedFor) && longest > Math.min(cap(model), cap(countedFor))) {
    doubts.push('Rows over the limit of one of the two models are billed differently.')
  }
  return doubts
}

function readAlike(one: Model, other: Model): boolean {
  const [a, b] = [readingOf(one), readingOf(other)]
  return a.encoding === b.encoding && a.framing === b.framing
}

function cap(model: Model): number {
  return model.limit.value ?? Number.POSITIVE_INFINITY
}
