import { Button, Progress } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { formatCount, formatNumber, formatPercent } from '../../shared/format/figures.ts'
import { leftOutSentence } from '../../shared/format/leftOut.ts'
import { Link } from '../ui/Link.tsx'
import { useAfter } from '../ui/ProgressBar.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'
import type { CensusState } from './useCensus.ts'
import type { ImportState } from './useImport.ts'

type Props = {
  name: string
  /** What the way on is called. */
  next: string
  /** Whether the rows are added to a sheet that is there already. */
  adding?: boolean | undefined
  /** Why there is no way on; null: nothing stands in it. */
  blocked?: string | null | undefined
  census: CensusState
  state: ImportState
  onNext: () => void
  onBack: () => void
  onCancel: () => void
  onShowSkipped: () => void
}

/** The proof that no row is lost, and the one way on. */
export function Foot({
  name,
  next,
  adding = false,
  blocked = null,
  census,
  state,
  onNext,
  onBack,
  onCancel,
  onShowSkipped,
}: Props) {
  const running = state.at === 'running'
  const late = useAfter(running, 400)
  if (running && late) {
    const share = state.total ? Math.min(1, state.done / state.total) : 0
    return (
      <footer className="ts-import-foot">
        <span className="ts-medium ts-ell" style={{ maxWidth: 320 }}>
          Bringing in {name}
        </span>
        <Progress
          className="ts-grow"
          value={share * 100}
          aria-label={`Bringing in ${name}`}
          aria-valuetext={formatPercent(share)}
        />
        <span className="ts-small ts-2 ts-num ts-nowrap">
          {formatPercent(Math.floor(share * 100) / 100)}, {formatCount(state.rows, 'row')}
        </span>
        <Button onClick={onCancel}>Cancel</Button>
      </footer>
    )
  }
  return (
    <footer className="ts-import-foot">
      <div className="ts-row ts-grow" role="status">
        {blocked === null ? (
          <Proof census={census} adding={adding} onShowSkipped={onShowSkipped} />
        ) : (
          <span className="ts-2">{blocked}</span>
        )}
      </div>
      <Button size="md" variant="subtle" onClick={onBack}>
        Back
      </Button>
      <Button
        size="md"
        variant="filled"
        data-autofocus
        autoFocus
        disabled={running || blocked !== null}
        rightSection={<IconArrowRight size={16} />}
        onClick={onNext}
      >
        {next}
      </Button>
    </footer>
  )
}

type ProofProps = { census: CensusState; adding: boolean; onShowSkipped: () => void }

function Proof({ census: state, adding, onShowSkipped }: ProofProps) {
  if (state.at !== 'done') {
    const share = state.at === 'counting' && state.total ? `, ${Math.floor((state.done / state.total) * 100)} %` : ''
    return <span className="ts-3 ts-num">Counting the rows{share}. You can go on meanwhile.</span>
  }
  const { records, usable, skipped, skippedTotal, emptyRows, files } = state.census
  const lines = skipped.slice(0, 3).map((one) => formatNumber(one.line))
  return (
    <>
      <SeverityMark kind={skippedTotal === 0 ? 'done' : 'warning'} size={14} />
      <span className="ts-num">
        <b className="ts-bold">
          {formatCount(records, 'row')} in the {files.length > 1 ? 'files' : 'file'}, {formatNumber(usable)}{' '}
          {adding ? 'to add' : 'in the sheet'}.
        </b>{' '}
        <span className="ts-2">{leftOutSentence(skippedTotal, emptyRows)}</span>{' '}
        {skippedTotal > 0 && (
          <span className="ts-2">
            {formatNumber(skippedTotal)} left out: {lines.length === 1 ? 'line' : 'lines'} {lines.join(', ')}
            {skippedTotal > lines.length ? ' …' : '.'} <Link onClick={onShowSkipped}>Show them</Link>
          </span>
        )}
      </span>
    </>
  )
}
