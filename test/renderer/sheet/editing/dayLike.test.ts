import { describe, expect, it } from 'vitest'
import { dayLike } from '../../../../renderer/sheet/editing/dayLike.ts'

const DAY = new Date(2026, 10, 2)

describe('the day of today', () => {
  it('is written as the nearest day above it', () => {
    expect(dayLike(['2024-01-31'], DAY)).toBe('2026-11-02')
    expect(dayLike(['', ' 2024-01-31 ', 'delivered'], DAY)).toBe('2026-11-02')
  })

  it('is written as in the language of the user elsewhere', () => {
    expect(dayLike([], DAY)).toBe(DAY.toLocaleDateString())
    expect(dayLike(['delivered', '2024-01-31'], DAY)).toBe(DAY.toLocaleDateString())
  })
})
