import type { ColumnId } from '../../../shared/domain/column.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { type Database, int } from '../file/database.ts'
import { likePattern } from './textSql.ts'

/** `escaped`: texts stand in it as JSON, where a letter may be written as an escape that SQL cannot compare. */
export type SearchedColumn = { readonly id: ColumnId; readonly escaped: boolean }

/** Plain text that a cell must hold to be of interest; null: any cell is. */
export type Needle = { readonly text: string; readonly matchCase: boolean } | null

/** Texts of a row, in the order of the columns asked for. */
export type SearchedRow = { readonly id: RowId; readonly texts: readonly string[] }

/** Reads the texts in which something is looked for; SQL leaves out at once most of the rows that cannot hold it. */
export class TextSearch {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /**
   * The rows among `ids` in which a cell may hold the needle, in the order of the ids. A few more may come than hold it,
   * never fewer. Columns must be of the project; rows no longer in the sheet are left out.
   */
  rows(ids: readonly RowId[], columns: readonly SearchedColumn[], needle: Needle): SearchedRow[] {
    const [first, last] = [ids[0], ids.at(-1)]
    if (first === undefined || last === undefined || columns.length === 0) return []
    // Rows in the order of their making, as most sheets have them, are read in one go.
    const inOneGo = ids.every((id, at) => id === first + at)
    const values = needle ? columns.map(() => (needle.matchCase ? needle.text : likePattern(needle.text))) : []
    const where = needle ? `AND (${columns.map((column) => condition(column, needle.matchCase)).join(' OR ')})` : ''
    const selected = columns.map(({ id }) => `, c.${id}`).join('')
    const read = inOneGo
      ? this.#db.all(
          // CROSS JOIN: cells first, or SQLite goes through the index of all rows for every stretch.
          `SELECT r.id${selected} FROM cells c CROSS JOIN rows r ON r.id = c.id
           WHERE c.id BETWEEN ? AND ? ${where} AND r.gone = 0 ORDER BY c.id`,
          ...[first, last, ...values],
        )
      : this.#db.all(
          `SELECT r.id${selected} FROM json_each(?) AS wanted CROSS JOIN rows r ON r.id = wanted.value
           JOIN cells c ON c.id = r.id WHERE r.gone = 0 ${where}`,
          ...[JSON.stringify(ids), ...values],
        )
    return read.map((row) => ({
      id: int(row, 'id'),
      texts: columns.map(({ id }) => {
        const text = row[id]
        return typeof text === 'string' ? text : ''
      }),
    }))
  }
}

function condition({ id, escaped }: SearchedColumn, matchCase: boolean): string {
  const plain = matchCase ? `instr(c.${id}, ?) > 0` : `c.${id} LIKE ? ESCAPE '\\'`
  return escaped ? `${plain} OR instr(c.${id}, '\\') > 0` : plain
}
