import { describe, expect, test } from 'vitest'
import { BUILT_IN } from '../../../../shared/catalog/models.ts'
import { type DatedPrice, withTyped } from '../../../../shared/catalog/typed.ts'
import { type CostInput, costOf, trainingCost } from '../../../../shared/domain/cost/cost.ts'
import { Failure } from '../../../../shared/domain/failure.ts'
import { DEFAULT_SETUP, type Setup } from '../../../../shared/domain/setup.ts'
import type { Totals } from '../../../../shared/domain/totals.ts'

const totals = (sums: Partial<Totals>): Totals => ({
  ...{ rows: 100, validationRows: 0, counted: 100, tokens: 100_000, trainTokens: 100_000, billedTokens: 100_000 },
  ...{ completionTokens: 40_000, longest: 2_914, overLimit: 0 },
  ...{ issues: { error: 0, warning: 0, hint: 0 }, rowsWith: { error: 0, warning: 0, hint: 0 } },
  ...sums,
})
const inputFor = (model: string): CostInput => ({
  ...{ catalog: BUILT_IN, totals: totals({}), today: '2026-11-22', more: null },
  setup: { ...DEFAULT_SETUP, epochs: 3, model },
})
const typed = (model: string): DatedPrice => ({
  ...{ model, currency: 'USD', usdPerUnit: 1, asOf: '2026-11-22' },
  ...{ training: 1, input: null, output: null, baseInput: null, baseOutput: null, hosting: null },
})
const withTypedModel = (model: string) => costOf({ ...inputFor(model), catalog: withTyped(BUILT_IN, [typed(model)]) })
const cost = (model: string, setup: Partial<Setup> = {}, sums: Partial<Totals> = {}, today = '2026-11-22') =>
  costOf({ ...inputFor(model), totals: totals(sums), setup: { ...DEFAULT_SETUP, epochs: 3, ...setup, model }, today })

describe('rows that hold more than text', () => {
  const training = (more: CostInput['more'], model = 'gpt-4.1-mini') =>
    costOf({ ...inputFor(model), more }).chosen.training

  test('make an estimate of the price, and say what is not in it', () => {
    expect(training({ tools: 0, images: 0 }).certainty).toBe('exact')
    const described = training({ tools: 2, images: 0 })
    expect(described.certainty).toBe('estimate')
    expect(described.why).toContain('Descriptions of tools are not counted: no rule is published.')
    expect(training({ tools: 0, images: 1 }).why).toContain('Images are not counted: no rule is published.')
    expect(training({ tools: 0, images: 1 }, 'gpt-4o').why).toContain('Images are counted by a rule')
  })
})

describe('the published examples', () => {
  test('100,000 tokens × 3 passes on gpt-3.5-turbo are exactly $2.40', () => {
    expect(cost('gpt-3.5-turbo').chosen.training).toMatchObject({ microUsd: 2_400_000, certainty: 'exact' })
  })

  test('100,000 tokens × 3 passes on gpt-4o-mini are $0.90', () => {
    expect(cost('gpt-4o-mini').chosen.training.microUsd).toBe(900_000)
  })

  test('is price × tokens × passes without rounding on the way', () => {
    expect(trainingCost(668_204, 3, 5)).toBe(10_023_060)
    expect(trainingCost(1, 1, 0.4)).toBe(0)
    expect(trainingCost(3, 1, 0.4)).toBe(1)
  })
})

describe('how sure it is', () => {
  test('exact: counted completely as the model reads, passes typed', () => {
    const { training } = cost(
      'gpt-4.1-mini',
      {},
      { rows: 4_012, validationRows: 401, counted: 4_012, billedTokens: 668_204 },
    ).chosen
    expect(training).toEqual({
      microUsd: 10_023_060,
      certainty: 'exact',
      why: '668,204 tokens × 3 passes × $5.00 per million, as of 22 Nov 2026. OpenAI does not say whether 3 tokens per row are billed: at most $0.16 less.',
    })
  })

  test('an estimate while the number of passes is the published rule', () => {
    const { chosen, epochs, epochsRule } = cost('gpt-4.1-mini', { epochs: 'auto' })
    expect({ epochs, epochsRule }).toEqual({ epochs: 3, epochsRule: 'published-rule' })
    expect(chosen.training).toMatchObject({
      certainty: 'estimate',
      why: expect.stringContaining('published') as string,
    })
  })

  test('an estimate while rows are still being counted', () => {
    const growing = cost('gpt-4.1-mini', {}, { counted: 60 })
    expect(growing.complete).toBe(false)
    expect(growing.chosen.training).toMatchObject({
      certainty: 'estimate',
      why: expect.stringContaining('still being counted') as string,
    })
  })

  test('an estimate for a model that reads otherwise than the rows were counted', () => {
    const { models } = cost('gpt-4.1-mini')
    const of = (name: string) => models.find((model) => model.name === name && model.provider === 'openai')?.training
    expect(of('gpt-4o')).toMatchObject({ certainty: 'exact' })
    expect(of('gpt-3.5-turbo')).toMatchObject({ certainty: 'estimate' })
  })

  test('an estimate for a model with another limit when a row is longer than it', () => {
    const { models } = cost('gpt-3.5-turbo', {}, { longest: 20_000 })
    expect(models.find((model) => model.name === 'gpt-4o')?.training.why).toContain('over the limit')
  })

  test('lengths are exact as the model reads, and an estimate with the nearest table', () => {
    expect(cost('gpt-4.1-mini').lengths.certainty).toBe('exact')
    expect(cost('gpt-4.1-mini', {}, { counted: 60 }).lengths.certainty).toBe('estimate')
    expect(cost('qwen3-14b').lengths.certainty).toBe('exact')
    expect(cost('qwen3-14b').lengths.why).toContain("Qwen 3 14B's own word list and published chat template")
    expect(withTypedModel('my-qwen-tune').lengths).toEqual({
      certainty: 'estimate',
      why: 'Counted with the word list of Qwen 3, which is only the nearest to what my-qwen-tune reads.',
    })
  })

  test('a model that is given a conversation in another way is counted anew, though its word list is the same', () => {
    const prices = [typed('openai/gpt-oss-20b')]
    const { models } = costOf({ ...inputFor('gpt-4.1-mini'), catalog: withTyped(BUILT_IN, prices) })
    const oss = models.find(({ model }) => model === 'openai/gpt-oss-20b')
    expect(oss?.training).toMatchObject({ certainty: 'estimate' })
    expect(oss?.training.why).toContain('choose this model to count again')
  })

  test('unknown without a price, and it says why', () => {
    const { chosen, ladder } = cost('qwen3-14b')
    expect(chosen.training).toMatchObject({
      microUsd: null,
      certainty: 'unknown',
      why: expect.stringContaining('Nebius') as string,
    })
    expect(ladder.every(([, micro]) => micro === null)).toBe(true)
  })

  test('an estimate, with its source, where a price was read on other pages than the provider’s own', () => {
    const { base, tunedStopsWhy } = cost('gpt-4.1-mini').chosen
    expect(base.why).toMatch(/^An estimate, from .*openai\.com.*secondary sources\. As of 21 Jun 2026\./)
    expect(base.why).toMatch(/more than 90 days ago\.$/)
    expect(tunedStopsWhy).toMatch(/^An estimate, from .*deprecations/)
    expect(cost('gpt-4.1-mini').chosen.useWhy).toMatch(/^From .* As of 22 Nov 2026\.$/)
  })

  test('out of date when the catalogue is older than 90 days', () => {
    const old = cost('gpt-4.1-mini', {}, {}, '2027-03-01')
    expect(old.outdated).toBe(true)
    expect(old.chosen.training.certainty).toBe('outdated')
  })
})

describe('passes', () => {
  test('auto looks at the rows that train', () => {
    expect(cost('gpt-4.1-mini', { epochs: 'auto' }, { rows: 30, validationRows: 10, counted: 30 })).toMatchObject({
      epochs: 5,
      autoEpochs: 5,
      trainRows: 20,
    })
  })

  test('other numbers can be looked at without deciding', () => {
    const looked = costOf({
      ...inputFor('gpt-4.1-mini'),
      model: 'gpt-4o',
      epochs: 1,
    })
    expect(looked.chosen).toMatchObject({ model: 'gpt-4o-2024-08-06', training: { microUsd: 2_500_000 } })
    expect(looked.epochs).toBe(1)
  })

  test('the ladder doubles', () => {
    expect(cost('gpt-4.1-mini').ladder.slice(0, 3)).toEqual([
      [1, 500_000],
      [2, 1_000_000],
      [4, 2_000_000],
    ])
  })
})

describe('the table of models', () => {
  test('says of each whether it can be trained', () => {
    const { models } = cost('gpt-4.1-mini')
    const states = Object.fromEntries(
      models.filter(({ provider }) => provider !== 'azure').map(({ name, state }) => [name, state]),
    )
    expect(states).toEqual({
      'gpt-4.1-mini': 'closes 6 Jan 2027',
      'gpt-4o-mini': 'closes 6 Jan 2027',
      'gpt-4.1': 'closes 6 Jan 2027',
      'gpt-4o': 'closes 6 Jan 2027',
      'Llama 3.1 8B': 'trainable now',
      'Qwen 3 14B': 'trainable now',
      'gpt-oss-20b': 'trainable now',
      'gpt-4.1-nano': 'retired 23 Oct 2026',
      'gpt-3.5-turbo': 'retired 23 Oct 2026',
    })
  })

  test('holds the chosen model also when it is not listed otherwise', () => {
    expect(cost('davinci-002').models.some((model) => model.model === 'davinci-002')).toBe(true)
  })

  test('an unknown model is a failure', () => {
    expect(() => cost('gpt-9')).toThrow(Failure)
  })
})
