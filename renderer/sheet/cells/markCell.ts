import { type CustomCell, type CustomRenderer, GridCellKind } from '@glideapps/glide-data-grid'
import type { Severity } from '../../../shared/domain/issue.ts'
import { MARK_WORDS } from '../../ui/SeverityMark.tsx'
import type { Look } from '../grid/look.ts'
import { drawSeverity } from './shapes.ts'

type MarkData = { readonly kind: 'mark'; readonly severity: Severity | null }
type MarkCell = CustomCell<MarkData>

export function markCell(severity: Severity | null): MarkCell {
  return {
    kind: GridCellKind.Custom,
    allowOverlay: false,
    readonly: true,
    data: { kind: 'mark', severity },
    copyData: severity ? MARK_WORDS[severity] : '',
  }
}

/** The worst thing about a row, as a shape beside its number. */
export function markRenderer(look: Look): CustomRenderer<MarkCell> {
  return {
    kind: GridCellKind.Custom,
    isMatch: (cell): cell is MarkCell => (cell.data as { kind?: unknown }).kind === 'mark',
    draw: ({ ctx, rect, row, cell }) => {
      const { x, y, width, height } = rect
      if (look.rowIsChosen(row)) {
        ctx.fillStyle = look.palette['accent-tint']
        ctx.fillRect(x, y + 1, width, height - 1)
      }
      if (cell.data.severity)
        drawSeverity(ctx, cell.data.severity, { x: x + 13.5, y: y + height / 2 + 0.5 }, look.palette)
      ctx.fillStyle = look.palette.line
      ctx.fillRect(x + width, y, 1, height)
    },
  }
}
