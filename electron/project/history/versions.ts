import type { Version } from '../../../shared/contract/versions.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import { type Database, int, type SqlRow, text, textOrNull } from '../file/database.ts'
import type { State } from '../state.ts'

const SHOWN = 'SELECT id, name, at, change, rows, job FROM versions WHERE hidden = 0'

/** `at`: now, in milliseconds since 1970. `job`: the submission that is made of it. */
export type NewVersion = { readonly name: string; readonly at: number; readonly job?: string }

/**
 * Names of points of the history. A version holds no data of its own: saving one takes no time at any size, and the
 * history keeps what versions stand on. Each call is on disk when it returns; none may be made during a long act.
 */
export class Versions {
  readonly #db: Database
  readonly #state: State

  constructor(db: Database, state: State) {
    this.#db = db
    this.#state = state
  }

  /** Newest first. */
  list(): Version[] {
    return this.#db.all(`${SHOWN} ORDER BY at DESC, id DESC`).map(toVersion)
  }

  /** @throws Failure `not-found` */
  get(id: number): Version {
    const row = this.#db.get(`${SHOWN} AND id = ?`, id)
    if (row) return toVersion(row)
    throw new Failure({
      code: 'not-found',
      message: 'This version is not there any more.',
      hint: 'Its name was removed. The data is still in the history.',
    })
  }

  /** Names the present state. */
  save({ name, at, job }: NewVersion): Version {
    const { historyAt, totals } = this.#state
    this.#db.run(
      'INSERT INTO versions (name, at, change, rows, job) VALUES (?, ?, ?, ?, ?)',
      ...[name, at, historyAt, totals.rows, job ?? null],
    )
    return this.get(this.#db.number('SELECT last_insert_rowid()'))
  }

  /** @throws Failure `not-found` */
  rename(id: number, name: string): Version {
    this.get(id)
    this.#db.run('UPDATE versions SET name = ? WHERE id = ?', name, id)
    return this.get(id)
  }

  /**
   * Takes a name away. That of a job is only hidden, so that the rows a model was trained on are never given up.
   * @throws Failure `not-found`
   */
  remove(id: number): void {
    const { job } = this.get(id)
    this.#db.run(job === null ? 'DELETE FROM versions WHERE id = ?' : 'UPDATE versions SET hidden = 1 WHERE id = ?', id)
  }
}

function toVersion(row: SqlRow): Version {
  return {
    id: int(row, 'id'),
    name: text(row, 'name'),
    at: int(row, 'at'),
    change: int(row, 'change'),
    rows: int(row, 'rows'),
    job: textOrNull(row, 'job'),
  }
}
