import type { Database } from '../file/database.ts'

/** What the points are called that somebody went back from and then did something else. */
const NAME = 'Before going back'

/** In `versions.hidden`: a bookmark. 0 is a version that is listed, 1 that of a job whose name was taken away. */
const BOOKMARK = 2

/**
 * Points that were left by going back in the history. They are nothing to look at as long as one may still go forward
 * again; when something else is done they become versions, so that the way there is never given up. Rows of `versions`,
 * written inside the transaction that moves through the history.
 */
export class Bookmarks {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** `rows`: rows of the sheet at that point. `now`: milliseconds since 1970. */
  leave(change: number, rows: number, now: number): void {
    this.#db.run(
      'INSERT INTO versions (name, at, change, rows, job, hidden) VALUES (?, ?, ?, ?, NULL, ?)',
      ...[NAME, now, change, rows, BOOKMARK],
    )
  }

  /** Something else is about to be done at a point: the farthest one that was left gets its name, unless it has one. */
  settle(at: number): void {
    this.#db.run(
      `UPDATE versions SET hidden = 0 WHERE id =
        (SELECT id FROM versions WHERE hidden = ?1 AND change > ?2 ORDER BY change DESC, id DESC LIMIT 1)
        AND change NOT IN (SELECT change FROM versions WHERE hidden = 0)`,
      ...[BOOKMARK, at],
    )
    this.#db.run('DELETE FROM versions WHERE hidden = ?', BOOKMARK)
  }
}
