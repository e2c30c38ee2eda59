import { expect, test } from 'vitest'
import { scaleOf } from '../../../renderer/cost/scale.ts'

const bars = [
  { from: 0, to: 32, rows: 0 },
  { from: 32, to: 64, rows: 10 },
  { from: 64, to: 128, rows: 100 },
  { from: 128, to: 256, rows: 50 },
]

test('each doubling is as wide as the next, and the tallest bar is full', () => {
  const scale = scaleOf({ bars, limit: 65_536 })
  const widths = scale.bars.map((bar) => bar.width)
  expect(scale.bars.map((bar) => bar.height)).toEqual([0.1, 1, 0.5])
  for (const width of widths) expect(width).toBeCloseTo(widths[0] ?? 0)
})

test('the limit is always on the axis, with room behind it', () => {
  expect(scaleOf({ bars, limit: 65_536 }).place(65_536)).toBeLessThan(1)
  expect(scaleOf({ bars, limit: 65_536 }).place(65_536)).toBeGreaterThan(0.9)
})

test('rows beyond the limit are still on the axis', () => {
  const scale = scaleOf({ bars: [...bars, { from: 131_072, to: 262_144, rows: 1 }], limit: 65_536 })
  const last = scale.bars.at(-1)
  expect((last?.left ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(1)
  expect(last?.left).toBeGreaterThan(scale.place(65_536))
})

test('an empty sheet has an axis and no bars', () => {
  const scale = scaleOf({ bars: [], limit: null })
  expect(scale.bars).toEqual([])
  expect(scale.ticks.every(({ at }) => at >= 0 && at <= 1)).toBe(true)
})
