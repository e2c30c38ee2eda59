import type { Severity } from '../../../shared/domain/issue.ts'
import type { Palette } from '../../ui/palette.ts'

/** Drawn in a box of 12 × 12, like the marks of the rest of the window. */
const SIZE = 12
const OCTAGON = new Path2D('M3.6.6h4.8l3 3v4.8l-3 3H3.6l-3-3V3.6z')
const OCTAGON_SIGN = new Path2D('M6 3v3.4M6 8.6v.1')
const TRIANGLE = new Path2D('M6 .9 11.6 11H.4z')
const TRIANGLE_SIGN = new Path2D('M6 4.6v2.8M6 9.2v.1')

/** Octagon, triangle or ring: the shape says it first, the colour second. `x`, `y`: the middle. */
export function drawSeverity(
  ctx: CanvasRenderingContext2D,
  severity: Severity,
  at: { x: number; y: number },
  palette: Palette,
): void {
  ctx.save()
  ctx.translate(at.x - SIZE / 2, at.y - SIZE / 2)
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  SHAPES[severity](ctx, palette)
  ctx.restore()
}

const SHAPES: Readonly<Record<Severity, (ctx: CanvasRenderingContext2D, palette: Palette) => void>> = {
  error(ctx, palette) {
    ctx.fillStyle = palette['must-mark']
    ctx.fill(OCTAGON)
    ctx.strokeStyle = '#FFFFFF'
    ctx.lineWidth = 1.5
    ctx.stroke(OCTAGON_SIGN)
  },
  warning(ctx, palette) {
    ctx.fillStyle = palette['worth-mark']
    ctx.fill(TRIANGLE)
    ctx.strokeStyle = palette.worth
    ctx.lineWidth = 0.9
    ctx.stroke(TRIANGLE)
    ctx.strokeStyle = '#241A00'
    ctx.lineWidth = 1.3
    ctx.stroke(TRIANGLE_SIGN)
  },
  hint(ctx, palette) {
    ctx.beginPath()
    ctx.arc(SIZE / 2, SIZE / 2, 4.6, 0, Math.PI * 2)
    ctx.strokeStyle = palette['nice-mark']
    ctx.lineWidth = 1.7
    ctx.stroke()
  },
}

const MARK_COLOUR = { error: 'must-mark', warning: 'worth-mark', hint: 'nice-mark' } as const

/** The 8 px triangle in the upper right corner of a cell with an issue. */
export function drawCorner(
  ctx: CanvasRenderingContext2D,
  severity: Severity,
  at: { right: number; top: number },
  palette: Palette,
): void {
  ctx.beginPath()
  ctx.moveTo(at.right - 8, at.top)
  ctx.lineTo(at.right, at.top)
  ctx.lineTo(at.right, at.top + 8)
  ctx.closePath()
  ctx.fillStyle = palette[MARK_COLOUR[severity]]
  ctx.fill()
}
