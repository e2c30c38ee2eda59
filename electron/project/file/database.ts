import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite'
import { Log } from './log.ts'
import { busyFailure, movedFailure, toFailure } from './sqlFailure.ts'

export type SqlRow = Readonly<Record<string, SQLOutputValue>>

/**
 * One SQLite file. Statements are prepared once per text and kept; every error leaves as a Failure naming the file.
 * There is one connection per file and everything is synchronous, so a transaction is never interleaved.
 */
export class Database {
  readonly path: string
  readonly #db: DatabaseSync
  readonly #log: Log
  readonly #statements = new Map<string, StatementSync>()
  /** A long transaction is open; settles when it is over. */
  #busy: Promise<void> | null = null
  /** A piece of the long transaction is being done right now. */
  #inTurn = false
  readonly #waiting: (() => void)[] = []

  /** `waitMs`: how long to wait for another process before failing with `locked`. */
  constructor(path: string, waitMs: number) {
    this.path = path
    this.#db = this.#guard(() => new DatabaseSync(path, { timeout: waitMs }))
    this.#log = new Log(path, this.#db)
  }

  /** Null, or what to wait for before anything may be written. Ask again after waiting: another may have come first. */
  get busy(): Promise<void> | null {
    return this.#busy
  }

  /**
   * Everything is written into a log first, and nothing any more once the file was moved, see `Log`. Temporary tables
   * and 32 MB of pages are held in memory.
   */
  keepLog(): void {
    this.#guard(() => {
      this.#log.keep()
    })
    this.exec('PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768')
  }

  #ensureInPlace(): void {
    if (this.#log.isInPlace) return
    this.#log.empty()
    throw movedFailure(this.path)
  }

  /** While a long act is open, what others write would be taken back together with it. */
  #mayWrite(): void {
    if (this.#busy && !this.#inTurn) throw busyFailure(this.path)
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
    this.#mayWrite()
    this.#guard(() => {
      this.#db.exec(sql)
    })
  }

  /** Runs one statement; the number of rows it changed. */
  run(sql: string, ...values: readonly SQLInputValue[]): number {
    this.#mayWrite()
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
    this.#ensureInPlace()
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

  /** Meanwhile statements may also change what the file says of its tables, which is refused otherwise. */
  reshape(act: () => void): void {
    this.#db.enableDefensive(false)
    try {
      act()
    } finally {
      this.#db.enableDefensive(true)
    }
  }

  /**
   * A transaction in pieces: `turn` does one of them, and in between the process does other things. All or nothing, like
   * `transaction`; nobody else writes before it is over. It begins before this returns.
   */
  async longTransaction<T>(act: (turn: <R>(piece: () => R) => R) => Promise<T>): Promise<T> {
    this.#mayWrite()
    this.#ensureInPlace()
    this.exec('BEGIN IMMEDIATE')
    const { promise, resolve } = Promise.withResolvers<undefined>()
    this.#busy = promise.then(() => undefined)
    try {
      const result = await act((piece) => this.#turn(piece))
      await this.#log.writeOut()
      this.#turn(() => {
        this.#log.putOff()
        this.exec('COMMIT')
      })
      return result
    } catch (error) {
      if (this.#db.isOpen && this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    } finally {
      this.#busy = null
      this.#log.writeBackSoon(() => this.#busy === null)
      this.#letWaiting()
      resolve(undefined)
    }
  }

  /**
   * Writes as soon as nobody else's long act is open: now, or when it is over. For what must not be taken back together
   * with that act, and may be lost with the process because it can be learned again.
   */
  whenFree(write: () => void): void {
    if (this.#busy && !this.#inTurn) this.#waiting.push(write)
    else write()
  }

  #letWaiting(): void {
    for (const write of this.#waiting.splice(0)) {
      try {
        write()
      } catch (error) {
        // Nobody waits for it any more, so it is told to the process's log.
        process.stderr.write(`tunesheet: ${error instanceof Error ? error.message : String(error)}\n`)
      }
    }
  }

  #turn<T>(piece: () => T): T {
    this.#inTurn = true
    try {
      return piece()
    } finally {
      this.#inTurn = false
    }
  }

  get isOpen(): boolean {
    return this.#db.isOpen
  }

  close(): void {
    if (!this.#db.isOpen) return
    this.#statements.clear()
    this.#log.close()
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
