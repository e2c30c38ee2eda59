import { InnerGridCellKind, type InternalCellRenderer, type MarkerCell } from '@glideapps/glide-data-grid'
import { formatNumber } from '../../../shared/format/figures.ts'
import { TABULAR } from '../grid/gridTheme.ts'
import type { Look } from '../grid/look.ts'
import { baselineOf } from './textLines.ts'

/** The lines that tell of hidden rows end so far from the edges of the numbers, in pixels. */
const HIDDEN_INSET = 6

/**
 * Row numbers of the sheet, not of the view: a filtered row keeps its number. Replaces the grid's own drawing, which
 * only counts.
 */
export function rowNumberRenderer(look: Look): InternalCellRenderer<MarkerCell> {
  return {
    kind: InnerGridCellKind.Marker,
    needsHover: false,
    needsHoverPosition: false,
    getAccessibilityString: (cell) => cell.row.toString(),
    onPaste: () => undefined,
    measure: () => 46,
    draw: ({ ctx, rect, row }) => {
      const { x, y, width, height } = rect
      const chosen = look.rowIsChosen(row)
      const number = look.row(row)?.number
      ctx.save()
      if (chosen) {
        ctx.fillStyle = look.palette['accent-tint']
        ctx.fillRect(x, y + 1, width, height - 1)
      }
      ctx.textBaseline = 'alphabetic'
      ctx.textAlign = 'right'
      ctx.font = `${chosen ? 620 : 400} 11px ${TABULAR}`
      ctx.fillStyle = chosen ? look.palette['accent-ink'] : look.palette['ink-3']
      if (number !== undefined) ctx.fillText(formatNumber(number), x + width - 8, baselineOf(rect) - 1)
      // One line on each side of the border: rows are hidden between two numbers.
      const { above, below } = look.hiddenBeside(row)
      ctx.fillStyle = look.palette['ink-3']
      if (above) ctx.fillRect(x + HIDDEN_INSET, y + 2, width - 2 * HIDDEN_INSET, 1)
      if (below) ctx.fillRect(x + HIDDEN_INSET, y + height - 2, width - 2 * HIDDEN_INSET, 1)
      ctx.restore()
    },
  }
}

/** Wide enough for the highest number there is. */
export function rowNumberWidth(rows: number): number {
  return Math.max(46, Math.ceil(formatNumber(rows).length * 6.7) + 12)
}
