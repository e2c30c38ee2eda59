import { Button } from '@mantine/core'
import type { ToolRow } from '../../../shared/contract/tools.ts'
import { holdsJson } from '../../../shared/domain/find/findInCell.ts'
import { isNoPlan } from '../../../shared/domain/tools/plan.ts'
import { formatCount, formatNumber, formatPercent } from '../../../shared/format/figures.ts'
import { Difference } from '../../ui/Difference.tsx'
import { useAfter } from '../../ui/ProgressBar.tsx'
import { Tick, TickList } from '../../ui/TickList.tsx'
import type { CleanUpState } from './useCleanUp.ts'
import { summaryOf } from './words.ts'

/** Before and after on the first rows, each of which can be left as it is, and how many there are in all. */
export function Preview({ state }: { state: CleanUpState }) {
  const { look, trouble, choice } = state
  const event = trouble === null ? look.event : null
  const sample = event?.sample ?? []
  return (
    <section aria-label="Before and after">
      <div className="ts-between clean-summary">
        {trouble === null ? (
          <span className="ts-num" role="status">
            {event && look.current ? summaryOf(choice, event) : ''}
          </span>
        ) : (
          <span className="ts-small clean-trouble" data-kind={trouble.kind} role="status">
            {trouble.sentence}
          </span>
        )}
        {trouble === null && !look.current && <Looking state={state} />}
        {event && sample.length > 0 && (
          <span className="ts-micro ts-3 ts-num ts-nowrap">
            {formatNumber(sample.length)} of {formatCount(event.rows, 'row')} shown
          </span>
        )}
      </div>
      {notesOf(state).map((note) => (
        <p key={note} className="ts-small ts-3">
          {note}
        </p>
      ))}
      <TickList label="Rows to change">
        {sample.map((row) => (
          <Tick
            key={row.row}
            number={formatNumber(row.number)}
            label={`${state.tool.tool === 'remove' ? 'Remove' : 'Change'} row ${formatNumber(row.number)}`}
            checked={!state.isLeft(row.row)}
            onChange={(checked) => {
              state.leave(row, !checked)
            }}
          >
            <Cells row={row} state={state} />
          </Tick>
        ))}
      </TickList>
    </section>
  )
}

/** Cells that would change, with the names of their columns where there are several. */
function Cells({ row, state: { columns, chosen, look, tool } }: { row: ToolRow; state: CleanUpState }) {
  const made = look.event?.made ?? []
  const nameOf = (id: string) =>
    columns.find((column) => column.id === id)?.name ?? made.find(({ key }) => key === id)?.name ?? ''
  if (row.cells.length === 0) return <span className="ts-3">Nothing but blanks</span>
  const one = tool.tool === 'merge' || tool.tool === 'template'
  const named = !one && (chosen.length > 1 || made.length > 0)
  return (
    <div className="clean-cells">
      {row.cells.map(({ column, pieces }) => (
        <div key={column}>
          {named && <div className="ts-micro ts-3 ts-ell">{nameOf(column)}</div>}
          <Difference pieces={pieces} />
        </div>
      ))}
    </div>
  )
}

/** How far the look is, when it takes a while, and the ways to end it and to go on. */
function Looking({ state: { look } }: { state: CleanUpState }) {
  const slow = useAfter(!look.stopped, 400)
  if (look.stopped)
    return (
      <span className="ts-row">
        <span className="ts-small ts-3">Stopped before all rows were looked through.</span>
        <Button size="xs" onClick={look.again}>
          Look through all
        </Button>
      </span>
    )
  if (!slow || !look.event) return null
  const { looked, total } = look.event
  return (
    <span className="ts-row">
      <span className="ts-small ts-3 ts-num">
        Looked through {formatPercent(total > 0 ? looked / total : 0)} of the rows
      </span>
      <Button size="xs" onClick={look.stop}>
        Cancel
      </Button>
    </span>
  )
}

/** What is left alone, and what is treated with care. */
function notesOf({ plan, columns, tool }: CleanUpState): string[] {
  if (isNoPlan(plan) || plan.kind === 'rows') return []
  const notes: string[] = []
  if (plan.left.length > 0) {
    const names = plan.left.map(({ name }) => name).join(', ')
    notes.push(`Stays as it is: ${names}. It holds conversations or tools, not plain text.`)
  }
  const json = columns.some(({ id, role }) => holdsJson(role) && plan.reads.includes(id))
  if (json && tool.tool !== 'template')
    notes.push('In conversations only what is said changes: roles, names and arguments stay.')
  if (plan.made(1).length > 0) notes.push('New columns are not sent until you say above them what they are for.')
  return notes
}
