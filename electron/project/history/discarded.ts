import { type Database, int } from '../file/database.ts'

/** Stands in place of the change set of a step that was given up. */
export const GIVEN_UP = -1

/** Rows or texts cleared at a time: some milliseconds of work. */
const PIECE = 2000
/** Milliseconds between two of them, in which the window asks for what it shows. */
const PAUSE_MS = 50

const ROWS = `SELECT row FROM history_rows WHERE step = ?1 ORDER BY row LIMIT ${PIECE}`
const NEW_ROWS = `SELECT id FROM rows WHERE gone = 1 AND id IN (${ROWS})`
const PLACES = `SELECT row FROM history_places WHERE step = ?1 ORDER BY row LIMIT ${PIECE}`

const INSERTED = [
  `DELETE FROM hidden WHERE row IN (${NEW_ROWS})`,
  `DELETE FROM cells WHERE id IN (${NEW_ROWS})`,
  `DELETE FROM rows WHERE id IN (${NEW_ROWS})`,
]
const KEPT = [
  `DELETE FROM history_rows WHERE step = ?1 AND row IN (${ROWS})`,
  `DELETE FROM history_cells WHERE rowid IN (SELECT rowid FROM history_cells WHERE step = ?1 LIMIT ${PIECE})`,
  `DELETE FROM history_places WHERE step = ?1 AND row IN (${PLACES})`,
]

/**
 * Clears what steps kept that were given up, in quiet moments: it may be a million texts, and nobody waits for it. What
 * is left when the file is closed is cleared after it is opened again.
 */
export class Discarded {
  readonly #db: Database
  #timer: NodeJS.Timeout | null = null

  constructor(db: Database) {
    this.#db = db
    this.clearSoon()
  }

  clearSoon(): void {
    if (this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      if (!this.#db.isOpen) return
      try {
        // In a long act it waits its turn.
        if (this.#db.busy || this.#clearPiece()) this.clearSoon()
      } catch {
        // As on a full disk. Nothing is lost: it stays where it is, and the next opening tries again.
      }
    }, PAUSE_MS).unref()
  }

  /** False: there is nothing left. */
  #clearPiece(): boolean {
    // A damaged step only keeps rows from being cleared.
    const sql = `SELECT id, CASE WHEN json_valid(step) THEN step ->> 'type' = 'insert' ELSE 0 END AS inserted
      FROM history_steps WHERE change = ${GIVEN_UP} LIMIT 1`
    const step = this.#db.get(sql)
    if (!step) return false
    const id = int(step, 'id')
    this.#db.transaction(() => {
      // Rows that were only ever in this step go with it, texts included. Their ids are not used again.
      const statements = int(step, 'inserted') === 1 ? [...INSERTED, ...KEPT] : KEPT
      const cleared = statements.reduce((sum, statement) => sum + this.#db.run(statement, id), 0)
      if (cleared === 0) this.#db.run('DELETE FROM history_steps WHERE id = ?', id)
    })
    return true
  }
}
