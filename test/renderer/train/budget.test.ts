import { expect, test } from 'vitest'
import { shareOfLimit } from '../../../renderer/train/budget.ts'

test('the bar never runs over', () => {
  expect(shareOfLimit(10_000_000, 25_000_000)).toBe(0.4)
  expect(shareOfLimit(50_000_000, 25_000_000)).toBe(1)
  expect(shareOfLimit(null, 25_000_000)).toBeNull()
})
