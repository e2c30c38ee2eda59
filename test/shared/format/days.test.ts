import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBetween, formatDay } from '../../../shared/format/days.ts'

test('counts days as the calendar does', () => {
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, day, (from, to) => {
      expect(daysBetween(from, to)).toBe((Date.parse(to) - Date.parse(from)) / 86_400_000)
    }),
  )
})

test('writes a day as people do', () => {
  expect(formatDay('2027-01-06')).toBe('6 Jan 2027')
  expect(formatDay('2026-12-31')).toBe('31 Dec 2026')
})
