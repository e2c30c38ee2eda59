import type { ImageRule } from '../domain/tokens/images.ts'
import type { Format } from '../domain/setup.ts'
import { CATALOG_AS_OF } from './providers.ts'
import type { Encoding, Model } from './schema.ts'

const PRICES = 'https://platform.openai.com/docs/pricing, standard tier'
/** What the models cost as they come was not read on the provider's own page, but alike on several others. */
const BASE_PRICES = 'https://openai.com/api/pricing, standard tier, by several secondary sources'
const BASE_AS_OF = '2026-06-21'
const DATES = 'https://platform.openai.com/docs/deprecations'
/** The stop of January 2027 is told alike by several secondary sources; the page itself names the end of training. */
const STOPS = `${DATES}, January 2027 by secondary sources`
const LIMITS = 'https://platform.openai.com/docs/guides/supervised-fine-tuning, token limits'
const ENCODINGS = 'https://github.com/openai/tiktoken, model.py, read with the ft: prefix removed'
/** That it learns from images is published of this model alone; what they count, by several secondary sources. */
const VISION = 'https://platform.openai.com/docs/guides/vision-fine-tuning'
const IMAGES = `${VISION} and /images-vision, calculating costs, by several secondary sources`
const NO_IMAGES = 'That this model learns from images is not published.'
const asOf = CATALOG_AS_OF

type Fact<T> =
  { value: T; source: string; asOf: string } | { value: null; source: string; asOf: string; reason: string }

/** A number, or the sentence that says why there is none. */
function known<T extends number>(value: T | string, source: string): Fact<T> {
  return typeof value === 'string' ? { value: null, source, asOf, reason: value } : { value, source, asOf }
}

/** USD per million tokens as the model comes, input and output. */
type BasePrices = readonly [number, number]

type Facts = {
  readonly id: string
  readonly name: string
  readonly aliases?: readonly string[]
  readonly listed?: boolean
  readonly formats: readonly Format[]
  readonly encoding: Encoding
  /** USD per million tokens: training, input, cached input, output; or why there is none. */
  readonly prices: readonly [number | string, number | string, number | string, number | string]
  /** Absent: not known any more. */
  readonly base?: BasePrices
  readonly limit: number | string
  /** Absent: it is not published that it learns from images. */
  readonly images?: ImageRule
  /** Days: training ends, base stops, tuned models stop. */
  readonly days: readonly [string, string, string]
}

function baseFact(value: number | undefined): Fact<number> {
  return value === undefined
    ? { value: null, source: PRICES, asOf, reason: 'What this model costs as it comes has not been checked.' }
    : { value, source: BASE_PRICES, asOf: BASE_AS_OF }
}

function model(facts: Facts): Model {
  const [training, input, cached, output] = facts.prices
  const [trainingEnds, baseStops, tunedStops] = facts.days
  return {
    id: facts.id,
    sentAs: facts.id,
    name: facts.name,
    provider: 'openai',
    aliases: [...(facts.aliases ?? [])],
    listed: facts.listed ?? true,
    formats: [...facts.formats],
    encoding: { name: facts.encoding, nearest: false, source: ENCODINGS, asOf },
    images: facts.images
      ? { value: facts.images, source: IMAGES, asOf }
      : { value: null, source: VISION, asOf, reason: NO_IMAGES },
    trainingPrice: known(training, PRICES),
    inputPrice: known(input, PRICES),
    cachedInputPrice: known(cached, PRICES),
    outputPrice: known(output, PRICES),
    baseInputPrice: baseFact(facts.base?.[0]),
    baseOutputPrice: baseFact(facts.base?.[1]),
    hostingPrice: { value: 0, source: PRICES, asOf },
    limit: known(facts.limit, LIMITS),
    trainingEnds: { value: trainingEnds, source: DATES, asOf },
    baseStops: { value: baseStops, source: STOPS, asOf },
    tunedStops: { value: tunedStops, source: STOPS, asOf },
  }
}

const CURRENT: readonly [string, string, string] = ['2027-01-06', '2027-01-14', '2027-01-14']
const RETIRED: readonly [string, string, string] = ['ended', '2026-10-23', '2026-10-23']
const LEGACY: readonly [string, string, string] = ['2024-10-28', '2026-09-28', '2026-10-23']
const NO_CACHE = 'No price for cached input is published.'
const NO_PRICE = 'No price is published any more.'
const NO_LIMIT = 'No limit per example is published.'
const GPT_3_5: Facts['prices'] = [8, 3, NO_CACHE, 6]

/**
 * OpenAI's models that can be trained, or could be. Formats: chat and preference training are published for the gpt-4o
 * and gpt-4.1 families; no model takes prompt and completion rows any more, except the two that are retired.
 */
export const OPENAI_MODELS: readonly Model[] = [
  model({
    id: 'gpt-4.1-mini-2025-04-14',
    name: 'gpt-4.1-mini',
    aliases: ['gpt-4.1-mini'],
    formats: ['chat', 'preference'],
    encoding: 'o200k_base',
    prices: [5, 0.8, 0.2, 3.2],
    base: [0.4, 1.6],
    limit: 65_536,
    days: CURRENT,
  }),
  model({
    id: 'gpt-4o-mini-2024-07-18',
    name: 'gpt-4o-mini',
    aliases: ['gpt-4o-mini'],
    formats: ['chat', 'preference'],
    encoding: 'o200k_base',
    prices: [3, 0.3, 0.15, 1.2],
    base: [0.15, 0.6],
    limit: 65_536,
    days: CURRENT,
  }),
  model({
    id: 'gpt-4.1-2025-04-14',
    name: 'gpt-4.1',
    aliases: ['gpt-4.1'],
    formats: ['chat', 'preference'],
    encoding: 'o200k_base',
    prices: [25, 3, 0.75, 12],
    base: [2, 8],
    limit: 65_536,
    days: CURRENT,
  }),
  model({
    id: 'gpt-4o-2024-08-06',
    name: 'gpt-4o',
    aliases: ['gpt-4o'],
    formats: ['chat', 'preference'],
    encoding: 'o200k_base',
    prices: [25, 3.75, 1.875, 15],
    base: [2.5, 10],
    limit: 65_536,
    images: { whole: 85, tile: 170 },
    days: CURRENT,
  }),
  model({
    id: 'gpt-4.1-nano-2025-04-14',
    name: 'gpt-4.1-nano',
    aliases: ['gpt-4.1-nano'],
    formats: ['chat', 'preference'],
    encoding: 'o200k_base',
    prices: [1.5, 0.2, 0.05, 0.8],
    limit: 65_536,
    days: RETIRED,
  }),
  model({
    id: 'gpt-3.5-turbo-0125',
    name: 'gpt-3.5-turbo',
    aliases: ['gpt-3.5-turbo', 'gpt-35-turbo'],
    formats: ['chat'],
    encoding: 'cl100k_base',
    prices: GPT_3_5,
    limit: 16_385,
    days: RETIRED,
  }),
  model({
    id: 'gpt-3.5-turbo-1106',
    name: 'gpt-3.5-turbo-1106',
    listed: false,
    formats: ['chat'],
    encoding: 'cl100k_base',
    prices: GPT_3_5,
    limit: 16_385,
    days: ['ended', '2026-09-28', '2026-10-23'],
  }),
  model({
    id: 'gpt-3.5-turbo-0613',
    name: 'gpt-3.5-turbo-0613',
    listed: false,
    formats: ['chat'],
    encoding: 'cl100k_base',
    prices: GPT_3_5,
    limit: 4_096,
    days: RETIRED,
  }),
  model({
    id: 'gpt-4-0613',
    name: 'gpt-4',
    aliases: ['gpt-4'],
    listed: false,
    formats: ['chat'],
    encoding: 'cl100k_base',
    prices: [NO_PRICE, NO_PRICE, NO_PRICE, NO_PRICE],
    limit: NO_LIMIT,
    days: RETIRED,
  }),
  model({
    id: 'davinci-002',
    name: 'davinci-002',
    listed: false,
    formats: ['completion'],
    encoding: 'cl100k_base',
    prices: [6, 12, NO_CACHE, 12],
    limit: NO_LIMIT,
    days: LEGACY,
  }),
  model({
    id: 'babbage-002',
    name: 'babbage-002',
    listed: false,
    formats: ['completion'],
    encoding: 'cl100k_base',
    prices: [0.4, 1.6, NO_CACHE, 1.6],
    limit: NO_LIMIT,
    days: LEGACY,
  }),
  model({
    id: 'o4-mini-2025-04-16',
    name: 'o4-mini',
    aliases: ['o4-mini'],
    listed: false,
    formats: ['chat'],
    encoding: 'o200k_base',
    prices: ['Training was billed by the hour (100 USD), which cannot be told from the data.', 4, 1, 16],
    limit: NO_LIMIT,
    days: RETIRED,
  }),
]
