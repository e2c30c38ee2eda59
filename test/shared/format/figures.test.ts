import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount, formatNumber, formatPercent } from '../../../shared/format/figures.ts'

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
