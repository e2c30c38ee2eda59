import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite'
import { toFailure } from './sqlFailure.ts'

export type SqlRow = Readonly<Record<string, SQLOutputValue>>

/**
 * One SQLite file. Statements are prepared once per text and kept; every error leaves as a Failure naming the file.
 * There is one connection per file and everything is synchronous, so a transaction is never interleaved.
 */
export class Database {
  readonly path: string
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  /** `waitMs`: how long to wait for another process before failing with `locked`. */
  constructor(path: string, waitMs: number) {
    this.path = path
    this.#db = this.#guard(() => new DatabaseSync(path, { timeout: waitMs }))
  }

  #guard<T>(act: () => T): T {
    try {
      return act()
    } catch (error) {
      throw toFailure(error, this.path)
    }
  }

  /** A prepared statement, for loops in which even the look-up by its text would count. */
  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql)
    if (!statement) this.#statements.set(sql, (statement = this.#db.prepare(sql)))
    return statement
  }

  /** Statements without parameters or answers, several separated by `;`. */
  exec(sql: string): void {
    this.#guard(() => {
      this.#db.exec(sql)
    })
  }

  /** Runs one statement; the number of rows it changed. */
  run(sql: string, ...values: readonly SQLInputValue[]): number {
    try {
      return Number(this.#prepared(sql).run(...values).changes)
    } catch (error) {
      throw toFailure(error, this.path)
    }
  }

  get(sql: string, ...values: readonly SQLInputValue[]): SqlRow | undefined {
    try {
      return this.#prepared(sql).get(...values)
    } catch (error) {
      throw toFailure(error, this.path)
    }
  }

  all(sql: string, ...values: readonly SQLInputValue[]): SqlRow[] {
    try {
      return this.#prepared(sql).all(...values)
    } catch (error) {
      throw toFailure(error, this.path)
    }
  }

  /** The first value of the first row as a number; 0 for none and for NULL, as a sum over nothing is NULL. */
  number(sql: string, ...values: readonly SQLInputValue[]): number {
    const row = this.get(sql, ...values)
    return row ? Number(Object.values(row)[0] ?? 0) : 0
  }

  /** A function for SQL: pure, of texts and NULLs, answering yes or no. */
  define(name: string, act: (...values: (string | null)[]) => boolean): void {
    const typed = (value: SQLOutputValue): string | null => (typeof value === 'string' ? value : null)
    this.#db.function(name, { deterministic: true, varargs: true }, (...values) => (act(...values.map(typed)) ? 1 : 0))
  }

  /** All or nothing; committed to disk when it returns, as far as `synchronous` promises. */
  transaction<T>(act: () => T): T {
    this.exec('BEGIN IMMEDIATE')
    try {
      const result = act()
      this.exec('COMMIT')
      return result
    } catch (error) {
      // A full disk makes SQLite roll back on its own.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }

  get isOpen(): boolean {
    return this.#db.isOpen
  }

  close(): void {
    if (!this.#db.isOpen) return
    this.#statements.clear()
    this.#db.close()
  }
}

/** A column of an answer that the schema promises to be a number. */
export function int(row: SqlRow, name: string): number {
  const value = row[name]
  if (typeof value !== 'number') throw new TypeError(`Expected a number in ${name}`)
  return value
}

/** A column of an answer that the schema promises to be a text. */
export function text(row: SqlRow, name: string): string {
  const value = row[name]
  if (typeof value !== 'string') throw new TypeError(`Expected a text in ${name}`)
  return value
}

/** A text or NULL. */
export function textOrNull(row: SqlRow, name: string): string | null {
  return row[name] === null ? null : text(row, name)
}
