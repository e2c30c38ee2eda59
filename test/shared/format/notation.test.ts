import { afterEach, describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatCount,
  formatDecimal,
  formatFixed,
  formatNumber,
  formatPercent,
} from '../../../shared/format/figures.ts'
import { notation, setNotation } from '../../../shared/format/notation.ts'

afterEach(() => {
  setNotation('en-US')
})

describe('the notation', () => {
  it('is that of scripts until a door sets another', () => {
    expect(notation()).toBe('en-US')
    expect(formatNumber(4012)).toBe('4,012')
  })

  it('is that of a language, in every figure', () => {
    setNotation('de-DE')
    expect(formatNumber(1_204_000)).toBe('1.204.000')
    expect(formatCount(4012, 'row')).toBe('4.012 rows')
    expect(formatDecimal(0.8)).toBe('0,8')
    expect(formatFixed(1.25, 3)).toBe('1,250')
    expect(formatPercent(0.004)).toBe('0,4 %')
    expect(formatBytes(3_412_004)).toBe('3,4 MB')
  })

  it('keeps the digits of the words around', () => {
    setNotation('ar-EG')
    expect(formatNumber(4012)).toBe('4,012')
  })

  it.each(['', '*', 'C', 'en_US.UTF-8', 'xx-nowhere'])('is not taken from %j, which is no language', (tag) => {
    setNotation('de-DE')
    setNotation(tag)
    expect(formatNumber(4012)).toBe('4,012')
  })
})
