import { expect, test } from 'vitest'
import { lastOf, lossOf, lossTicks, passTicks } from '../../../renderer/train/loss.ts'
import { metric } from './job.ts'

test('both curves come in the order of their steps, also when events did not', () => {
  expect(lossOf([metric(2, { trainLoss: 1.5 }), metric(1, { trainLoss: 2, validLoss: 2.1 })])).toEqual([
    { step: 1, train: 2, valid: 2.1 },
    { step: 2, train: 1.5, valid: null },
  ])
})

test('a long run is thinned out, but never loses its end or a held-back figure', () => {
  const metrics = Array.from({ length: 10_000 }, (_, index) =>
    metric(index, { trainLoss: 1, validLoss: index === 777 ? 0.7 : null }),
  )
  const points = lossOf(metrics)
  expect(points.length).toBeLessThan(500)
  expect(points.at(-1)?.step).toBe(9999)
  expect(points.some((point) => point.step === 777 && point.valid === 0.7)).toBe(true)
})

test('a step without figures is no point', () => {
  expect(lossOf([metric(1)])).toEqual([])
})

test('the last figure that was reported stands, even if later steps have none', () => {
  expect(lastOf([metric(1, { validAccuracy: 0.7 }), metric(2)], 'validAccuracy')).toBe(0.7)
  expect(lastOf([], 'trainAccuracy')).toBeNull()
})

test('passes part the axis evenly', () => {
  expect(passTicks(3, 1352)).toEqual([
    { step: 0, label: 'start' },
    { step: 451, label: 'after pass 1' },
    { step: 901, label: 'after pass 2' },
    { step: 1352, label: 'after pass 3' },
  ])
  expect(passTicks('auto', 1000).map((tick) => tick.label)).toEqual([
    'start',
    'step 250',
    'step 500',
    'step 750',
    'step 1,000',
  ])
})

test('the axis of losses has few and round marks, and holds the highest', () => {
  const marks = lossTicks([{ step: 1, train: 1.9, valid: 2.05 }])
  expect(marks).toEqual([0, 0.5, 1, 1.5, 2, 2.5])
  expect(lossTicks([]).at(-1)).toBeGreaterThan(0)
})
