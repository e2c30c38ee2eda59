import { expect, test } from 'vitest'
import { spendingOf } from '../../../renderer/cost/spending.ts'
import { breakEvenSentence, hostingSentence, savingSentence } from '../../../renderer/cost/useWords.ts'
import type { ModelCost } from '../../../shared/contract/cost.ts'
import { monthlyCostOf, type UsePlan, type Way } from '../../../shared/domain/cost/useCost.ts'

const way = (instruction: number, more: Partial<Way> = {}): Way => ({
  ...{ instruction, question: 100, answer: 100 },
  ...{ inputUsdPer1M: 0.8, outputUsdPer1M: 3.2, hostingUsdPerHour: 0 },
  ...more,
})
const saves: UsePlan = {
  requestsPerMonth: 9000,
  training: 10_023_060,
  today: way(1240, { inputUsdPer1M: 2, outputUsdPer1M: 8 }),
  tuned: way(0),
}
const tokens = { instruction: 1240, tunedInstruction: 0, question: 100, answer: 100 }
const chosen: ModelCost = {
  ...{ model: 'gpt-4.1-mini-2025-04-14', name: 'gpt-4.1-mini', provider: 'openai', providerName: 'OpenAI' },
  ...{ training: { microUsd: 10_023_060, certainty: 'exact', why: '' }, inputUsdPer1M: 0.8, outputUsdPer1M: 3.2 },
  ...{ typed: false, useWhy: '', base: { input: 0.4, output: 1.6, why: '' }, hosting: { usdPerHour: 0, why: '' } },
  ...{
    trainable: 'closing',
    state: 'closes 6 Jan 2027',
    trainingEnds: '2027-01-06',
    tunedStops: '2027-01-14',
    tunedStopsWhy: '',
  },
  ...{ limit: 65_536, limitWhy: '', stateWhy: '' },
}
const cost = { today: '2026-11-22', chosen }

test('what is saved is said with what the shorter instruction has to do with it', () => {
  expect(savingSentence(monthlyCostOf(saves), tokens)).toEqual({
    figure: '$27.72',
    what: 'saved a month',
    more: 'Your instruction of 1,240 tokens is no longer sent: the model has learned it. Sending it costs $22.32 a month today.',
    tone: 'good',
  })
})

test('a tuned model that costs more says so, and what would make it pay', () => {
  const dearer = { ...saves, today: way(0, { inputUsdPer1M: 0.4, outputUsdPer1M: 1.6 }) }
  const none = { ...tokens, instruction: 0 }
  expect(savingSentence(monthlyCostOf(dearer), none)).toMatchObject({
    figure: '$1.80',
    what: 'more a month than today',
    tone: 'plain',
  })
  expect(breakEvenSentence(cost, monthlyCostOf(dearer))).toBe('Training is never paid back at these prices.')
})

test('the day it is paid back is held against the day the model stops', () => {
  expect(breakEvenSentence(cost, monthlyCostOf(saves))).toBe('Training is paid back after 3,255 requests, in 11 days.')
  const slow = monthlyCostOf({ ...saves, requestsPerMonth: 900 })
  expect(breakEvenSentence(cost, slow)).toBe(
    'Training is paid back after 3,255 requests, in 109 days. The tuned model stops before, on 14 Jan 2027.',
  )
})

test('without a price for training nothing is promised', () => {
  const unknown = {
    ...cost,
    chosen: { ...chosen, training: { microUsd: null, certainty: 'unknown' as const, why: '' } },
  }
  expect(breakEvenSentence(unknown, monthlyCostOf(saves))).toContain('not known')
})

test('the picture reaches beyond the day it is paid back, but not beyond two years', () => {
  expect(spendingOf(cost, saves)).toMatchObject({ days: 60, stopsAfter: 53 })
  expect(spendingOf(cost, { ...saves, requestsPerMonth: 900 }).days).toBe(180)
  expect(spendingOf(cost, { ...saves, requestsPerMonth: 1 }).days).toBe(720)
})

test('hosting of unknown price is told beside the bill, because it can be dearer than all else', () => {
  expect(hostingSentence(cost)).toBeNull()
  const hosted = { ...chosen, providerName: 'Azure OpenAI', hosting: { usdPerHour: null, why: '' } }
  expect(hostingSentence({ chosen: hosted })).toContain('Without what Azure OpenAI takes for keeping the model ready')
})

test('no difference is nought, without a sign before it', () => {
  const even = { ...saves, today: saves.tuned }
  expect(savingSentence(monthlyCostOf(even), tokens)).toMatchObject({ figure: '$0.00', what: 'difference a month' })
})
