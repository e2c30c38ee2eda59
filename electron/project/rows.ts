import type { ColumnId } from '../../shared/domain/column.ts'
import type { Cells, Row, RowId, Split } from '../../shared/domain/row.ts'
import type { Columns } from './columns.ts'
import { type Database, int, type SqlRow } from './file/database.ts'

import type { StoredRow } from './records.ts'
import { FACTS_COLUMNS, toRowFacts } from './facts/rowFacts.ts'
import type { State } from './state.ts'

/** Rows read by one statement: enough to be fast, few enough to be small. */
const CHUNK = 500

/** Reads rows by id, in the order asked for; those no longer in the sheet are left out. */
export class Rows {
  readonly #db: Database
  readonly #state: State
  readonly #columns: Columns

  constructor(db: Database, state: State, columns: Columns) {
    this.#db = db
    this.#state = state
    this.#columns = columns
  }

  /** With everything the sheet shows. `numberOf` gives a row's 1-based place in the sheet. */
  shown(ids: readonly RowId[], numberOf: (id: RowId) => number): Row[] {
    const sql = this.#select(`${this.#columns.selected()}, ${FACTS_COLUMNS}`, 'LEFT JOIN facts f ON f.row = r.id')
    return this.#read(ids, sql, (row) => {
      const id = int(row, 'id')
      return { id, number: numberOf(id), cells: this.#cells(row), split: toSplit(row), facts: toRowFacts(row) }
    })
  }

  stored(ids: readonly RowId[]): StoredRow[] {
    return this.#read(ids, this.#select(this.#columns.selected(), ''), (row) => this.#toStored(row))
  }

  /** Texts of some columns, in the order asked for; a column that is gone reads as empty. */
  texts(ids: readonly RowId[], columns: readonly ColumnId[]): string[][] {
    const known = this.#columns.list().filter((column) => columns.includes(column.id))
    const sql = this.#select(known.map((column) => `, c.${column.id}`).join(''), '')
    return this.#read(ids, sql, (row) => columns.map((column) => textOf(row[column])))
  }

  /** The index in a list of the first row whose cell is filled, or empty; null: none is, or the column is gone. */
  firstOf(ids: readonly RowId[], column: ColumnId, filled: boolean): number | null {
    if (!this.#columns.find(column)) return null
    const sql = `SELECT wanted.key AS nth FROM json_each(?) AS wanted CROSS JOIN cells c ON c.id = wanted.value
      WHERE c.${column} IS ${filled ? 'NOT ' : ''}NULL LIMIT 1`
    const row = this.#db.get(sql, JSON.stringify(ids))
    return row ? int(row, 'nth') : null
  }

  /** Rows without current facts, by id. */
  stale(afterId: RowId, limit: number): StoredRow[] {
    const sql = `SELECT r.id, r.stamp, r.split${this.#columns.selected()} FROM stale s
      JOIN rows r ON r.id = s.row JOIN cells c ON c.id = s.row WHERE s.row > ? ORDER BY s.row LIMIT ?`
    return this.#db.all(sql, afterId, limit).map((row) => this.#toStored(row))
  }

  #toStored(row: SqlRow): StoredRow {
    // Facts are out of date when the row changed or when everything did.
    const stamp = Math.max(int(row, 'stamp'), this.#state.invalidated)
    return { id: int(row, 'id'), stamp, cells: this.#cells(row), split: toSplit(row) }
  }

  #cells(row: SqlRow): Cells {
    const cells: Record<ColumnId, string> = {}
    for (const { id } of this.#columns.list()) {
      const value = row[id]
      if (typeof value === 'string') cells[id] = value
    }
    return cells
  }

  /** CROSS JOIN keeps the order of the list. */
  #select(more: string, join: string): string {
    return `SELECT r.id, r.stamp, r.split${more} FROM json_each(?) AS wanted
      CROSS JOIN rows r ON r.id = wanted.value JOIN cells c ON c.id = r.id ${join} WHERE r.gone = 0`
  }

  #read<T>(ids: readonly RowId[], sql: string, to: (row: SqlRow) => T): T[] {
    const found: T[] = []
    for (let at = 0; at < ids.length; at += CHUNK) {
      for (const row of this.#db.all(sql, JSON.stringify(ids.slice(at, at + CHUNK)))) found.push(to(row))
    }
    return found
  }
}

function toSplit(row: SqlRow): Split {
  return int(row, 'split') === 1 ? 'validation' : 'train'
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
