import type { Row } from '../../shared/domain/row.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { MARK_WORDS } from '../ui/SeverityMark.tsx'

/**
 * Says what screen readers cannot see beside the cell they read: that something is wrong with its row. Cells say
 * themselves what is wrong with them.
 */
export function SpokenRow({ row }: { row: Row | null }) {
  const severity = row?.facts?.severity
  return (
    <div className="ts-hidden" role="status" aria-label="Row">
      {row && severity ? `Row ${formatNumber(row.number)}: ${MARK_WORDS[severity]}` : ''}
    </div>
  )
}
