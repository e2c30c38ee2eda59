import type { SplitCounts } from '../../../shared/contract/split.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'
import { Banner } from '../../ui/Banner.tsx'
import { ProgressBar, useAfter } from '../../ui/ProgressBar.tsx'
import type { Previewed } from './useSplit.ts'
import { notesOf } from './words.ts'

/** What the split would do, in exact numbers. `before`: rows that are held back now. */
export function SplitPreview({ preview, before }: { preview: Previewed; before: number }) {
  const late = useAfter(preview.at === 'looking', 400)
  return (
    <div className="sheet-split-preview" aria-live="polite">
      {preview.at === 'typing' && <p className="ts-small ts-3">Hold back from 0.1 to 90 % of the rows.</p>}
      {preview.at === 'looking' && late && <ProgressBar label="Looking for look-alikes" done={0} total={null} />}
      {preview.at === 'failed' && (
        <Banner tone="must">
          {preview.failure.message} {preview.failure.hint}
        </Banner>
      )}
      {preview.at === 'known' && <Known counts={preview.counts} before={before} />}
    </div>
  )
}

function Known({ counts, before }: { counts: SplitCounts; before: number }) {
  const { train, validation } = counts
  return (
    <>
      <div className="sheet-bar" aria-hidden>
        <i style={{ flex: train, background: 'var(--ts-chart-1)' }} />
        <i className="sheet-split-held" style={{ flex: validation }} />
      </div>
      <div className="ts-between ts-num" style={{ marginTop: 8 }}>
        <span className="ts-medium">{formatCount(train, 'row')} to learn from</span>
        <span className="ts-medium sheet-split-word">{formatNumber(validation)} held back</span>
      </div>
      {notesOf(counts, before).map((note) => (
        <p key={note} className="ts-small ts-2 ts-num" style={{ marginTop: 4 }}>
          {note}
        </p>
      ))}
    </>
  )
}
