import { type CustomCell, type CustomRenderer, GridCellKind } from '@glideapps/glide-data-grid'
import type { Split } from '../../../shared/domain/row.ts'
import type { Look } from '../grid/look.ts'

type SplitData = { readonly kind: 'split'; readonly split: Split }
type SplitCell = CustomCell<SplitData>

export const SPLIT_WORDS: Readonly<Record<Split, string>> = { train: 'Train', validation: 'Held back' }

export function splitCell(split: Split): SplitCell {
  return {
    kind: GridCellKind.Custom,
    allowOverlay: false,
    readonly: true,
    data: { kind: 'split', split },
    copyData: SPLIT_WORDS[split],
  }
}

/** A bubble: filled for training, outlined for rows that are held back. */
export function splitRenderer(look: Look): CustomRenderer<SplitCell> {
  return {
    kind: GridCellKind.Custom,
    isMatch: (cell): cell is SplitCell => (cell.data as { kind?: unknown }).kind === 'split',
    draw: ({ ctx, rect, theme, cell, col, row }) => {
      const held = cell.data.split === 'validation'
      const word = SPLIT_WORDS[cell.data.split]
      ctx.save()
      ctx.textBaseline = 'alphabetic'
      ctx.font = `540 11.5px ${theme.fontFamily}`
      const width = Math.ceil(ctx.measureText(word).width) + 14
      const top = Math.round(rect.y + rect.height / 2 - 9.5)
      ctx.beginPath()
      if (held) {
        ctx.roundRect(rect.x + 10.5, top + 0.5, width - 1, 19, 4.5)
        ctx.strokeStyle = look.palette['nice-line']
        ctx.lineWidth = 1
        ctx.stroke()
      } else {
        ctx.roundRect(rect.x + 10, top, width, 20, 5)
        ctx.fillStyle = look.palette.sunken
        ctx.fill()
      }
      ctx.fillStyle = held ? look.palette.nice : look.palette['ink-2']
      ctx.fillText(word, rect.x + 17, top + 14)
      ctx.restore()
      look.drawEdges(ctx, { column: col, row, rect })
    },
  }
}
