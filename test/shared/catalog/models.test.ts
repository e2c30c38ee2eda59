import { describe, expect, test } from 'vitest'
import { findIn, isOutdated, knownIn } from '../../../shared/catalog/catalog.ts'
import { readingOf } from '../../../shared/catalog/encodings.ts'
import { BUILT_IN, trainableOn } from '../../../shared/catalog/models.ts'
import { CATALOG_AS_OF, PROVIDERS } from '../../../shared/catalog/providers.ts'
import { Model, Provider } from '../../../shared/catalog/schema.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import { ProviderId } from '../../../shared/domain/job.ts'

const MODELS = BUILT_IN.models
const findModel = (id: string) => findIn(BUILT_IN, id)

describe('the catalogue', () => {
  test.each(MODELS.map((model) => [model.id, model]))(
    '%s has every fact with its source and day, or says why not',
    (_, model) => {
      expect(() => Model.parse(model)).not.toThrow()
      const facts = [
        ...[model.trainingPrice, model.inputPrice, model.cachedInputPrice, model.outputPrice, model.limit],
        ...[model.trainingEnds, model.baseStops, model.tunedStops],
      ]
      for (const fact of facts) {
        expect(fact.source).not.toBe('')
        expect(fact.asOf).toBe(CATALOG_AS_OF)
        if (fact.value === null) expect('reason' in fact && fact.reason).toBeTruthy()
      }
      expect(model.encoding.source).not.toBe('')
    },
  )

  test('refuses a model that lacks a price, a limit, an encoding or an end without a reason', () => {
    const [model] = MODELS
    for (const key of ['trainingPrice', 'limit', 'trainingEnds', 'baseStops', 'tunedStops'] as const) {
      expect(Model.safeParse({ ...model, [key]: { value: null, source: 'x', asOf: CATALOG_AS_OF } }).success).toBe(
        false,
      )
      expect(Model.safeParse({ ...model, [key]: undefined }).success).toBe(false)
    }
    expect(Model.safeParse({ ...model, encoding: undefined }).success).toBe(false)
  })

  test('names nothing twice', () => {
    const names = MODELS.flatMap((model) => [model.id, ...model.aliases].map((name) => name.toLowerCase()))
    expect(new Set(names).size).toBe(names.length)
  })

  test('knows every provider', () => {
    for (const id of ProviderId.options) expect(Provider.parse(PROVIDERS[id]).id).toBe(id)
  })

  test.each([
    ['gpt-4.1-2025-04-14', 25, 3, 0.75, 12],
    ['gpt-4.1-mini-2025-04-14', 5, 0.8, 0.2, 3.2],
    ['gpt-4.1-nano-2025-04-14', 1.5, 0.2, 0.05, 0.8],
    ['gpt-4o-2024-08-06', 25, 3.75, 1.875, 15],
    ['gpt-4o-mini-2024-07-18', 3, 0.3, 0.15, 1.2],
    ['gpt-3.5-turbo', 8, 3, null, 6],
    ['davinci-002', 6, 12, null, 12],
    ['babbage-002', 0.4, 1.6, null, 1.6],
  ])('%s costs what is published', (id, ...prices) => {
    const { trainingPrice, inputPrice, cachedInputPrice, outputPrice } = findModel(id)
    expect([trainingPrice, inputPrice, cachedInputPrice, outputPrice].map((price) => price.value)).toEqual(prices)
  })

  test('says why the price of hourly training is not one per token', () => {
    expect(findModel('o4-mini').trainingPrice).toMatchObject({
      value: null,
      reason: expect.stringContaining('hour') as string,
    })
  })

  test.each([
    ['gpt-4.1-mini', 65_536],
    ['gpt-3.5-turbo-0125', 16_385],
    ['gpt-3.5-turbo-1106', 16_385],
    ['gpt-3.5-turbo-0613', 4_096],
  ])('%s takes %i tokens per example', (id, limit) => {
    expect(findModel(id).limit.value).toBe(limit)
  })
})

describe('finding a model', () => {
  test.each([
    ['gpt-3.5-turbo', 'gpt-3.5-turbo-0125'],
    ['gpt-4.1-mini', 'gpt-4.1-mini-2025-04-14'],
    ['gpt-4o-mini', 'gpt-4o-mini-2024-07-18'],
    ['gpt-4o', 'gpt-4o-2024-08-06'],
    ['gpt-4.1', 'gpt-4.1-2025-04-14'],
    ['gpt-4.1-nano', 'gpt-4.1-nano-2025-04-14'],
    ['GPT-4o-mini-2024-07-18 ', 'gpt-4o-mini-2024-07-18'],
    ['ft:gpt-4.1-mini-2025-04-14:acme:tone:Bx1', 'gpt-4.1-mini-2025-04-14'],
    ['ft:gpt-3.5-turbo-0613:acme::8abc', 'gpt-3.5-turbo-0613'],
    ['openai/gpt-oss-20b', 'openai/gpt-oss-20b'],
  ])('%s is %s', (typed, id) => {
    expect(findModel(typed).id).toBe(id)
  })

  test.each([
    ['ft:gpt-4.1-mini-2025-04-14:acme::x', 'o200k_base'],
    ['gpt-4o', 'o200k_base'],
    ['o4-mini', 'o200k_base'],
    ['gpt-3.5-turbo', 'cl100k_base'],
    ['gpt-4-0613', 'cl100k_base'],
    ['babbage-002', 'cl100k_base'],
    ['davinci-002', 'cl100k_base'],
  ])('%s reads %s', (id, encoding) => {
    expect(findModel(id).encoding).toMatchObject({ name: encoding, nearest: false })
  })

  test.each([
    ['llama-3.1-8b', 'llama3', 'llama3'],
    ['qwen3-14b', 'qwen3', 'qwen3'],
    ['gpt-oss-20b', 'o200k_base', 'harmony'],
    ['gpt-4.1', 'o200k_base', 'openai'],
  ])('%s is counted with its own word list %s, as %s', (id, encoding, framing) => {
    expect(findModel(id).encoding.nearest).toBe(false)
    expect(readingOf(findModel(id))).toEqual({ encoding, framing })
  })

  test('an unknown one is a failure that names the nearest', () => {
    expect(knownIn(BUILT_IN, 'gpt-4o-minny')).toBeNull()
    try {
      findModel('gpt-4o-minny')
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(Failure)
      const { data } = error as Failure
      expect(data.code).toBe('unknown-model')
      expect(data.message).toContain('There is no model "gpt-4o-minny"')
      expect(data.hint).toContain('gpt-4o-mini')
    }
  })
})

describe('can it be trained', () => {
  const on = (id: string, today: string) => trainableOn(findModel(id), today)

  test('an announced end is said with its day and how far it is', () => {
    expect(on('gpt-4.1-mini', '2026-11-22')).toEqual({
      state: 'closing',
      short: 'closes 6 Jan 2027',
      words: 'closes 6 Jan 2027, in 45 days',
    })
    expect(on('gpt-4.1-mini', '2027-01-05').words).toBe('closes 6 Jan 2027, tomorrow')
  })

  test('from that day on it is closed, until the model itself stops', () => {
    expect(on('gpt-4.1-mini', '2027-01-06')).toMatchObject({ state: 'closed', words: 'closed 6 Jan 2027' })
    expect(on('gpt-4.1-mini', '2027-01-13').state).toBe('closed')
    expect(on('gpt-4.1-mini', '2027-01-14')).toMatchObject({ state: 'retired', words: 'retired 14 Jan 2027' })
  })

  test('what is gone says since when', () => {
    expect(on('gpt-3.5-turbo', '2026-11-22')).toMatchObject({ state: 'retired', words: 'retired 23 Oct 2026' })
    expect(on('gpt-3.5-turbo-1106', '2026-11-22').words).toBe('retired 28 Sep 2026')
    expect(on('gpt-3.5-turbo', '2026-10-01')).toMatchObject({ state: 'closed', words: 'closed to new training' })
  })

  test('without an announced end it is trainable now', () => {
    expect(on('qwen3-14b', '2026-11-22')).toEqual({ state: 'now', short: 'trainable now', words: 'trainable now' })
  })
})

test('the catalogue is out of date after 90 days', () => {
  expect(isOutdated(BUILT_IN.asOf, '2026-11-22')).toBe(false)
  expect(isOutdated(BUILT_IN.asOf, '2027-02-20')).toBe(false)
  expect(isOutdated(BUILT_IN.asOf, '2027-02-21')).toBe(true)
})
