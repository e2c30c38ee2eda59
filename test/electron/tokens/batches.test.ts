import { expect, test } from 'vitest'
import { batchesOf } from '../../../electron/tokens/batches.ts'

const row = (id: number, length: number) => ({ id, stamp: 1, cells: { c1: 'x'.repeat(length) } })

test('keeps every row once and in order', () => {
  const rows = Array.from({ length: 5000 }, (_, at) => row(at + 1, at % 700))
  expect(batchesOf(rows).flat()).toEqual(rows)
})

test('bounds the text of a batch, so that what is urgent waits little', () => {
  const batches = batchesOf(Array.from({ length: 100 }, (_, at) => row(at + 1, 50_000)))
  for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(6)
})

test('gives a very long row a batch of its own', () => {
  const batches = batchesOf([row(1, 10), row(2, 2_000_000), row(3, 10)])
  expect(batches.map((batch) => batch.map(({ id }) => id))).toEqual([[1], [2], [3]])
})

test('makes nothing of nothing', () => {
  expect(batchesOf([])).toEqual([])
})
