import { describe, expect, it } from 'vitest'
import { formatDate, formatDuration, formatTime, formatWhen } from '../../../renderer/ui/format.ts'

describe('moments', () => {
  const at = new Date(2027, 0, 6, 9, 5).getTime()

  it('are written day first, in 24 hours', () => {
    expect(formatDate(at)).toBe('6 Jan 2027')
    expect(formatTime(at)).toBe('09:05')
  })

  it('are told the way people say them', () => {
    expect(formatWhen(at, new Date(2027, 0, 6, 23).getTime())).toBe('today 09:05')
    expect(formatWhen(at, new Date(2027, 0, 7, 0, 1).getTime())).toBe('yesterday')
    expect(formatWhen(at, new Date(2027, 5, 1).getTime())).toBe('6 Jan')
    expect(formatWhen(at, new Date(2028, 5, 1).getTime())).toBe('6 Jan 2027')
  })

  it('to wait for are rounded up', () => {
    expect(formatDuration(1200)).toBe('2 seconds')
    expect(formatDuration(61_000)).toBe('2 minutes')
    expect(formatDuration(3_700_000)).toBe('2 hours')
  })
})
