import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatCount,
  formatDate,
  formatDay,
  formatDuration,
  formatNumber,
  formatPercent,
  formatTime,
  formatWhen,
} from '../../../renderer/ui/format.ts'

describe('figures', () => {
  it('have thousands separators', () => {
    expect(formatNumber(4012)).toBe('4,012')
    expect(formatCount(1, 'row')).toBe('1 row')
    expect(formatCount(4012, 'row')).toBe('4,012 rows')
    expect(formatCount(3, 'pass', 'passes')).toBe('3 passes')
  })

  it.each([
    [412, '412 bytes'],
    [1, '1 byte'],
    [3_412_004, '3.4 MB'],
    [24_000, '24 KB'],
    [999_900, '1 MB'],
    [2_000_000_000, '2 GB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })

  it('never make a small share nothing', () => {
    expect(formatPercent(0.1)).toBe('10 %')
    expect(formatPercent(0.004)).toBe('0.4 %')
    expect(formatPercent(0)).toBe('0 %')
  })
})

describe('moments', () => {
  const at = new Date(2027, 0, 6, 9, 5).getTime()

  it('are written day first, in 24 hours', () => {
    expect(formatDate(at)).toBe('6 Jan 2027')
    expect(formatTime(at)).toBe('09:05')
  })

  it('of a calendar know no time zone', () => {
    expect(formatDay('2027-01-06')).toBe('6 Jan 2027')
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
