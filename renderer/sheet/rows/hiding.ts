import type { UnhidingWish } from '../../../shared/contract/hidden.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import { client } from '../../api.ts'
import { attempt } from '../../frame/trouble.ts'
import { showToast } from '../../ui/toast.tsx'
import { type Area, rowsIn } from '../selection/selection.ts'
import type { SheetSession } from '../session.ts'
import { seenRows } from './shownActs.ts'

/** Takes rows out of sight, which changes nothing else. The row below them is the active one then. */
export async function hideRows(session: SheetSession, area: Area): Promise<void> {
  const rows = formatCount(rowsIn(area), 'row')
  const { row: before } = session.place
  const result = await attempt(async () => {
    session.remember({ row: await rowBeside(session, area) })
    return session.act(`Hiding ${rows}`, (options) =>
      client.hidden.hide({ project: session.id, ...seenRows(session, area) }, options),
    )
  })
  if (!result) {
    session.remember({ row: before })
    return
  }
  const { act } = result.state.hidden
  showToast({
    message: `Hid ${rows}. Hidden rows are still part of the training file.`,
    action: { label: 'Show again', run: () => void unhide(session, () => ({ act })) },
  })
}

/** Shows hidden rows again: those between the rows of an area, or all where none is hidden there. */
export function showHidden(session: SheetSession, area: Area | null): Promise<void> {
  return unhide(session, () => (area && rowsIn(area) > 1 ? seenRows(session, area) : 'all'))
}

async function unhide(session: SheetSession, which: () => UnhidingWish): Promise<void> {
  const { hidden } = session.project.state
  if (hidden.rows === 0) return
  const result = await attempt(() =>
    session.act('Showing hidden rows', (options) =>
      client.hidden.show({ project: session.id, which: which() }, options),
    ),
  )
  if (!result) return
  const shown = hidden.rows - result.state.hidden.rows
  const left = result.state.hidden.rows > 0 ? ` ${formatCount(result.state.hidden.rows, 'row')} stay hidden.` : ''
  showToast({ message: `Showing ${formatCount(shown, 'row')} again.${left}` })
}

/** The row below an area, or else the one above it; null: there is none. */
async function rowBeside(session: SheetSession, { stretches }: Area): Promise<RowId | null> {
  const end = stretches.at(-1)?.[1] ?? 0
  const y = end < session.rows ? end : (stretches[0]?.[0] ?? 0) - 1
  return y < 0 ? null : ((await session.reading.ids({ stretches: [[y, y + 1]] }))[0] ?? null)
}
