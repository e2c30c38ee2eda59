import type { RowId } from '../../../shared/domain/row.ts'
import { type Database, int } from '../file/database.ts'

/** How many rows an act names; beyond that it only says that there were more. */
const NAMED = 1000

/** What an edit, an undo or a redo did, for those who show or count the rows. */
export type Applied = {
  /** Rows whose text or split changed, the first thousand. */
  readonly changed: RowId[]
  /** Rows that came into the sheet: all new ones of an edit; after undo or redo the first thousand. */
  readonly inserted: RowId[]
  /** Rows came, went, moved, or more changed than `changed` names. */
  readonly reload: boolean
  /** Every row's facts are out of date (and forgotten already). */
  readonly recountAll: boolean
}

export const NOTHING_APPLIED: Applied = { changed: [], inserted: [], reload: false, recountAll: false }

/** Rows by id, the first thousand, and whether there were more. */
class Named {
  readonly ids = new Set<RowId>()
  more = false

  add(rows: readonly RowId[]): void {
    for (const id of rows) {
      if (this.ids.size < NAMED) this.ids.add(id)
      else if (!this.ids.has(id)) this.more = true
    }
  }
}

/**
 * Gathers the effects of the steps of one change set. Rows whose text changed, came or went are also kept in the
 * temporary table `touched`, however many there are. Where rows are asked for, `sql` selects their ids as `row`.
 */
export class Effects {
  readonly #db: Database
  readonly #changed = new Named()
  readonly #added = new Named()
  readonly #removed = new Named()
  #reordered = false
  recountAll = false
  /** Cells changed, for telling how far a sheet has moved on since a job. */
  cells = 0
  /** Rows whose split changed. */
  splitRows = 0
  /** Hidden rows that came into the sheet, less those that left it. */
  hidden = 0

  constructor(db: Database) {
    this.#db = db
    db.run('DELETE FROM touched')
  }

  changedText(sql: string, ...values: readonly number[]): void {
    this.#db.run(
      `INSERT INTO touched SELECT row, 1 FROM (${sql}) WHERE TRUE ON CONFLICT DO UPDATE SET text = 1`,
      ...values,
    )
    this.changedSplit(sql, ...values)
  }

  /** A split is no text: the row keeps its facts. */
  changedSplit(sql: string, ...values: readonly number[]): void {
    if (!this.#changed.more) this.#changed.add(this.#idsOf(sql, values))
  }

  moved(sql: string, values: readonly number[], appeared: boolean): void {
    this.#db.run(`INSERT OR IGNORE INTO touched SELECT row, 0 FROM (${sql})`, ...values)
    const hidden = this.#db.number(`SELECT count(*) FROM hidden WHERE row IN (${sql})`, ...values)
    this.hidden += appeared ? hidden : -hidden
    const [to, from] = appeared ? [this.#added, this.#removed] : [this.#removed, this.#added]
    to.add(this.#idsOf(sql, values).filter((id) => !from.ids.delete(id)))
  }

  /** Rows have another place. */
  reordered(step: number): void {
    if (this.#db.get('SELECT 1 FROM history_places WHERE step = ?', step)) this.#reordered = true
  }

  #idsOf(sql: string, values: readonly number[]): RowId[] {
    return this.#db.all(`SELECT row FROM (${sql}) LIMIT ${NAMED + 1}`, ...values).map((row) => int(row, 'row'))
  }

  /** Rows that came and went, by id; null when there are too many to name, or when rows changed places. */
  get places(): { readonly added: RowId[] | null; readonly removed: RowId[] | null } {
    if (this.#movedMore || this.#reordered) return { added: null, removed: null }
    return { added: [...this.#added.ids], removed: [...this.#removed.ids] }
  }

  get #movedMore(): boolean {
    return this.#added.more || this.#removed.more
  }

  /** `inserted`: the new rows of an edit, all of them, where the caller knows them. */
  toApplied(inserted: readonly RowId[] = []): Applied {
    const moved = this.#movedMore || this.#reordered || this.#added.ids.size > 0 || this.#removed.ids.size > 0
    const isHere = (id: RowId): boolean => !this.#added.ids.has(id) && !this.#removed.ids.has(id)
    return {
      changed: [...this.#changed.ids].filter(isHere),
      inserted: inserted.length > 0 ? [...inserted] : [...this.#added.ids],
      reload: moved || this.#changed.more,
      recountAll: this.recountAll,
    }
  }
}
