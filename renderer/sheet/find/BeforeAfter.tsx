import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { formatNumber } from '../../../shared/format/figures.ts'
import { Difference } from '../../ui/Difference.tsx'
import { Tick, TickList } from '../../ui/TickList.tsx'
import { useReturnedFocus } from '../../ui/useReturnedFocus.ts'
import type { Find } from './useFind.ts'

/** Whether there is something to show before and after of. */
export function hasBeforeAfter({ mode, done, event, replace }: Find): boolean {
  return mode === 'replace' && replace.panel && done && event !== null && event.found.matches > 0
}

/** What replacing would do to real rows, each of which can be left as it is. Takes the place of the row's panel. */
export function BeforeAfter({ find, over }: { find: Find; over: boolean }) {
  useReturnedFocus()
  const { event, current, replace, beforeAfter } = find
  const { rows, failure } = beforeAfter
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
      {failure && <p className="ts-small find-trouble">{failure.message}</p>}
      <TickList label="Rows to replace in">
        {rows.map((row) => (
          <Tick
            key={row.row}
            number={formatNumber(row.number)}
            label={`Replace in row ${formatNumber(row.number)}`}
            checked={!replace.isLeft(row.row)}
            onChange={(checked) => {
              replace.leave(row.row, !checked)
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
