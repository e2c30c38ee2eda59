import { expect, test } from 'vitest'
import { offersOf } from '../../../renderer/train/offers.ts'
import type { ModelCost } from '../../../shared/contract/cost.ts'
import type { KeyStatus } from '../../../shared/contract/keys.ts'
import type { ProviderId } from '../../../shared/domain/job.ts'

function model(id: string, provider: ProviderId, more: Partial<ModelCost> = {}): ModelCost {
  return {
    model: id,
    name: id,
    provider,
    providerName: provider,
    training: { microUsd: 10, certainty: 'exact', why: '' },
    inputUsdPer1M: null,
    outputUsdPer1M: null,
    typed: false,
    useWhy: '',
    base: { input: null, output: null, why: '' },
    hosting: { usdPerHour: 0, why: '' },
    trainable: 'now',
    state: 'trainable now',
    trainingEnds: null,
    tunedStops: null,
    tunedStopsWhy: '',
    limit: null,
    limitWhy: '',
    stateWhy: '',
    ...more,
  }
}

function key(provider: ProviderId, present: boolean, baseUrl: string | null = null): KeyStatus {
  return { provider, providerName: provider, label: '', present, kept: present ? 'os' : null, baseUrl, tested: null }
}

const closing = { trainable: 'closing', state: 'closes 6 Jan 2027', trainingEnds: '2027-01-06' } as const
const models = [
  model('gpt-old', 'openai', { trainable: 'retired', state: 'retired 23 Oct 2026' }),
  model('gpt-new', 'openai', closing),
  model('llama', 'nebius'),
]
const known = { models, keys: [key('openai', true), key('nebius', false)], chosen: 'gpt-new', today: '2026-11-22' }

const offer = (provider: ProviderId, more: Partial<typeof known> = {}) =>
  offersOf({ ...known, ...more }).find((one) => one.provider === provider)

test('every place is listed, practice first and free, and nothing leaves there', () => {
  expect(offersOf(known).map((one) => one.provider)).toEqual(['practice', 'openai', 'nebius', 'azure', 'custom'])
  expect(offer('practice')).toMatchObject({
    price: null,
    needs: null,
    model: 'gpt-new',
    tag: { text: 'nothing leaves' },
  })
})

test('an end that comes near is told in days', () => {
  expect(offer('openai')?.tag.text).toBe('closes in 45 days')
  expect(offer('openai', { today: '2027-01-05' })?.tag.text).toBe('closes tomorrow')
})

test('the project’s own model is offered, else the first that can still be trained', () => {
  expect(offer('openai', { chosen: 'gpt-old' })?.model).toBe('gpt-old')
  expect(offer('openai', { chosen: 'llama' })?.model).toBe('gpt-new')
})

test('what is missing is said, and hides nothing', () => {
  expect(offer('nebius')).toMatchObject({ needs: 'key', tag: { text: 'no key yet' } })
  expect(offer('custom')).toMatchObject({ needs: 'address', model: '', tag: { text: 'needs an address' } })
  expect(offer('custom', { keys: [key('custom', true, 'http://localhost:8000/v1')] })).toMatchObject({
    needs: null,
    tag: { text: 'address is set' },
  })
})
