import type { Measure } from '../rows/lines.ts'

/** Signs of Latin-1, in which nearly every sheet is mostly written: their widths add up, kerning aside. */
const SIGNS = 0x100

type Context = Pick<CanvasRenderingContext2D, 'font' | 'measureText'>

const known = new Map<string, Float64Array>()

/**
 * Widths of texts in the context's font, for breaking lines: asking the canvas for each beginning of a line would take
 * most of a frame. Plain texts are added up from the widths of their signs, which is theirs but for kerning, under a
 * hundredth; all others are measured as they are.
 */
export function measureIn(ctx: Context): Measure {
  const { font } = ctx
  const widths = known.get(font) ?? new Float64Array(SIGNS).fill(-1)
  known.set(font, widths)
  return (text) => {
    let sum = 0
    for (let at = 0; at < text.length; at++) {
      const sign = text.charCodeAt(at)
      if (sign >= SIGNS && text[at] !== '…') return ctx.measureText(text).width
      sum += widthOf(ctx, widths, text.charAt(at))
    }
    return sum
  }
}

function widthOf(ctx: Context, widths: Float64Array, sign: string): number {
  // The ellipsis, which ends lines that are cut, is kept in the place of a sign that is never drawn.
  const place = sign === '…' ? 0 : sign.charCodeAt(0)
  const width = widths[place] ?? -1
  if (width >= 0) return width
  return (widths[place] = ctx.measureText(sign).width)
}
