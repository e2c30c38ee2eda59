import { afterEach, expect, test } from 'vitest'
import { isAbove, isAmount } from '../../../../shared/domain/cost/budget.ts'
import { setNotation } from '../../../../shared/format/notation.ts'

afterEach(() => {
  setNotation('en-US')
})

test('only a known price above a set limit needs the amount', () => {
  expect(isAbove(50_120_000, 25_000_000)).toBe(true)
  expect(isAbove(25_000_000, 25_000_000)).toBe(false)
  expect(isAbove(50_120_000, null)).toBe(false)
  expect(isAbove(null, 25_000_000)).toBe(false)
})

test.each(['50.12', ' 50.12 ', '$50.12', '50,12', '50,12 $'])('%j is the amount', (typed) => {
  expect(isAmount(typed, 50_120_000)).toBe(true)
})

test.each(['', '50', '50.1', '50.13', '5012', '5012 please', 'yes', '-50.12', '1e30'])('%j is not', (typed) => {
  expect(isAmount(typed, 50_120_000)).toBe(false)
})

test('the amount is typed as it stands on the button, in the notation of its reader', () => {
  expect(isAmount('1,204.50', 1_204_500_000)).toBe(true)
  setNotation('de-DE')
  for (const typed of ['1.204,50', '1204,5', '1.204,50 $']) expect(isAmount(typed, 1_204_500_000)).toBe(true)
})
