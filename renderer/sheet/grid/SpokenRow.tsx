import { formatNumber } from '../../../shared/format/figures.ts'
import { MARK_WORDS } from '../../ui/SeverityMark.tsx'
import type { SheetPages } from '../pages/pages.ts'
import { useRow } from '../useSheet.ts'

/**
 * Says what screen readers cannot see beside the cell they read: that something is wrong with its row. Cells say
 * themselves what is wrong with them.
 */
export function SpokenRow({ pages, active }: { pages: SheetPages; active: number | null }) {
  const row = useRow(pages, active)
  const severity = row?.facts?.severity
  return (
    <div className="ts-hidden" role="status" aria-label="Row">
      {row && severity ? `Row ${formatNumber(row.number)}: ${MARK_WORDS[severity]}` : ''}
    </div>
  )
}
