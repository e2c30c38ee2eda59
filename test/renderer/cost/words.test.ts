import { expect, test } from 'vitest'
import {
  barWords,
  lengthsInWords,
  priceSentence,
  pricesOfUse,
  shortTokens,
  stateSentence,
} from '../../../renderer/cost/words.ts'
import type { CostState, ModelCost } from '../../../shared/contract/cost.ts'

const model: ModelCost = {
  model: 'gpt-4.1-mini-2025-04-14',
  name: 'gpt-4.1-mini',
  provider: 'openai',
  providerName: 'OpenAI',
  training: { microUsd: 10_023_060, certainty: 'exact', why: '' },
  inputUsdPer1M: 0.8,
  outputUsdPer1M: 3.2,
  typed: false,
  useWhy: '',
  base: { input: 0.4, output: 1.6, why: '' },
  hosting: { usdPerHour: 0, why: '' },
  trainable: 'closing',
  state: 'closes 6 Jan 2027',
  trainingEnds: '2027-01-06',
  tunedStops: '2027-01-14',
  tunedStopsWhy: '',
  limit: 65_536,
  limitWhy: '',
  stateWhy: '',
}

const cost: CostState = {
  chosen: model,
  epochs: 3,
  epochsRule: 'typed',
  autoEpochs: 3,
  billedTokens: 668_204,
  trainRows: 3611,
  validationRows: 401,
  ladder: [],
  models: [model],
  asOf: '2026-11-22',
  today: '2026-11-22',
  outdated: false,
  lengths: { certainty: 'exact', why: '' },
  complete: true,
}

function sentence(state: CostState): string {
  const { before, passes, after } = priceSentence(state)
  return before + passes + after
}

test('the price is explained by the figures it is made of', () => {
  expect(sentence(cost)).toBe(
    '668,204 tokens in 3,611 rows × 3 passes × $5.00 per million. The 401 held-back rows are free.',
  )
})

test('while rows are counted it does not pretend to know all of them', () => {
  expect(sentence({ ...cost, complete: false })).toMatch(/^668,204 tokens so far × 3 passes/)
})

test('one pass and no held-back rows are said in the singular and not at all', () => {
  const micro = { ...model, training: { ...model.training, microUsd: 800_000 } }
  expect(sentence({ ...cost, chosen: micro, epochs: 1, billedTokens: 100_000, validationRows: 0 })).toBe(
    '100,000 tokens in 3,611 rows × 1 pass × $8.00 per million.',
  )
})

test('without a price it says so instead of showing nothing', () => {
  const unknown = { ...model, training: { microUsd: null, certainty: 'unknown' as const, why: '' } }
  expect(sentence({ ...cost, chosen: unknown })).toContain('No price is known for this model.')
})

test('a model that is gone is said to be gone beside its price', () => {
  expect(stateSentence({ ...model, trainable: 'retired', state: 'retired 23 Oct 2026' })).toEqual({
    tone: 'must',
    text: 'gpt-4.1-mini, retired 23 Oct 2026: OpenAI takes no new training for it. Choose another model to train.',
  })
  expect(stateSentence(model)?.tone).toBe('worth')
  expect(stateSentence({ ...model, trainable: 'now', state: 'trainable now' })).toBeNull()
})

test('prices of use stand in one cell', () => {
  expect(pricesOfUse(model)).toBe('$0.80 / $3.20')
  expect(pricesOfUse({ inputUsdPer1M: null, outputUsdPer1M: null })).toBe('no price yet')
})

test('an axis of doublings keeps its words short', () => {
  expect([16, 512, 1024, 65_536, 1_048_576].map(shortTokens)).toEqual(['16', '512', '1k', '64k', '1m'])
})

test('a bar says how many rows of which length it is, and what of them would be cut', () => {
  const bar = { from: 32, to: 64, rows: 12 }
  expect(barWords(bar, 65_536)).toBe('12 rows with 32 to 63 tokens.')
  expect(barWords({ ...bar, rows: 1 }, 16)).toBe(
    '1 row with 32 to 63 tokens: over the limit, its end would be cut off.',
  )
  expect(barWords(bar, 50)).toBe('12 rows with 32 to 63 tokens: what is over 50 would be cut off.')
  expect(barWords(bar, null)).toBe('12 rows with 32 to 63 tokens.')
})

test('the picture of the lengths is said in words', () => {
  const histogram = {
    bars: [{ from: 32, to: 64, rows: 12 }],
    median: 40,
    p95: 60,
    longest: 61,
    limit: 50,
    overLimit: 2,
  }
  expect(lengthsInWords(histogram)).toBe(
    'Tokens per row: half of the rows have at most 40, the longest has 61. The limit is 50; 2 rows are over it.',
  )
  expect(lengthsInWords({ ...histogram, overLimit: 1 })).toContain('1 row is over it')
  expect(lengthsInWords({ ...histogram, limit: null })).toContain('No limit is known')
  expect(lengthsInWords({ ...histogram, bars: [] })).toBe('Tokens per row: nothing is counted yet.')
})

test('without rows nothing is priced, and no price is said to be missing', () => {
  expect(sentence({ ...cost, trainRows: 0, validationRows: 0, billedTokens: 0 })).toBe(
    'There are no rows to learn from yet.',
  )
})
