import type { RowDetail } from '../../../shared/contract/facts.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { Certainty } from '../../ui/Certainty.tsx'
import { lengthParts } from './parts.ts'

const PARTS = [
  { part: 'same', label: 'Same for every row', colour: 'var(--ts-line-strong)' },
  { part: 'person', label: 'Prompt', colour: 'var(--ts-chart-3)' },
  { part: 'answer', label: 'Answer', colour: 'var(--ts-chart-1)' },
] as const

/** How long the example is, what of it is the same in every row, and how far the limit is. */
export function LengthBar({ detail }: { detail: RowDetail }) {
  const parts = lengthParts(detail)
  const over = detail.limit !== null && detail.tokens > detail.limit
  return (
    <section className="sheet-part sheet-length" aria-label="Length">
      <div className="ts-between">
        <h3 className="ts-section">Length</h3>
        <span className="ts-small ts-num">
          <b style={over ? { color: 'var(--ts-must)' } : undefined}>{formatNumber(detail.tokens)}</b>{' '}
          <span className="ts-3">{detail.limit === null ? 'tokens' : `of ${formatNumber(detail.limit)} tokens`}</span>
          &ensp;
          <Certainty kind={detail.length.certainty} why={detail.length.why} />
        </span>
      </div>
      <div className="sheet-bar" aria-hidden>
        {PARTS.filter(({ part }) => parts[part] > 0).map(({ part, colour }) => (
          <i key={part} style={{ flex: parts[part], background: colour }} />
        ))}
      </div>
      <div className="sheet-legend ts-micro ts-2 ts-num">
        {PARTS.map(({ part, label, colour }) => (
          <span key={part}>
            <i style={{ background: colour }} />
            {label} {formatNumber(parts[part])}
          </span>
        ))}
      </div>
    </section>
  )
}
