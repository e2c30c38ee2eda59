import type { RowId } from '../../shared/domain/row.ts'
import { type Database, int } from './database.ts'
import { addRepeats, type Tally } from './tally.ts'
import type { State } from './state.ts'

/**
 * Above so many rows a sheet that is counted from the start gets its index of fingerprints only at the end: they are
 * random, so each insert would write a page of its own, 4 GB for a million rows.
 */
export const DEFERRED_ROWS = 10_000

const INDEX = 'CREATE INDEX facts_equal ON facts (fingerprint) WHERE fingerprint IS NOT NULL'

/** Rows that say the same as an earlier one, by id. One look-up per row, however many are equal. */
export class Duplicates {
  readonly #db: Database
  readonly #state: State
  #indexed = true

  constructor(db: Database, state: State) {
    this.#db = db
    this.#state = state
    this.reload()
  }

  reload(): void {
    this.#indexed = this.#db.get(`SELECT 1 FROM sqlite_schema WHERE name = 'facts_equal'`) !== undefined
  }

  /** Whether a row about to be stored repeats an earlier one. When it is itself the earliest, the next one becomes a repeat. */
  isRepeat(row: RowId, fingerprint: bigint | null, tally: Tally): boolean {
    if (!this.#indexed || fingerprint === null) return false
    const sql = 'SELECT row, severities FROM facts WHERE fingerprint = ? ORDER BY row LIMIT 1'
    const first = this.#db.get(sql, fingerprint)
    if (!first) return false
    if (int(first, 'row') < row) return true
    this.#db.run('UPDATE facts SET duplicate = 1 WHERE row = ?', int(first, 'row'))
    tally.addRepeat(int(first, 'severities'))
    return false
  }

  /** Deletes the facts of the rows in `forgotten`; where the earliest of some equal rows goes, the next takes its place. */
  forgetSome(): void {
    if (this.#indexed) {
      this.#db.run('DELETE FROM heads')
      this.#db
        .run(`INSERT OR IGNORE INTO heads SELECT f.fingerprint FROM forgotten t CROSS JOIN facts f ON f.row = t.row
        WHERE f.duplicate = 0 AND f.fingerprint IS NOT NULL`)
    }
    this.#db.run('DELETE FROM facts WHERE row IN (SELECT row FROM forgotten)')
    if (!this.#indexed) return
    const next = 'SELECT (SELECT min(f.row) FROM facts f WHERE f.fingerprint = h.fingerprint) FROM heads h'
    const promoted = this.#db.get(`SELECT count(*) AS count, total((severities & 2) = 0) AS alone FROM facts
      WHERE row IN (${next})`)
    if (!promoted || int(promoted, 'count') === 0) return
    this.#db.run(`UPDATE facts SET duplicate = 0 WHERE row IN (${next})`)
    addRepeats(this.#state.totals, -int(promoted, 'count'), -int(promoted, 'alone'))
  }

  /** All facts were forgotten. */
  startOver(): void {
    if (this.#state.totals.rows > DEFERRED_ROWS && this.#indexed) this.#db.exec('DROP INDEX facts_equal')
    this.reload()
  }

  /** Everything is counted: finds all repeats at once, about a second for a million rows. */
  catchUp(): void {
    const { totals } = this.#state
    if (this.#indexed || totals.counted < totals.rows) return
    this.#db.exec(INDEX)
    this.#db.run(`UPDATE facts SET duplicate = 1 WHERE row IN (SELECT row FROM
      (SELECT row, fingerprint = lag(fingerprint) OVER (ORDER BY fingerprint, row) AS same
       FROM facts WHERE fingerprint IS NOT NULL) WHERE same)`)
    const found = this.#db.get(
      'SELECT count(*) AS count, total((severities & 2) = 0) AS alone FROM facts WHERE duplicate = 1',
    )
    if (found) addRepeats(totals, int(found, 'count'), int(found, 'alone'))
    this.#indexed = true
  }
}
