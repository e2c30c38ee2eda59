import { useQueries } from '@tanstack/react-query'
import type { RowDetail } from '../../../shared/contract/facts.ts'
import { type Column, isSent } from '../../../shared/domain/column.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'
import { failureOf, orpc } from '../../api.ts'
import { Certainty } from '../../ui/Certainty.tsx'

/** The pieces a model reads. Gaps show where they end; colour only helps. */
export function TokensView({
  project,
  row,
  columns,
  sure,
}: {
  project: string
  row: RowId
  columns: readonly Column[]
  sure: RowDetail['textLength']
}) {
  const sent = columns.filter((column) => isSent(column) && column.role !== 'weight')
  const answers = useQueries({
    queries: sent.map((column) => orpc.facts.pieces.queryOptions({ input: { project, row, column: column.id } })),
  })
  if (sent.length === 0) return <p className="ts-3">Nothing of this row is sent. Give a column a role above it.</p>
  return (
    <div className="ts-col" style={{ gap: 16 }}>
      {sent.map((column, index) => {
        const answer = answers[index]
        return (
          <section key={column.id} aria-label={column.name}>
            <div className="ts-label" style={{ marginBottom: 6 }}>
              {column.name}
            </div>
            {answer?.data && <Pieces pieces={answer.data.pieces} />}
            {answer?.error && <p className="ts-3">{failureOf(answer.error).message}</p>}
            {answer?.data && (
              <div className="ts-between ts-small" style={{ marginTop: 6 }}>
                <span className="ts-2 ts-num">
                  {formatCount(answer.data.count, 'token')} in this cell
                  {answer.data.shown < answer.data.count && `, the first ${formatNumber(answer.data.shown)} shown`}
                </span>
                <Certainty kind={sure.certainty} why={sure.why} />
              </div>
            )}
          </section>
        )
      })}
    </div>
  )
}

function Pieces({ pieces }: { pieces: readonly string[] }) {
  if (pieces.length === 0) return <p className="ts-3 ts-small">Empty</p>
  return (
    <p className="sheet-pieces" dir="auto">
      {pieces.map((piece, index) => (
        <span key={index} data-tint={index % 4}>
          {piece.replace(/^ /, '·').replaceAll('\n', '↵')}
          {piece.includes('\n') && <br />}
        </span>
      ))}
    </p>
  )
}
