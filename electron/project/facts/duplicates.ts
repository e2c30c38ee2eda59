import type { RowId } from '../../../shared/domain/row.ts'
import { type Database, int, text } from '../file/database.ts'
import { addRepeats, type Tally } from './tally.ts'
import { type State } from '../state.ts'

/** Rows gathered, and rows put into the list, by one statement: some milliseconds each. */
const PIECES = { gathered: 3000, listed: 1000 }

/** Where a list begins: below every fingerprint there is. */
const BEGINNING: Place = { fingerprint: -(2n ** 63n), row: 0 }

const NEXT = 'SELECT (SELECT min(e.row) FROM equals e WHERE e.fingerprint = h.fingerprint) FROM heads h'
const REPEATS = `SELECT e.row FROM equals e WHERE (e.fingerprint, e.row) > (?, ?)
  AND EXISTS (SELECT 1 FROM equals p WHERE p.fingerprint = e.fingerprint AND p.row < e.row)`

type Place = { readonly fingerprint: bigint; readonly row: RowId }

/**
 * Rows that say the same as an earlier one, by id. `equals` lists rows by fingerprint, and every row in it that has an
 * earlier one beside it is flagged as a repeat. One look-up per row, however many are equal.
 *
 * Fingerprints are random: put into the list as they are counted, each would write a page of its own, 4 GB for a million
 * rows. So of a sheet that is counted from the start the list is made when all of it is counted, from its beginning to its
 * end: rows are gathered in memory, which puts them in order, and taken from there piece by piece. Edits in between find
 * a list that is right as far as it goes; what belongs behind its end waits in memory with the others. After a crash the
 * end of the list says how far it is.
 */
export class Duplicates {
  readonly #db: Database
  readonly #state: State
  readonly #pieces: typeof PIECES
  /** The end of a list that is being made. Behind it nothing is listed. */
  #end: Place = BEGINNING
  /** The highest id that was gathered; null: nothing is being gathered, and memory holds nothing. */
  #gathered: RowId | null = null

  constructor(db: Database, state: State, pieces = PIECES) {
    this.#db = db
    this.#state = state
    this.#pieces = pieces
    this.reload()
  }

  /** After opening, and after a failed commit. */
  reload(): void {
    this.#gathered = null
    this.#end = this.#state.totals.listed ? BEGINNING : this.#lastListed()
  }

  #lastListed(): Place {
    // Fingerprints are 64 bits wide, more than a number holds.
    const sql = `SELECT CAST(fingerprint AS TEXT) AS fingerprint, row FROM equals
      ORDER BY equals.fingerprint DESC, row DESC LIMIT 1`
    const last = this.#db.get(sql)
    return last ? { fingerprint: BigInt(text(last, 'fingerprint')), row: int(last, 'row') } : BEGINNING
  }

  /** Adds a row that is about to be stored; whether it repeats an earlier one. When it is itself the earliest, the next one does. */
  add(row: RowId, fingerprint: bigint | null, tally: Tally): boolean {
    if (fingerprint === null) return false
    if (!this.#isListed({ fingerprint, row })) {
      if (this.#gathered !== null) this.#db.run('INSERT OR IGNORE INTO gathered VALUES (?, ?)', fingerprint, row)
      return false
    }
    const sql = `SELECT f.row, f.severities FROM equals e CROSS JOIN facts f ON f.row = e.row
      WHERE e.fingerprint = ? ORDER BY e.row LIMIT 1`
    const first = this.#db.get(sql, fingerprint)
    this.#db.run('INSERT INTO equals VALUES (?, ?)', fingerprint, row)
    if (!first) return false
    if (int(first, 'row') < row) return true
    this.#db.run('UPDATE facts SET duplicate = 1 WHERE row = ?', int(first, 'row'))
    tally.addRepeat(int(first, 'severities'))
    return false
  }

  /** Whether a row with this fingerprint belongs in the list as far as it goes. */
  #isListed({ fingerprint, row }: Place): boolean {
    if (this.#state.totals.listed) return true
    const end = this.#end
    return fingerprint === end.fingerprint ? row <= end.row : fingerprint < end.fingerprint
  }

  /** Deletes the facts of the rows in `forgotten`; where the earliest of some equal rows goes, the next takes its place. */
  forgetSome(): void {
    const forgotten = `FROM forgotten t CROSS JOIN facts f ON f.row = t.row WHERE f.fingerprint IS NOT NULL`
    this.#db.run('DELETE FROM heads')
    this.#db.run(`INSERT OR IGNORE INTO heads SELECT f.fingerprint ${forgotten} AND f.duplicate = 0`)
    for (const list of this.#gathered === null ? ['equals'] : ['equals', 'gathered'])
      this.#db.run(`DELETE FROM ${list} WHERE (fingerprint, row) IN (SELECT f.fingerprint, f.row ${forgotten})`)
    this.#db.run('DELETE FROM facts WHERE row IN (SELECT row FROM forgotten)')
    const promoted = this.#db.get(`SELECT count(*) AS count, total((severities & 2) = 0) AS alone FROM facts
      WHERE duplicate = 1 AND row IN (${NEXT})`)
    if (!promoted || int(promoted, 'count') === 0) return
    this.#db.run(`UPDATE facts SET duplicate = 0 WHERE duplicate = 1 AND row IN (${NEXT})`)
    addRepeats(this.#state.totals, -int(promoted, 'count'), -int(promoted, 'alone'))
  }

  /** All facts were forgotten. */
  startOver(): void {
    this.#db.run('DELETE FROM equals')
    this.reload()
  }

  /**
   * Does a piece of what makes the list whole. `commit` does what is to be written to the file.
   * @returns rows that were looked at
   */
  goOn(commit: (act: () => void) => void): number {
    if (this.#gathered === null) {
      this.#db.run('DELETE FROM gathered')
      this.#gathered = 0
    }
    if (this.#gathered < this.#state.nextRow) return this.#gather(this.#gathered)
    let listed = 0
    let end = this.#end
    commit(() => {
      listed = this.#list()
      if (listed > 0) end = this.#lastListed()
      else this.#state.totals.listed = true
    })
    this.#end = end
    if (listed === 0) this.#db.run('DELETE FROM gathered')
    return listed
  }

  #gather(from: RowId): number {
    const { fingerprint, row } = this.#end
    this.#gathered = from + this.#pieces.gathered
    return this.#db.run(
      `INSERT OR IGNORE INTO gathered SELECT fingerprint, row FROM facts
       WHERE row > ? AND row <= ? AND (fingerprint, row) > (?, ?)`,
      ...[from, this.#gathered, fingerprint, row],
    )
  }

  #list(): number {
    const place = [this.#end.fingerprint, this.#end.row] as const
    const next = `SELECT fingerprint, row FROM gathered WHERE (fingerprint, row) > (?, ?)
      ORDER BY fingerprint, row LIMIT ${this.#pieces.listed}`
    const listed = this.#db.run(`INSERT INTO equals ${next}`, ...place)
    const flag = `UPDATE facts SET duplicate = 1 WHERE row IN (${REPEATS}) RETURNING (severities & 2) = 0 AS alone`
    const found = this.#db.all(flag, ...place)
    const alone = found.filter((row) => int(row, 'alone') === 1)
    addRepeats(this.#state.totals, found.length, alone.length)
    return listed
  }
}
