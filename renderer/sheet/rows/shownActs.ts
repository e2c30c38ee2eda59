import type { ProjectState } from '../../../shared/contract/project.ts'
import type { EditResult, ShownCells, ShownRows } from '../../../shared/contract/rows.ts'
import type { ColumnId } from '../../../shared/domain/column.ts'
import type { Split } from '../../../shared/domain/row.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import { client, queryClient } from '../../api.ts'
import { keyOf } from '../../projectState.ts'
import { whileDoing } from '../../whileDoing.ts'
import { type Area, rowsIn } from '../selection/selection.ts'
import type { SheetSession } from '../session.ts'

/** So many rows or cells are changed by their places in the view: a million ids on their way hold up the window. */
const MANY = 5000
/** Stretches that one question may name. */
const MOST_STRETCHES = 10_000

/** Whether the rows of an area are better named by their places. `each`: what is changed of each row. */
export function areMany(area: Pick<Area, 'stretches'>, each = 1): boolean {
  return rowsIn(area) * each > MANY && area.stretches.length <= MOST_STRETCHES
}

/** The rows of an area as they are seen now. */
export function seenRows({ id, view, rows }: SheetSession, { stretches }: Pick<Area, 'stretches'>): ShownRows {
  const state = queryClient.getQueryData<ProjectState>(keyOf(id))
  return {
    view,
    stretches: stretches.map(([from, to]): [number, number] => [from, to]),
    count: rows,
    revision: state?.revision ?? 0,
    hidden: state?.hidden.act ?? 0,
  }
}

/** The rows of an area are removed. Null: cancelled. */
export function removeSeen(session: SheetSession, area: Area): Promise<EditResult | null> {
  return session.act(whileDoing(`Removed ${formatCount(rowsIn(area), 'row')}`), (options) =>
    client.rows.remove({ project: session.id, ...seenRows(session, area) }, options),
  )
}

/** The rows of an area are held back, or put back into training. Null: cancelled. */
export function splitSeen(session: SheetSession, area: Area, split: Split): Promise<EditResult | null> {
  const rows = formatCount(rowsIn(area), 'row')
  const label = split === 'validation' ? `Holding ${rows} back` : `Putting ${rows} back into training`
  return session.act(label, (options) =>
    client.rows.split({ project: session.id, ...seenRows(session, area), split }, options),
  )
}

/** What is written over cells, a line of texts for each row: again and again from the first on. */
export type Writing = Pick<ShownCells, 'texts' | 'verb'> & { readonly columns: readonly ColumnId[] }

/** Texts are written over columns of the rows of an area. Null: cancelled. */
export function fillSeen(
  session: SheetSession,
  area: Pick<Area, 'stretches'>,
  { texts, verb, columns }: Writing,
): Promise<EditResult | null> {
  const label = whileDoing(`${verb} ${formatCount(rowsIn(area) * columns.length, 'cell')}`)
  return session.act(label, (options) =>
    client.rows.fill({ project: session.id, ...seenRows(session, area), texts, verb, columns: [...columns] }, options),
  )
}
