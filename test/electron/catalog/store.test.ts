import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { currentCatalog, findModel, setCatalog } from '../../../electron/catalog/current.ts'
import { CatalogStore } from '../../../electron/catalog/store.ts'
import { fileOf } from '../../../shared/catalog/catalog.ts'
import { BUILT_IN } from '../../../shared/catalog/models.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tunesheet-catalog-'))
})
afterEach(() => {
  rmSync(dir, { recursive: true })
  setCatalog(BUILT_IN)
})

const at = (day: string) => () => Date.parse(`${day}T12:00:00Z`)

/** A list of a later day on which training gpt-4.1-mini costs 4 USD. */
function newer(asOf = '2027-02-20'): string {
  const file = fileOf(BUILT_IN)
  const models = file.models.map((model) =>
    model.name === 'gpt-4.1-mini' ? { ...model, trainingPrice: { value: 4, source: 'A page', asOf } } : model,
  )
  return JSON.stringify({ ...file, asOf, models })
}

test('the built-in list is in use, and is told to be old after 90 days', () => {
  expect(new CatalogStore(dir, at('2027-02-20')).state()).toMatchObject({
    ...{ source: 'built-in', asOf: '2026-11-22', ageDays: 90, outdated: false },
  })
  expect(new CatalogStore(dir, at('2027-02-21')).state()).toMatchObject({ ageDays: 91, outdated: true })
})

test('a newer list is used at once, and after a restart', () => {
  const state = new CatalogStore(dir, at('2027-03-01')).take(newer())
  expect(state).toMatchObject({ source: 'imported', asOf: '2027-02-20', outdated: false, ageDays: 9 })
  expect(findModel('gpt-4.1-mini').trainingPrice.value).toBe(4)
  setCatalog(BUILT_IN)
  expect(new CatalogStore(dir, at('2027-03-01')).state().source).toBe('imported')
  expect(findModel('gpt-4.1-mini').trainingPrice.value).toBe(4)
})

test('the built-in list comes back when it is wanted', () => {
  const store = new CatalogStore(dir, at('2027-03-01'))
  store.take(newer())
  expect(store.putBack()).toMatchObject({ source: 'built-in', asOf: '2026-11-22', outdated: true })
  expect(currentCatalog()).toBe(BUILT_IN)
  expect(existsSync(join(dir, 'models.json'))).toBe(false)
})

test('what is wrong is refused, and what was in use stays, on the disk as well', () => {
  const store = new CatalogStore(dir, at('2027-03-01'))
  store.take(newer())
  const kept = readFileSync(join(dir, 'models.json'), 'utf8')
  expect(() => store.take('{')).toThrow('it is not JSON')
  expect(() => store.take(newer('2027-03-02'))).toThrow('which is not yet')
  expect(store.state()).toMatchObject({ source: 'imported', asOf: '2027-02-20' })
  expect(readFileSync(join(dir, 'models.json'), 'utf8')).toBe(kept)
})

test('a list older than the built-in one is refused', () => {
  const old = JSON.stringify(fileOf(BUILT_IN)).replaceAll('2026-11-22', '2026-07-01')
  expect(() => new CatalogStore(dir, at('2027-03-01')).take(old)).toThrow('the built-in one is newer, of 22 Nov 2026')
})

test('a file that was damaged meanwhile does not keep the app from starting', () => {
  writeFileSync(join(dir, 'models.json'), '{"kind":')
  expect(new CatalogStore(dir, at('2027-03-01')).state().source).toBe('built-in')
})

test('the list in use can be written, changed and taken in again', () => {
  const store = new CatalogStore(dir, at('2027-03-01'))
  const written = JSON.stringify(fileOf(currentCatalog()))
  expect(store.take(written)).toMatchObject({ source: 'imported', models: BUILT_IN.models.length })
})

test('prices that were typed in are kept, count over the list, and can be dropped', () => {
  const store = new CatalogStore(dir, at('2026-12-01'))
  const price = { model: 'Qwen/Qwen3-14B', currency: 'USD', usdPerUnit: 1, training: 2.5, input: 0.1, output: 0.3 }
  store.setPrice({ ...price, baseInput: null, baseOutput: null, hosting: null })
  expect(store.setPrice({ ...price, training: 3, baseInput: null, baseOutput: null, hosting: null })).toHaveLength(1)
  setCatalog(BUILT_IN)
  const again = new CatalogStore(dir, at('2026-12-02'))
  expect(again.prices()).toMatchObject([{ training: 3, asOf: '2026-12-01' }])
  expect(findModel('qwen3-14b').trainingPrice.value).toBe(3)
  expect(again.state().source).toBe('built-in')
  expect(again.dropPrice('Qwen/Qwen3-14B')).toEqual([])
  expect(findModel('qwen3-14b').trainingPrice.value).toBeNull()
})
