import { type CustomCell, type CustomRenderer, GridCellKind } from '@glideapps/glide-data-grid'
import type { RowFacts } from '../../../shared/domain/row.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { TABULAR } from '../grid/gridTheme.ts'
import type { Look } from '../grid/look.ts'
import { baselineOf } from './textLines.ts'

type TokensData = { readonly kind: 'tokens'; readonly tokens: number | null; readonly over: number }
type TokensCell = CustomCell<TokensData>

export function tokensCell(facts: RowFacts | null): TokensCell {
  const copyData = facts ? `${formatNumber(facts.tokens)} tokens` : 'not counted yet'
  const data: TokensData = { kind: 'tokens', tokens: facts?.tokens ?? null, over: facts?.over ?? 0 }
  return { kind: GridCellKind.Custom, allowOverlay: false, readonly: true, data, copyData }
}

/** The count, digits under digits, and a bar at the foot: the share of the longest row in sight. */
export function tokensRenderer(look: Look): CustomRenderer<TokensCell> {
  return {
    kind: GridCellKind.Custom,
    isMatch: (cell): cell is TokensCell => (cell.data as { kind?: unknown }).kind === 'tokens',
    draw: ({ ctx, rect, theme, cell, col, row }) => {
      const { tokens, over } = cell.data
      const { x, y, width, height } = rect
      ctx.save()
      ctx.textBaseline = 'alphabetic'
      ctx.textAlign = 'right'
      ctx.font = `13px ${TABULAR}`
      ctx.fillStyle = tokens === null ? look.palette['ink-3'] : over > 0 ? look.palette.must : theme.textDark
      ctx.fillText(tokens === null ? '…' : formatNumber(tokens), x + width - 10, baselineOf(rect))
      ctx.restore()
      look.drawEdges(ctx, { column: col, row, rect })
      if (tokens === null) return
      ctx.fillStyle = over > 0 ? look.palette['must-mark'] : look.palette['accent-line']
      ctx.fillRect(x + 1, y + height - 2, Math.round((width - 1) * Math.min(1, tokens / look.longest())), 2)
    },
  }
}
