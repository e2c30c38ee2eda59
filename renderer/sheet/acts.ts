import type { Column, ColumnId } from '../../shared/domain/column.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import type { RowId } from '../../shared/domain/row.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { attempt, report } from '../frame/trouble.ts'
import type { Edited } from './editing/cellEditing.ts'
import type { Field } from './columns/fields.ts'
import { type Box, fillPatches, oneText } from './patches.ts'
import { type Area, cellsIn, range } from './selection/selection.ts'
import type { SheetSession } from './session.ts'
import { MOST_CELLS } from './pages/sheetReading.ts'
import { areMany, fillSeen, type Writing } from './rows/shownActs.ts'

/** Where the selection goes after an act. */
export type Landing = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

type SetCells = Extract<Patch, { type: 'setCells' }>

/** The data columns among the chosen fields. */
export function columnsOf(area: Pick<Area, 'fields'>, fields: readonly Field[]): Column[] {
  return area.fields.flatMap((index) => {
    const field = fields[index]
    return field?.kind === 'text' ? [field.column] : []
  })
}

/** One cell typed. The row is the one that was opened, wherever it stands by now. */
export function typeCell(session: SheetSession, { row, column }: Pick<Edited, 'row' | 'column'>, text: string): void {
  if (row === 'new') session.addRow({ [column.id]: text })
  else if (typeof row === 'number')
    void session.push([{ type: 'setCells', cells: [{ row, column: column.id, text }] }], `Typed in ${column.name}`)
  else
    void row.then((id) => {
      if (id !== null) typeCell(session, { row: id, column }, text)
    })
}

/** Every cell of the areas that can be written, row by row. */
async function cellsOf(
  session: SheetSession,
  areas: readonly Area[],
  fields: readonly Field[],
): Promise<Map<RowId, ReadonlySet<ColumnId>>> {
  const cells = new Map<RowId, ReadonlySet<ColumnId>>()
  for (const area of areas) {
    const columns = new Set(columnsOf(area, fields).map((column) => column.id))
    if (columns.size === 0) continue
    for (const id of await session.reading.ids(area)) {
      const known = cells.get(id)
      cells.set(id, known ? new Set([...known, ...columns]) : columns)
    }
  }
  return cells
}

/** One text into every cell of the areas; the empty one clears them. */
export async function setAreas(
  session: SheetSession,
  at: { readonly areas: readonly Area[]; readonly fields: readonly Field[] },
  text: string,
  verb: Writing['verb'],
): Promise<void> {
  const [area, ...others] = at.areas
  const columns = area ? columnsOf(area, at.fields).map(({ id }) => id) : []
  const isOneBlock = area !== undefined && others.length === 0 && columns.length > 0
  if (isOneBlock && areMany(area, columns.length)) {
    await attempt(() => fillSeen(session, area, { columns, texts: [[text]], verb }))
    return
  }
  if (refuseTooMany(at.areas)) return
  await attempt(async () => {
    const patch = oneText(await cellsOf(session, at.areas, at.fields), text)
    if (patch) await session.push([patch], `${verb} ${formatCount(patch.cells.length, 'cell')}`)
  })
}

/** The first row of each area over its others; of one row, the row above it. `right` does the same sideways. */
export async function fillAreas(
  session: SheetSession,
  areas: readonly Area[],
  fields: readonly Field[],
  right: boolean,
): Promise<void> {
  const [box, ...others] = areas.flatMap(boxesOf)
  if (box && others.length === 0 && !right && isLong(box)) return fillBox(session, { ...box, height: 1 }, box, fields)
  if (refuseTooMany(areas)) return
  await attempt(async () => {
    const cells: SetCells['cells'] = []
    for (const box of areas.flatMap(boxesOf)) {
      const wanted = stretched(box, right)
      if (wanted) for (const cell of await filled(session, wanted.source, wanted.box, fields)) cells.push(cell)
    }
    if (cells.length > 0)
      await session.push([{ type: 'setCells', cells }], `Filled ${formatCount(cells.length, 'cell')}`)
  })
}

/** The source of a fill and the box that it fills; null: there is nothing above or to the left. */
function stretched(box: Box, right: boolean): { source: Box; box: Box } | null {
  if (right) {
    if (box.width > 1) return { source: { ...box, width: 1 }, box }
    return box.x > 1 ? { source: { ...box, x: box.x - 1 }, box: { ...box, x: box.x - 1, width: 2 } } : null
  }
  if (box.height > 1) return { source: { ...box, height: 1 }, box }
  return box.y > 0 ? { source: { ...box, y: box.y - 1 }, box: { ...box, y: box.y - 1, height: 2 } } : null
}

/** An area as rectangles of the view. */
export function boxesOf({ stretches, fields }: Area): Box[] {
  const runs = runsOf(fields)
  return stretches.flatMap(([y, to]) => runs.map(([x, width]): Box => ({ x, y, width, height: to - y })))
}

/** Fields side by side, as places and lengths. */
function runsOf(fields: readonly number[]): [from: number, length: number][] {
  const runs: [number, number][] = []
  for (const field of fields) {
    const last = runs.at(-1)
    if (last && last[0] + last[1] === field) last[1]++
    else runs.push([field, 1])
  }
  return runs
}

/** The source repeated over a box that contains it. */
export async function fillBox(session: SheetSession, source: Box, box: Box, fields: readonly Field[]): Promise<void> {
  const area: Area = { stretches: [[box.y, box.y + box.height]], fields: range(box.x, box.x + box.width), whole: null }
  if (isLong(box) && box.x === source.x && box.width === source.width) return fillDown(session, source, area, fields)
  if (refuseTooMany([area])) return
  await attempt(async () => {
    const cells = await filled(session, source, box, fields)
    if (cells.length > 0)
      await session.push([{ type: 'setCells', cells }], `Filled ${formatCount(cells.length, 'cell')}`)
  })
}

/** Whether the rows of a box are better named by their places. */
function isLong({ y, width, height }: Box): boolean {
  return areMany({ stretches: [[y, y + height]] }, width)
}

/** The rows of the source over all rows of an area of the same columns, whose first one need not be the source's. */
async function fillDown(session: SheetSession, source: Box, area: Area, fields: readonly Field[]): Promise<void> {
  const columns = columnsOf(area, fields).map(({ id }) => id)
  if (columns.length === 0) return
  await attempt(async () => {
    const texts = await session.reading.texts([[source.y, source.y + source.height]], columns)
    const [top = 0] = area.stretches[0] ?? []
    const turn = (((top - source.y) % texts.length) + texts.length) % texts.length
    return fillSeen(session, area, {
      columns,
      texts: [...texts.slice(turn), ...texts.slice(0, turn)],
      verb: 'Filled',
    })
  })
}

async function filled(
  session: SheetSession,
  source: Box,
  box: Box,
  fields: readonly Field[],
): Promise<SetCells['cells']> {
  const idsOf = (from: Box) =>
    fields.slice(from.x, from.x + from.width).map((field) => (field.kind === 'text' ? field.column.id : null))
  const columns: ColumnId[] = idsOf(source).flatMap((id) => (id === null ? [] : [id]))
  if (columns.length === 0) return []
  const texts = await session.reading.texts([[source.y, source.y + source.height]], columns)
  const wide = texts.map((row) => idsOf(source).map((id) => (id === null ? '' : (row[columns.indexOf(id)] ?? ''))))
  const rows = await session.reading.ids({ stretches: [[box.y, box.y + box.height]] })
  return fillPatches(wide, source, box, { rows, columns: idsOf(box) })
}

/** True, and said so, when the areas hold more cells than one act may touch. */
export function refuseTooMany(areas: readonly Area[]): boolean {
  const cells = cellsIn(areas)
  if (cells <= MOST_CELLS) return false
  report({
    code: 'wrong-input',
    message: `${formatCount(cells, 'cell')} are too many for one step.`,
    hint: 'Select at most 1,000,000 cells.',
  })
  return true
}
