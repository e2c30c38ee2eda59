import { Button, SegmentedControl } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ComparedKind, ComparedRow, Comparison } from '../../../shared/contract/versions.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { failureOf, orpc } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { Difference } from '../../ui/Difference.tsx'
import { Link } from '../../ui/Link.tsx'
import { kindsOf } from './compareWords.ts'
import type { Pair } from './points.ts'

/** Rows on one page. */
const PAGE = 50

type ComparedRowsProps = { pair: Pair; comparison: Comparison; onLeave: () => void }

/** The rows that differ, with what goes and what comes, a page at a time. */
export function ComparedRows({ pair, comparison, onLeave }: ComparedRowsProps) {
  const project = useProject()
  const kinds = kindsOf(comparison)
  const [chosen, setChosen] = useState<ComparedKind | undefined>(kinds[0]?.value)
  const [offset, setOffset] = useState(0)
  const kind = kinds.find(({ value }) => value === chosen) ?? kinds[0]
  const points = { from: pair.from.change, to: pair.to.change }
  const { data, error } = useQuery({
    ...orpc.versions.compared.queryOptions({
      input: { project: project.id, ...points, kind: kind?.value ?? 'changed', offset, limit: PAGE },
    }),
    enabled: kind !== undefined,
    placeholderData: keepPreviousData,
    // Numbers of rows, and of acts that were undone and done otherwise, do not stay the same.
    staleTime: 0,
    gcTime: 0,
  })
  if (!kind) return null
  const show = ({ row }: ComparedRow) => {
    onLeave()
    project.showRow(row)
  }
  return (
    <>
      <SegmentedControl
        aria-label="Rows to show"
        data={kinds}
        value={kind.value}
        onChange={(value) => {
          setChosen(value)
          setOffset(0)
        }}
      />
      {error && <p className="ts-small">{failureOf(error).message}</p>}
      <ul className="history-rows ts-scroll" aria-label={kind.label} tabIndex={0}>
        {data?.map((row) => (
          <li key={row.row}>
            <RowNumber row={row} onShow={show} />
            <div>
              {row.cells.map((cell) => (
                <div key={cell.column} className="history-cell">
                  <span className="ts-micro ts-3">{cell.column}</span>
                  <Difference pieces={cell.pieces} />
                </div>
              ))}
              {row.cells.length === 0 && <span className="ts-small ts-3">An empty row</span>}
            </div>
          </li>
        ))}
      </ul>
      {kind.rows > PAGE && (
        <div className="ts-row" style={{ marginTop: 8 }}>
          <span className="ts-small ts-2 ts-num ts-grow">
            {formatNumber(offset + 1)} to {formatNumber(Math.min(kind.rows, offset + PAGE))} of{' '}
            {formatNumber(kind.rows)}
          </span>
          <Button
            size="xs"
            disabled={offset === 0}
            onClick={() => {
              setOffset(offset - PAGE)
            }}
          >
            Previous
          </Button>
          <Button
            size="xs"
            disabled={offset + PAGE >= kind.rows}
            onClick={() => {
              setOffset(offset + PAGE)
            }}
          >
            Next
          </Button>
        </div>
      )}
    </>
  )
}

/** Leads to the row where it is in the sheet. */
function RowNumber({ row, onShow }: { row: ComparedRow; onShow: (row: ComparedRow) => void }) {
  if (row.number === null) return <span className="ts-small ts-3">–</span>
  const number = formatNumber(row.number)
  return (
    <Link
      small
      label={`Show row ${number} in the sheet`}
      onClick={() => {
        onShow(row)
      }}
    >
      {number}
    </Link>
  )
}
