import type { RowId } from '../../shared/domain/row.ts'
import { type Database, int } from './database.ts'

/** How many rows an act names; beyond that it only says that there were more. */
const NAMED = 1000

/** What an edit, an undo or a redo did, for those who show or count the rows. */
export type Applied = {
  /** Rows whose text or split changed, the first thousand. */
  readonly changed: RowId[]
  /** Rows that came into the sheet: all new ones of an edit; after undo or redo the first thousand. */
  readonly inserted: RowId[]
  /** Rows came, went, or more changed than `changed` names. */
  readonly reload: boolean
  /** Every row's facts are out of date (and forgotten already). */
  readonly recountAll: boolean
}

/**
 * Gathers the effects of the steps of one change set. Rows whose text changed, came or went are also kept in the
 * temporary table `touched`, however many there are.
 */
export class Effects {
  readonly #db: Database
  readonly #changed = new Set<RowId>()
  readonly #added = new Set<RowId>()
  readonly #removed = new Set<RowId>()
  #changedMore = false
  #movedMore = false
  recountAll = false
  /** Cells changed, for telling how far a sheet has moved on since a job. */
  cells = 0

  constructor(db: Database) {
    this.#db = db
    db.run('DELETE FROM touched')
  }

  /** `sql` selects the ids of rows whose text changed. */
  changedText(sql: string, step: number): void {
    this.#db.run(`INSERT INTO touched SELECT row, 1 FROM (${sql}) WHERE TRUE ON CONFLICT DO UPDATE SET text = 1`, step)
    this.changedSplit(sql, step)
  }

  /** A split is no text: the row keeps its facts. */
  changedSplit(sql: string, step: number): void {
    const rows = this.#db.all(`${sql} LIMIT ${NAMED + 1}`, step)
    for (const row of rows.slice(0, NAMED)) this.#changed.add(int(row, 'row'))
    this.#changedMore ||= rows.length > NAMED
  }

  appeared(step: number): void {
    for (const id of this.#moved(step)) if (!this.#removed.delete(id)) this.#added.add(id)
  }

  vanished(step: number): void {
    for (const id of this.#moved(step)) if (!this.#added.delete(id)) this.#removed.add(id)
  }

  #moved(step: number): RowId[] {
    this.#db.run('INSERT OR IGNORE INTO touched SELECT row, 0 FROM history_rows WHERE step = ?', step)
    const rows = this.#db.all(`SELECT row FROM history_rows WHERE step = ? LIMIT ${NAMED + 1}`, step)
    this.#movedMore ||= rows.length > NAMED
    return rows.map((row) => int(row, 'row'))
  }

  /** Rows that came and went, by id; null when there are too many to name. */
  get moved(): { readonly added: RowId[] | null; readonly removed: RowId[] | null } {
    return this.#movedMore ? { added: null, removed: null } : { added: [...this.#added], removed: [...this.#removed] }
  }

  /** `inserted`: the new rows of an edit, all of them, where the caller knows them. */
  toApplied(inserted: readonly RowId[] = []): Applied {
    const moved = this.#movedMore || this.#added.size > 0 || this.#removed.size > 0
    const isHere = (id: RowId): boolean => !this.#added.has(id) && !this.#removed.has(id)
    return {
      changed: [...this.#changed].filter(isHere).slice(0, NAMED),
      inserted: inserted.length > 0 ? [...inserted] : [...this.#added].slice(0, NAMED),
      reload: moved || this.#changedMore || this.#changed.size > NAMED,
      recountAll: this.recountAll,
    }
  }
}
