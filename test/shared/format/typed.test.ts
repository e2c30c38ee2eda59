import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { formatDecimal } from '../../../shared/format/figures.ts'
import { setNotation } from '../../../shared/format/notation.ts'
import { readFigure } from '../../../shared/format/typed.ts'

afterEach(() => {
  setNotation('en-US')
})

describe('a figure that was typed', () => {
  it.each([
    ['0,80', 0.8],
    ['0.80', 0.8],
    [' 12 ', 12],
    ['12,', 12],
    ['.5', 0.5],
    ['1,204.50', 1204.5],
    ['1.204,50', 1204.5],
    ['1 204', 1204],
    ['1’204.50', 1204.5],
    ['1.234.567', 1_234_567],
    ['12,34,567', 1_234_567],
    ['0.800', 0.8],
    ['-50', -50],
    ['−50', -50],
  ])('%j is understood in either notation', (text, value) => {
    for (const tag of ['en-US', 'de-DE']) {
      setNotation(tag)
      expect(readFigure(text)).toBe(value)
    }
  })

  it('with three digits after one sign is read as figures are written on screen', () => {
    expect([readFigure('1,204'), readFigure('1.204')]).toEqual([1204, 1.204])
    setNotation('de-DE')
    expect([readFigure('1,204'), readFigure('1.204')]).toEqual([1.204, 1204])
  })

  it.each(['', ' ', '.', '1e30', 'Infinity', 'NaN', '0x10', '12 or so', '--3', '5 0', '1,2,3', '1.20.4', '€ 5'])(
    '%j is none',
    (text) => {
      expect(readFigure(text)).toBeNull()
    },
  )

  it('comes back as what is written of it, in every notation', () => {
    const figure = fc.integer({ min: -1e12, max: 1e12 }).map((thousandths) => thousandths / 1000)
    const tag = fc.constantFrom(
      'en-US',
      'de-DE',
      'fr-FR',
      'de-CH',
      'en-IN',
      'es-ES',
      'pl-PL',
      'sv-SE',
      'ar-EG',
      'ja-JP',
    )
    fc.assert(
      fc.property(figure, tag, (value, language) => {
        setNotation(language)
        expect(readFigure(formatDecimal(value))).toBe(value)
      }),
    )
  })
})
