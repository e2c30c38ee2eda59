import { ActionIcon } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { formatNumber } from '../../../shared/format/figures.ts'
import { failureOf, orpc } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { Difference } from '../../ui/Difference.tsx'
import { Tick, TickList } from '../../ui/TickList.tsx'
import { useReturnedFocus } from '../../ui/useReturnedFocus.ts'
import type { Find } from './useFind.ts'

/** Rows shown before they are changed; the others are changed alike. */
const SHOWN = 200

/** Whether there is something to show before and after of. */
export function hasBeforeAfter({ mode, done, event, replace }: Find): boolean {
  return mode === 'replace' && replace.panel && done && event !== null && event.found.matches > 0
}

/** What replacing would do to real rows, each of which can be left as it is. Takes the place of the row's panel. */
export function BeforeAfter({ find, over }: { find: Find; over: boolean }) {
  useReturnedFocus()
  const { id } = useProject()
  const { wanted, event, current, replace, trouble } = find
  const [replacement] = useDebouncedValue(wanted.by, 150)
  const { data, error } = useQuery({
    ...orpc.find.preview.queryOptions({
      input: { project: id, find: event?.found.find ?? '', replacement, offset: 0, limit: SHOWN },
    }),
    enabled: event !== null && trouble.by === null,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const rows = data ?? []
  const total = event?.found.rows ?? 0
  return (
    <aside className="sheet-inspector find-panel" data-over={over} aria-label="Before and after">
      <header className="sheet-inspector-head">
        <h2 className="ts-section ts-grow">Before and after</h2>
        <span className="ts-small ts-3 ts-num">
          {rows.length < total
            ? `first ${formatNumber(rows.length)} of ${formatNumber(total)} rows`
            : `${formatNumber(total)} ${total === 1 ? 'row' : 'rows'}`}
        </span>
        <ActionIcon
          aria-label="Close before and after"
          onClick={() => {
            replace.setPanel(false)
          }}
        >
          <IconX size={14} />
        </ActionIcon>
      </header>
      {error && <p className="ts-small find-trouble">{failureOf(error).message}</p>}
      <TickList label="Rows to replace in">
        {rows.map((row) => (
          <Tick
            key={row.row}
            number={formatNumber(row.number)}
            label={`Replace in row ${formatNumber(row.number)}`}
            checked={!replace.isLeft(row.row)}
            onChange={(checked) => {
              replace.leave(row, !checked)
            }}
          >
            <button
              type="button"
              className="find-row"
              aria-current={current?.row === row.row}
              onClick={() => {
                find.goTo(row.row)
              }}
            >
              {row.cells.map((cell) => (
                <Difference key={cell.column} pieces={cell.pieces} />
              ))}
            </button>
          </Tick>
        ))}
      </TickList>
      <footer className="find-foot ts-small ts-3">Untick a row to leave it as it is.</footer>
    </aside>
  )
}
