import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findIn } from '../../../shared/catalog/catalog.ts'
import { BUILT_IN } from '../../../shared/catalog/models.ts'
import { Model } from '../../../shared/catalog/schema.ts'
import { type DatedPrice, isTyped, TypedPrice, withTyped } from '../../../shared/catalog/typed.ts'

const price = (more: Partial<DatedPrice> = {}): DatedPrice => ({
  ...{ model: 'Qwen/Qwen3-14B', currency: 'USD', usdPerUnit: 1, asOf: '2026-12-01' },
  ...{ training: 2.5, input: 0.1, output: 0.3, baseInput: null, baseOutput: null, hosting: null },
  ...more,
})

test('a typed price stands in the list with its day, and what was left empty stays as it was', () => {
  const model = findIn(withTyped(BUILT_IN, [price()]), 'qwen3-14b')
  expect(model.trainingPrice).toEqual({ value: 2.5, source: 'a price you typed in', asOf: '2026-12-01' })
  expect(isTyped(model.trainingPrice)).toBe(true)
  expect(model.baseInputPrice).toEqual(findIn(BUILT_IN, 'qwen3-14b').baseInputPrice)
  expect(() => Model.parse(model)).not.toThrow()
})

test('another currency is counted in dollars, and says at which rate', () => {
  const euro = price({ currency: 'EUR', usdPerUnit: 1.08, hosting: 2 })
  const model = findIn(withTyped(BUILT_IN, [euro]), 'qwen3-14b')
  expect(model.trainingPrice).toMatchObject({ value: 2.7, source: 'a price you typed in (EUR, at 1.08 USD for one)' })
  expect(model.hostingPrice.value).toBe(2.16)
})

test('a model that is in no list is added, complete, at the end', () => {
  const { models } = withTyped(BUILT_IN, [price({ model: 'mistral-cellar' })])
  expect(models).toHaveLength(BUILT_IN.models.length + 1)
  expect(Model.parse(models.at(-1))).toMatchObject({ provider: 'custom', name: 'mistral-cellar', listed: true })
})

test('prices that were never typed change nothing', () => {
  expect(withTyped(BUILT_IN, [])).toBe(BUILT_IN)
})

test('no price is ever rounded down to nothing', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-9, max: 1000, noNaN: true }),
      fc.double({ min: 1e-6, max: 100, noNaN: true }),
      (training, usdPerUnit) => {
        const model = findIn(withTyped(BUILT_IN, [price({ training, currency: 'EUR', usdPerUnit })]), 'qwen3-14b')
        expect(model.trainingPrice.value).toBeGreaterThan(0)
      },
    ),
  )
})

test.each([{ training: 0 }, { training: -1 }, { usdPerUnit: 0 }, { currency: 'euro' }, { model: ' ' }, { input: 1e9 }])(
  'refuses %o',
  (more) => {
    expect(TypedPrice.safeParse(price(more)).success).toBe(false)
  },
)
