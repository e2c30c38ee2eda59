import { z } from 'zod'
import { Totals } from '../../shared/domain/totals.ts'
import { type Database, int, text } from './file/database.ts'
import { stored } from './file/stored.ts'

/** Repeats of a sheet of more rows than these are looked for when all of it is counted, see duplicates.ts. */
const LISTED_AT_ONCE = 10_000

/**
 * Totals as they are stored; `duplicates` are the rows flagged as repeats, which no row of `issues` holds. `listed`: all
 * that are repeats are flagged. `countedAs`: by what reading the rows were counted; empty where that is not known.
 */
const Ledger = Totals.extend({
  duplicates: z.number().int(),
  listed: z.boolean().default(false),
  countedAs: z.string().default(''),
})
export type Ledger = z.infer<typeof Ledger>

/** Totals of a sheet of which nothing is known but its rows. */
export function uncounted(rows: number, validationRows: number): Ledger {
  return {
    rows,
    validationRows,
    counted: 0,
    tokens: 0,
    trainTokens: 0,
    billedTokens: 0,
    completionTokens: 0,
    longest: 0,
    overLimit: 0,
    issues: { error: 0, warning: 0, hint: 0 },
    rowsWith: { error: 0, warning: 0, hint: 0 },
    duplicates: 0,
    listed: rows <= LISTED_AT_ONCE,
    countedAs: '',
  }
}

/**
 * The few numbers that every commit moves, in memory and as one row of the file: no edit ever counts the sheet again.
 * Changed only inside a transaction, which ends with `save()`; after a failure `reload()` makes it true again.
 */
export class State {
  readonly #db: Database
  /** Grows with every committed change set. */
  revision = 0
  savedAt = 0
  /** The id the next row gets; never goes back, so that no id is used twice. */
  nextRow = 1
  /** The stamp of the newest change; and the one below which all facts are out of date. */
  stamp = 0
  invalidated = 0
  /** The newest change set that is not undone; 0: none. */
  historyAt = 0
  /** The version of the rules that the rows were checked by. */
  rules = 0
  totals: Ledger = uncounted(0, 0)

  constructor(db: Database) {
    this.#db = db
    this.reload()
  }

  reload(): void {
    const row = this.#db.get('SELECT * FROM state')
    if (!row) throw new TypeError('A project file without its state')
    this.revision = int(row, 'revision')
    this.savedAt = int(row, 'saved_at')
    this.nextRow = int(row, 'next_row')
    this.stamp = int(row, 'stamp')
    this.invalidated = int(row, 'invalidated')
    this.historyAt = int(row, 'history_at')
    this.rules = int(row, 'rules')
    this.totals = stored(this.#db, Ledger, text(row, 'totals'))
  }

  save(): void {
    this.#db.run(
      `UPDATE state SET revision = ?, saved_at = ?, next_row = ?, stamp = ?, invalidated = ?, history_at = ?, rules = ?, totals = ?`,
      ...[this.revision, this.savedAt, this.nextRow, this.stamp, this.invalidated, this.historyAt, this.rules],
      JSON.stringify(this.totals),
    )
  }
}
