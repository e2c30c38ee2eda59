import type { EditResult } from '../../shared/contract/rows.ts'
import type { Column, ColumnId } from '../../shared/domain/column.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import type { RowId, Split } from '../../shared/domain/row.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { attempt, report } from '../frame/trouble.ts'
import type { Grid } from './clipboard.ts'
import { squared } from './clipboard.ts'
import type { Field } from './fields.ts'
import { type Box, clearPatches, fillPatches, freeName, newColumns, pastePatches, tiled } from './patches.ts'
import { type Area, range, rowsIn } from './selection.ts'
import type { SheetSession } from './session.ts'

/** Where the selection goes after an act. */
export type Landing = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The data columns among the chosen fields. */
export function columnsOf(area: Pick<Area, 'fields'>, fields: readonly Field[]): Column[] {
  return area.fields.flatMap((index) => {
    const field = fields[index]
    return field?.kind === 'text' ? [field.column] : []
  })
}

/** One cell typed. The row is the one that was opened, wherever it stands by now. */
export function typeCell(session: SheetSession, row: RowId, column: Pick<Column, 'id' | 'name'>, text: string): void {
  void session.push([{ type: 'setCells', cells: [{ row, column: column.id, text }] }], `Typed in ${column.name}`)
}

export async function clearArea(
  session: SheetSession,
  area: Area,
  columns: readonly Column[],
  verb = 'Cleared',
): Promise<void> {
  if (columns.length === 0 || refuseTooMany(session, area)) return
  await attempt(async () => {
    const ids = await session.ids(area)
    await session.push(
      clearPatches(
        ids,
        columns.map((column) => column.id),
      ),
      `${verb} ${formatCount(ids.length * columns.length, 'cell')}`,
    )
  })
}

export async function removeRows(session: SheetSession, area: Area): Promise<Landing | null> {
  return attempt(async () => {
    const ids = await session.ids(area)
    if (ids.length === 0) return null
    await session.push([{ type: 'deleteRows', rows: ids }], `Removed ${formatCount(ids.length, 'row')}`)
    return { x: 1, y: area.stretches[0]?.[0] ?? 0, width: 1, height: 1 }
  })
}

/** As many empty rows as are selected, below the last of them. */
export async function insertBelow(session: SheetSession, area: Area): Promise<Landing | null> {
  return attempt(async () => {
    const last = (area.stretches.at(-1)?.[1] ?? 1) - 1
    const [after] = await session.ids({ stretches: [[last, last + 1]] })
    if (after === undefined) return null
    const count = area.whole === 'rows' ? rowsIn(area) : 1
    const rows = Array.from({ length: count }, () => ({}))
    await session.push([{ type: 'insertRows', after, rows }], `Added ${formatCount(count, 'row')}`)
    return { x: 1, y: last + 1, width: 1, height: 1 }
  })
}

/** Empty rows at the end of the sheet. */
export async function addRows(session: SheetSession, count: number): Promise<EditResult | null> {
  return session.push(
    [{ type: 'insertRows', rows: Array.from({ length: count }, () => ({})) }],
    `Added ${formatCount(count, 'row')}`,
  )
}

/**
 * A paste at a place: over what is there, and beyond it where rows or columns are missing. One cell, or a rectangle that
 * fits evenly, fills the whole selection.
 */
export async function pasteAt(
  session: SheetSession,
  cells: Grid,
  area: Area,
  fields: readonly Field[],
): Promise<Landing | null> {
  const x = area.fields[0] ?? 1
  const y = area.stretches[0]?.[0] ?? 0
  if (fields[x]?.kind !== 'text') {
    report({
      code: 'wrong-input',
      message: 'Tokens and split are worked out by Tunesheet.',
      hint: 'Select a column of text to paste there.',
    })
    return null
  }
  const wide = area.fields.filter((index) => fields[index]?.kind === 'text').length
  const { rows: grid } = squared(tiled(squared(cells).rows, rowsIn(area), wide))
  return attempt(async () => {
    const there = Math.max(0, Math.min(grid.length, session.pages.count - y))
    const rows = there > 0 ? await session.ids({ stretches: [[y, y + there]] }) : []
    const known = fields.slice(x).flatMap((field) => (field.kind === 'text' ? [field.column.id] : []))
    const columns = [...known, ...(await moreColumns(session, (grid[0]?.length ?? 0) - known.length))]
    const paste = pastePatches(grid, rows, columns)
    if (paste.patches.length === 0) return null
    await session.push(paste.patches, paste.label)
    return {
      x,
      y,
      width: Math.min(paste.columns, columns.length),
      height: session.filtered ? Math.max(1, there) : paste.rows,
    }
  })
}

/** Only the core gives out ids of columns, so missing ones are made before anything is written into them. */
async function moreColumns(session: SheetSession, count: number): Promise<ColumnId[]> {
  if (count <= 0) return []
  const before = new Set(session.project.state.columns.map((column) => column.id))
  const made = await session.push(
    newColumns(count, session.project.state.columns),
    `Added ${formatCount(count, 'column')}`,
  )
  return made?.state.columns.flatMap((column) => (before.has(column.id) ? [] : [column.id])) ?? []
}

/** The first row of the selection over the others; with one row, the row above it. `right` does the same sideways. */
export async function fillSelection(
  session: SheetSession,
  area: Area,
  fields: readonly Field[],
  right: boolean,
): Promise<void> {
  const [from, to] = area.stretches[0] ?? [0, 0]
  const x = area.fields[0] ?? 1
  const box: Box = { x, y: from, width: area.fields.length, height: to - from }
  if (right) {
    const single = box.width === 1
    if (single && x <= 1) return
    const source = { ...box, x: single ? x - 1 : x, width: 1 }
    await fillBox(session, source, single ? { ...box, x: x - 1, width: 2 } : box, fields)
  } else {
    const single = box.height === 1
    if (single && from === 0) return
    const source = { ...box, y: single ? from - 1 : from, height: 1 }
    await fillBox(session, source, single ? { ...box, y: from - 1, height: 2 } : box, fields)
  }
}

/** The source repeated over a box that contains it. */
export async function fillBox(session: SheetSession, source: Box, box: Box, fields: readonly Field[]): Promise<void> {
  const stretches: Area['stretches'] = [[box.y, box.y + box.height]]
  const area: Area = { stretches, fields: range(box.x, box.x + box.width), whole: null }
  if (refuseTooMany(session, area)) return
  await attempt(async () => {
    const idsOf = (from: Box) =>
      fields.slice(from.x, from.x + from.width).map((field) => (field.kind === 'text' ? field.column.id : null))
    const columns: ColumnId[] = idsOf(source).flatMap((id) => (id === null ? [] : [id]))
    if (columns.length === 0) return
    const texts = await session.texts([[source.y, source.y + source.height]], columns)
    const wide = texts.map((row) => idsOf(source).map((id) => (id === null ? '' : (row[columns.indexOf(id)] ?? ''))))
    const rows = await session.ids({ stretches })
    const patches = fillPatches(wide, source, box, { rows, columns: idsOf(box) })
    const count = patches[0]?.type === 'setCells' ? patches[0].cells.length : 0
    if (count > 0) await session.push(patches, `Filled ${formatCount(count, 'cell')}`)
  })
}

export async function setSplit(session: SheetSession, area: Area, split: Split): Promise<void> {
  await attempt(async () => {
    const rows = await session.ids(area)
    const what =
      split === 'validation'
        ? `Held back ${formatCount(rows.length, 'row')}`
        : `Put ${formatCount(rows.length, 'row')} back into training`
    await session.push([{ type: 'setSplit', rows, split }], what)
  })
}

/** A column beside another one; it is not sent before it has a role. */
export function addColumn(session: SheetSession, after: ColumnId | null): void {
  const taken = new Set(session.project.state.columns.map((column) => column.name))
  const name = freeName(taken)
  const patch: Patch = { type: 'addColumn', name, role: 'note', after }
  void session.push([patch], `Added column ${name}`)
}

function refuseTooMany(session: SheetSession, area: Area): boolean {
  if (!session.tooMany(area)) return false
  const cells = rowsIn(area) * area.fields.length
  report({
    code: 'wrong-input',
    message: `${formatCount(cells, 'cell')} are too many for one step.`,
    hint: 'Select at most 1,000,000 cells.',
  })
  return true
}
