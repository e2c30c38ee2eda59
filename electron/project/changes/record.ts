import { type Column, type ColumnId, isSent } from '../../../shared/domain/column.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import type { Cells, RowId } from '../../../shared/domain/row.ts'
import { Setup } from '../../../shared/domain/setup.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { movedTo } from './columnOrder.ts'
import { numberOf } from '../columns.ts'
import type { Database } from '../file/database.ts'
import { makeRoom } from './positions.ts'
import type { Stage, Step } from './steps.ts'

type Of<T extends Patch['type']> = Extract<Patch, { type: T }>

/**
 * Where a patch is being recorded: the step's id is given before its rows and texts are. `fresh`: columns that patches
 * before it made, by the key that the list calls them.
 */
export type Recording = Stage & {
  readonly id: number
  readonly inserted: RowId[]
  readonly fresh: Map<string, ColumnId>
}

/**
 * Writes down what a patch would do, without doing it: the step, its rows and its texts before and after.
 * @returns null when it would change nothing.
 * @throws Failure `stale` when the patch speaks of a row or column that is not in the sheet.
 */
export function record(recording: Recording, patch: Patch): Step | null {
  switch (patch.type) {
    case 'setCells':
      return recordCells(recording, patch)
    case 'insertRows':
      return recordInsert(recording, patch)
    case 'deleteRows':
      return recordDelete(recording, patch)
    case 'moveRows':
      return recordMove(recording, patch)
    case 'setSplit':
      return recordSplit(recording, patch)
    case 'addColumn':
      return recordAddColumn(recording, patch)
    case 'updateColumn':
      return recordUpdateColumn(recording, patch)
    case 'deleteColumn': {
      const column = requireColumn(recording, patch.column)
      return { type: 'deleteColumn', column: numberOf(column.id), sent: isSent(column) }
    }
    case 'moveColumn':
      return recordMoveColumn(recording, patch)
    case 'setSetup':
      return recordSetup(recording, patch)
  }
}

/**
 * As it is stored: empty and missing are the same, half a surrogate pair is no text, and a NUL, which SQLite's text
 * functions cannot see past, is U+FFFD, as in files that are brought in.
 */
export function toStoredText(text: string | undefined): string | null {
  if (!text) return null
  const whole = text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole
}

function recordCells(recording: Recording, { cells }: Of<'setCells'>): Step | null {
  const { db, id } = recording
  // The last of several texts for one cell wins, as if they were typed one after the other.
  const texts = new Map<string, Map<RowId, string>>()
  for (const { row, column, text } of cells) {
    const ofColumn = texts.get(column)
    if (ofColumn) ofColumn.set(row, text)
    else texts.set(column, new Map([[row, text]]))
  }
  let changes = 0
  for (const [column, ofColumn] of texts) {
    const number = numberOf(requireColumn(recording, column).id)
    requireRows(db, [...ofColumn.keys()])
    const sql = `INSERT INTO history_cells (step, "column", row, before, after)
      SELECT ?, ?, c.id, c.c${number}, wanted.value ->> 1 FROM json_each(?) AS wanted
      CROSS JOIN cells c ON c.id = wanted.value ->> 0 WHERE c.c${number} IS NOT wanted.value ->> 1`
    for (const some of inBatches(ofColumn)) changes += db.run(sql, id, number, JSON.stringify(some))
  }
  return changes > 0 ? { type: 'cells' } : null
}

/** Letters handed over at once: one by one takes longer, and what was not divided may be more than a text can hold. */
const BATCH = 500_000

/** Rows with their texts as they are stored. */
function* inBatches(texts: ReadonlyMap<RowId, string>): Generator<[RowId, string | null][]> {
  let batch: [RowId, string | null][] = []
  let letters = 0
  for (const [row, text] of texts) {
    batch.push([row, toStoredText(text)])
    letters += text.length
    if (letters < BATCH) continue
    yield batch
    batch = []
    letters = 0
  }
  if (batch.length > 0) yield batch
}

function recordInsert(recording: Recording, { after, rows }: Of<'insertRows'>): Step | null {
  const { db, state, id } = recording
  if (rows.length === 0) return null
  if (after) requireRows(db, [after])
  const { first, step } = makeRoom(db, { after, count: rows.length, recordedBy: id })
  const from = state.nextRow
  const columns = recording.columns.list()
  const sql = `INSERT INTO cells (id${columns.map((column) => `, ${column.id}`).join('')})
    VALUES (?${', ?'.repeat(columns.length)})`
  for (const given of rows) {
    const cells = toCells(recording, given)
    const row = state.nextRow++
    db.run(sql, row, ...columns.map((column) => toStoredText(cells[column.id])))
    db.run(
      'INSERT INTO rows (id, position, split, stamp, gone) VALUES (?, ?, 0, 0, 1)',
      row,
      first + (row - from) * step,
    )
    recording.inserted.push(row)
  }
  db.run('INSERT INTO history_rows SELECT ?, id FROM rows WHERE id BETWEEN ? AND ?', id, from, state.nextRow - 1)
  return { type: 'insert' }
}

function recordDelete({ db, id }: Recording, { rows }: Of<'deleteRows'>): Step | null {
  requireRows(db, rows)
  const sql = 'INSERT OR IGNORE INTO history_rows SELECT ?, value FROM json_each(?)'
  return db.run(sql, id, JSON.stringify(rows)) > 0 ? { type: 'delete' } : null
}

/** A row that is to be found below itself, or is not in the sheet, is a mistake of the asker's. */
function recordMove({ db, id }: Recording, { rows, after }: Of<'moveRows'>): Step | null {
  requireRows(db, after === null ? rows : [...rows, after])
  if (after !== null && rows.includes(after)) throw stale('The row to move others below is')
  const count = new Set(rows).size
  if (count === 0) return null
  const { first, step } = makeRoom(db, { after, count, recordedBy: id })
  // Among the neighbours that made room may be rows that move: where they were before is kept already.
  const sql = `INSERT INTO history_places
    SELECT ?1, id, position, ?2 + ?3 * (row_number() OVER (ORDER BY position) - 1) FROM rows
    WHERE id IN (SELECT value FROM json_each(?4)) ON CONFLICT DO UPDATE SET after = excluded.after`
  db.run(sql, id, first, step, JSON.stringify(rows))
  return { type: 'move' }
}

function recordSplit({ db, id }: Recording, { rows, split }: Of<'setSplit'>): Step | null {
  requireRows(db, rows)
  // Only rows that change, so that undoing gives each of them the other split.
  const changed = db.run(
    `INSERT OR IGNORE INTO history_rows
     SELECT ?, r.id FROM json_each(?) AS wanted CROSS JOIN rows r ON r.id = wanted.value WHERE r.split <> ?`,
    ...[id, JSON.stringify(rows), split === 'validation' ? 1 : 0],
  )
  return changed > 0 ? { type: 'split', split } : null
}

function recordAddColumn(recording: Recording, { name, role, after, key }: Of<'addColumn'>): Step {
  const left = after ? requireColumn(recording, after).id : after
  const column = recording.columns.add(name, role, left)
  if (key) recording.fresh.set(key, `c${column}`)
  return { type: 'addColumn', column, sent: isSent({ role }), order: recording.columns.order() }
}

function recordMoveColumn(recording: Recording, patch: Of<'moveColumn'>): Step | null {
  const { columns } = recording
  const column = requireColumn(recording, patch.column)
  const after = patch.after === null ? null : numberOf(requireColumn(recording, patch.after).id)
  const number = numberOf(column.id)
  const order = columns.order()
  const before = order[order.indexOf(number) - 1] ?? null
  if (after === before || after === number) return null
  const orders = { before: order, after: movedTo(order, number, after) }
  return { type: 'moveColumn', column: number, before, after, sent: isSent(column), orders }
}

function recordUpdateColumn(recording: Recording, patch: Of<'updateColumn'>): Step | null {
  const column = requireColumn(recording, patch.column)
  const before = { name: column.name, role: column.role }
  const after = { name: patch.name ?? column.name, role: patch.role ?? column.role }
  if (before.name === after.name && before.role === after.role) return null
  return { type: 'updateColumn', column: numberOf(column.id), before, after }
}

function recordSetup({ meta }: Recording, { setup }: Of<'setSetup'>): Step | null {
  const changed = Setup.keyof().options.filter((key) => setup[key] !== undefined && setup[key] !== meta.setup[key])
  if (changed.length === 0) return null
  return { type: 'setup', before: only(meta.setup, changed), after: only(setup, changed) }
}

function only(setup: Partial<Setup>, keys: readonly (keyof Setup)[]): Partial<Setup> {
  return Setup.partial().parse(Object.fromEntries(keys.map((key) => [key, setup[key]])))
}

function requireRows(db: Database, rows: readonly RowId[]): void {
  const unknown = db.number(
    `SELECT count(*) FROM json_each(?) AS wanted LEFT JOIN rows r ON r.id = wanted.value WHERE r.gone IS NOT 0`,
    JSON.stringify(rows),
  )
  if (unknown > 0) throw stale(`${formatNumber(unknown)} of the rows to change ${unknown === 1 ? 'is' : 'are'}`)
}

/** `ref`: a column's id, or the key of one that an earlier patch of the list made. */
function requireColumn({ columns, fresh }: Recording, ref: string): Column {
  const column = columns.find(fresh.get(ref) ?? ref)
  if (!column) throw stale('A column to change is')
  return column
}

function toCells(recording: Recording, given: Readonly<Record<string, string>>): Cells {
  const cells: Record<ColumnId, string> = {}
  for (const [ref, text] of Object.entries(given)) cells[requireColumn(recording, ref).id] = text
  return cells
}

function stale(what: string): Failure {
  return new Failure({
    code: 'stale',
    message: `${what} no longer in the sheet, so nothing was changed.`,
    hint: 'Look at the sheet as it is now, then try again.',
  })
}
