import type { EditResult } from '../../../shared/contract/rows.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import type { RowId, Split } from '../../../shared/domain/row.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import { client } from '../../api.ts'
import { attempt, report } from '../../frame/trouble.ts'
import { showToast } from '../../ui/toast.tsx'
import { type Landing, refuseTooMany } from '../acts.ts'
import { asCells } from '../patches.ts'
import { type Area, rowsIn } from '../selection/selection.ts'
import type { SheetSession } from '../session.ts'
import { areMany, removeSeen, splitSeen } from './shownActs.ts'

/** The rows that move up into their place are selected then, as many and as wide. */
export async function removeRows(session: SheetSession, area: Area): Promise<Landing | null> {
  const first = area.stretches[0]?.[0] ?? 0
  return attempt(async () => {
    if (areMany(area)) return (await removeSeen(session, area)) && landing(area, first, rowsIn(area))
    const ids = await session.reading.ids(area)
    if (ids.length === 0) return null
    await session.push([{ type: 'deleteRows', rows: ids }], `Removed ${formatCount(ids.length, 'row')}`)
    return landing(area, first, ids.length)
  })
}

/** As many empty rows as are selected, above the first or below the last of them. */
export async function insertRows(session: SheetSession, area: Area, side: 'above' | 'below'): Promise<Landing | null> {
  const first = area.stretches[0]?.[0] ?? 0
  const last = (area.stretches.at(-1)?.[1] ?? 1) - 1
  const count = rowsIn(area)
  return attempt(async () => {
    const after = side === 'below' ? await idAt(session, last) : await aboveOf(session, first)
    if (after === undefined) return null
    const rows = Array.from({ length: count }, () => ({}))
    const end = session.rows
    await session.push([{ type: 'insertRows', after, rows }], `Added ${formatCount(count, 'row')}`)
    return newRowsAt(session, area, { y: side === 'below' ? last + 1 : first, count, end })
  })
}

/** Empty rows at the end of the sheet. */
export async function addRows(session: SheetSession, count: number): Promise<EditResult | null> {
  return session.push(
    [{ type: 'insertRows', rows: Array.from({ length: count }, () => ({})) }],
    `Added ${formatCount(count, 'row')}`,
  )
}

/** The selected rows once more, below the last of them, with the text of all their columns. */
export async function duplicateRows(session: SheetSession, area: Area): Promise<Landing | null> {
  if (refuseTooMany([area])) return null
  return attempt(async () => {
    const last = (area.stretches.at(-1)?.[1] ?? 1) - 1
    const after = await idAt(session, last)
    const columns = session.project.state.columns.map((column) => column.id)
    const texts = await session.reading.texts(area.stretches, columns)
    if (after === undefined || texts.length === 0) return null
    const rows = texts.map((row) => asCells(row, columns))
    const end = session.rows
    await session.push([{ type: 'insertRows', after, rows }], `Duplicated ${formatCount(texts.length, 'row')}`)
    return newRowsAt(session, area, { y: last + 1, count: texts.length, end })
  })
}

/** The rows of an area, or one that is none of them, to another place of the view: where the row at `to` stands now. */
export async function moveRows(session: SheetSession, area: Area, to: number): Promise<Landing | null> {
  if (session.view.sort) {
    report({
      code: 'wrong-input',
      message: 'Sorted rows cannot be moved: they stand where their text puts them.',
      hint: 'Take the sorting away first.',
    })
    return null
  }
  const first = area.stretches[0]?.[0] ?? 0
  if (area.stretches.some(([from, end]) => to >= from && to < end)) return null
  return attempt(async () => {
    const rows = await session.reading.ids(area)
    const after = to > first ? await idAt(session, to) : await aboveOf(session, to)
    if (after === undefined) return null
    await session.push([{ type: 'moveRows', rows, after }], `Moved ${formatCount(rows.length, 'row')}`)
    const above = area.stretches.reduce((sum, [from, end]) => sum + (end <= to ? end - from : 0), 0)
    return landing(area, to > first ? to - above + 1 : to, rows.length)
  })
}

export async function setSplit(session: SheetSession, area: Area, split: Split): Promise<void> {
  await attempt(async () => {
    if (areMany(area)) return splitSeen(session, area, split)
    const rows = await session.reading.ids(area)
    const what =
      split === 'validation'
        ? `Held back ${formatCount(rows.length, 'row')}`
        : `Put ${formatCount(rows.length, 'row')} back into training`
    const patch: Patch = { type: 'setSplit', rows, split }
    return session.push([patch], what)
  })
}

type NewPlace = { readonly y: number; readonly count: number; readonly end: number }

/** Where new rows stand in the view: those of a sorted one at its end, until it is sorted again. */
async function newRowsAt(session: SheetSession, area: Area, { y, count, end }: NewPlace): Promise<Landing> {
  if (!session.view.sort) return landing(area, y, count)
  await session.pages.load(end)
  showToast({ message: `Added ${formatCount(count, 'row')}. They stand at the end until the rows are sorted again.` })
  return landing(area, end, count)
}

function landing(area: Area, y: number, height: number): Landing {
  return { x: area.fields[0] ?? 1, y, width: Math.max(1, area.fields.length), height }
}

async function idAt(session: SheetSession, y: number): Promise<RowId | undefined> {
  return (await session.reading.ids({ stretches: [[y, y + 1]] }))[0]
}

/** The row that stands above a row of the view in the sheet, shown or not; null: that row is the topmost. */
async function aboveOf(session: SheetSession, y: number): Promise<RowId | null | undefined> {
  const row = await session.pages.load(y)
  if (!row || row.number === 1) return row ? null : undefined
  const [above] = await client.rows.ids({ project: session.id, view: {}, offset: row.number - 2, limit: 1 })
  return above
}
