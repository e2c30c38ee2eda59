import { IconListSearch } from '@tabler/icons-react'
import { formatNumber } from '../../shared/format/figures.ts'
import { useProject } from '../project.tsx'
import { Link } from '../ui/Link.tsx'
import { useAfter } from '../ui/ProgressBar.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'
import type { Answer } from './exchange.ts'
import { figuresOf } from './words.ts'

/** Rows the stand-in looked up, so that nobody takes it for a model. */
function Similar({ rows }: { rows: Answer['similar'] }) {
  const project = useProject()
  if (rows.length === 0) return null
  return (
    <ul className="ts-try-similar ts-small ts-2">
      {rows.map((row, index) => (
        <li key={row.row} className="ts-row" style={{ gap: 6 }}>
          <IconListSearch size={14} aria-hidden />
          <span className="ts-nowrap">{index === 0 ? 'Closest row' : 'Also close'}</span>
          <Link
            small
            label={`Show row ${formatNumber(row.number)} in the sheet`}
            onClick={() => {
              project.showRow(row.row)
            }}
          >
            {formatNumber(row.number)}
          </Link>
          <span className="ts-3 ts-ell">“{row.excerpt}”</span>
        </li>
      ))}
    </ul>
  )
}

type AnswerCellProps = { answer: Answer | null; waiting: boolean; side: 'base' | 'tuned'; practice: boolean }

/** One side's answer with what it took; an error stands where the answer would. */
export function AnswerCell({ answer, waiting, side, practice }: AnswerCellProps) {
  const slow = useAfter(waiting, 400)
  const className = side === 'tuned' ? 'ts-try-cell ts-try-line' : 'ts-try-cell'
  if (!answer) {
    const nobody = side === 'base' && !waiting
    return (
      <div className={className}>
        {slow && <span className="ts-small ts-3">Waiting for the answer…</span>}
        {nobody && <span className="ts-small ts-3">Not asked: only deployed models answer there.</span>}
      </div>
    )
  }
  if (answer.error !== null) {
    return (
      <div className={className}>
        <p className="ts-try-error">
          <SeverityMark kind="error" />
          {answer.error}
        </p>
      </div>
    )
  }
  return (
    <div className={className}>
      <div className="ts-bubble" data-side="answer" data-plain={side === 'base'} dir="auto">
        {answer.text}
      </div>
      {!(practice && side === 'base') && (
        <div className="ts-try-figures ts-micro ts-3 ts-num">
          {figuresOf(answer, practice).map((figure) => (
            <span key={figure}>{figure}</span>
          ))}
        </div>
      )}
      <Similar rows={answer.similar} />
    </div>
  )
}
