import { describe, expect, test } from 'vitest'
import { measureIn } from '../../../../renderer/sheet/cells/measure.ts'

/** A canvas in whose fonts every sign is as wide as its code's last digit, and texts lose a pixel to kerning. */
function canvas(font: string) {
  const asked: string[] = []
  const measureText = (text: string) => {
    asked.push(text)
    const signs = Array.from(text).reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) % 10), 0)
    return { width: text.length > 1 ? signs - 1 : signs } as TextMetrics
  }
  return { font, measureText, asked }
}

describe('the width of a text', () => {
  test('is added up from its signs, each of which the canvas is asked for once', () => {
    const ctx = canvas('13px one')
    const measure = measureIn(ctx)
    expect(measure('abba')).toBe(7 + 8 + 8 + 7)
    expect(measure('ab…')).toBe(7 + 8 + 0)
    expect(measureIn(ctx)('baab')).toBe(30)
    expect(ctx.asked).toEqual(['a', 'b', '…'])
  })

  test('is the canvas’s own where signs stand together as they are not alone', () => {
    const ctx = canvas('13px two')
    expect(measureIn(ctx)('नमस्ते')).toBe(ctx.measureText('नमस्ते').width)
    expect(measureIn(ctx)('a👍🏽')).toBe(ctx.measureText('a👍🏽').width)
  })

  test('is another one in another font', () => {
    expect(measureIn(canvas('13px three'))('a')).toBe(7)
    const wide = { ...canvas('20px three'), measureText: () => ({ width: 20 }) as TextMetrics }
    expect(measureIn(wide)('a')).toBe(20)
  })
})
