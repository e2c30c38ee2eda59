import { describe, expect, test } from 'vitest'
import { fileOf, findIn, parseCatalog, type CatalogFile } from '../../../shared/catalog/catalog.ts'
import { BUILT_IN } from '../../../shared/catalog/models.ts'
import { Failure } from '../../../shared/domain/failure.ts'

const TODAY = '2027-03-01'

/** The built-in list with something changed in it, as the text of a file. */
function textWith(change: (file: CatalogFile & { models: Record<string, unknown>[] }) => unknown): string {
  const file = structuredClone(fileOf(BUILT_IN)) as CatalogFile & { models: Record<string, unknown>[] }
  return JSON.stringify(change(file) ?? file)
}

function refusalOf(text: string): string {
  try {
    parseCatalog(text, TODAY)
  } catch (error) {
    expect(error).toBeInstanceOf(Failure)
    const { data } = error as Failure
    expect(data).toMatchObject({ code: 'wrong-input', hint: expect.stringContaining('stays as it is') as string })
    return data.message
  }
  return expect.unreachable('it was taken')
}

test('what is written is read again as the same list', () => {
  const read = parseCatalog(JSON.stringify(fileOf(BUILT_IN)), TODAY)
  expect(read.models).toEqual(BUILT_IN.models)
  expect(read.asOf).toBe(BUILT_IN.asOf)
  expect(findIn(read, 'gpt-4.1-mini').id).toBe('gpt-4.1-mini-2025-04-14')
})

describe('a file is refused in a sentence', () => {
  test.each([
    ['', 'This file is no list of models: it is not JSON.'],
    ['name,price\nllama,3', 'This file is no list of models: it is not JSON.'],
    ['[]', 'This file is no list of models: it does not call itself one.'],
    ['{"kind":"tunesheet-models","version":2}', 'This list of models is for a later version of Tunesheet.'],
    [
      '{"kind":"tunesheet-models","version":1,"models":[]}',
      'The list does not say of which day it is, as in 2026-11-22.',
    ],
    ['{"kind":"tunesheet-models","version":1,"asOf":"2027-02-01","models":[]}', 'The list has no models in it.'],
  ])('%s', (text, sentence) => {
    expect(refusalOf(text)).toBe(sentence)
  })

  test.each([
    ['trainingPrice', 'its price for training'],
    ['encoding', 'how it is counted'],
    ['limit', 'its limit per example'],
    ['trainingEnds', 'the day its training ends'],
    ['tunedStops', 'the day tuned models stop'],
  ])('when a model lacks %s', (key, words) => {
    const text = textWith((file) => {
      delete file.models[2]?.[key]
    })
    expect(refusalOf(text)).toBe(`Model 3, "gpt-4.1-2025-04-14": ${words}, or its source and day, is missing or wrong.`)
  })

  test('when a price has no source, or is nothing or less', () => {
    for (const trainingPrice of [
      { value: 5, asOf: '2026-11-22' },
      { value: 5, asOf: '2026-11-22', source: '' },
      { value: 0, asOf: '2026-11-22', source: 'x' },
      { value: -5, asOf: '2026-11-22', source: 'x' },
      { value: null, asOf: '2026-11-22', source: 'x' },
    ]) {
      const text = textWith((file) => {
        Object.assign(file.models[0] ?? {}, { trainingPrice })
      })
      expect(refusalOf(text)).toContain('Model 1, "gpt-4.1-mini-2025-04-14": its price for training')
    }
  })

  test('when it is dated later than today, or a fact later than the list', () => {
    expect(refusalOf(textWith((file) => ({ ...file, asOf: '2027-03-02' })))).toBe(
      'The list is dated 2 Mar 2027, which is not yet.',
    )
    expect(refusalOf(textWith((file) => ({ ...file, asOf: '2026-11-01' })))).toContain('later than the list itself')
  })

  test('when two models have the same name', () => {
    expect(refusalOf(textWith((file) => ({ ...file, models: [...file.models, file.models[0]] })))).toBe(
      'The list has two models named "gpt-4.1-mini-2025-04-14".',
    )
  })
})
