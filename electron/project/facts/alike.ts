import { SKETCH } from '../../../shared/domain/alike/sketch.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { type Database, int } from '../file/database.ts'
import { parseIds } from '../file/idArray.ts'

/** Changed rows that are named one by one; beyond it all are read again. */
const MOST_NAMED = 20_000

/** Sketches of some rows by rising id, `SKETCH` bytes each. */
export type SketchBatch = { readonly ids: Uint32Array<ArrayBuffer>; readonly bytes: Uint8Array<ArrayBuffer> }

/** `rows` null: anything may have changed. */
export type SketchChanges = { readonly rows: ReadonlySet<RowId> | null }

/**
 * The sketches by which look-alikes are told, beside the facts of the rows and true for as long as these. Whoever
 * compares them asks for what changed since it last asked.
 */
export class SketchStore {
  readonly #db: Database
  #changed: Set<RowId> | null = null

  constructor(db: Database) {
    this.#db = db
  }

  /** After a failed commit: what was changed and what not is no longer known. */
  reload(): void {
    this.#changed = null
  }

  put(row: RowId, sketch: Uint8Array | null): void {
    this.#note(row)
    if (sketch) this.#db.run('INSERT OR REPLACE INTO sketches VALUES (?, ?)', row, sketch)
  }

  /** The rows in the temporary table `forgotten` are no longer what they were. */
  forgetSome(): void {
    const rows = this.#changed ? this.#db.all(`SELECT row FROM forgotten LIMIT ${MOST_NAMED + 1}`) : []
    for (const row of rows) this.#note(int(row, 'row'))
    this.#db.run('DELETE FROM sketches WHERE row IN (SELECT row FROM forgotten)')
  }

  forgetAll(): void {
    this.#changed = null
    this.#db.run('DELETE FROM sketches')
  }

  #note(row: RowId): void {
    this.#changed?.add(row)
    if (this.#changed && this.#changed.size > MOST_NAMED) this.#changed = null
  }

  /** Rows that are held back, by rising id. */
  heldBack(): Uint32Array {
    const sql = 'SELECT group_concat(id) AS ids FROM (SELECT id FROM rows WHERE split = 1 AND gone = 0 ORDER BY id)'
    const ids = this.#db.get(sql)?.['ids']
    return typeof ids === 'string' ? parseIds(ids) : new Uint32Array(0)
  }

  /** Whether anything changed since `takeChanges`. */
  get unread(): boolean {
    return this.#changed === null || this.#changed.size > 0
  }

  /** What changed since this was last asked; after the first time it is asked, everything. */
  takeChanges(): SketchChanges {
    const rows = this.#changed
    this.#changed = new Set()
    return { rows }
  }

  /** Sketches of rows with an id above `after`; rows that ask nothing have none. */
  batch(after: RowId, limit: number): SketchBatch {
    return toBatch(this.#db.all('SELECT row, sketch FROM sketches WHERE row > ? ORDER BY row LIMIT ?', after, limit))
  }

  /** Sketches of some rows, of those that have one. */
  of(rows: readonly RowId[]): SketchBatch {
    const sql = 'SELECT row, sketch FROM sketches WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row'
    return toBatch(this.#db.all(sql, JSON.stringify(rows)))
  }
}

function toBatch(found: readonly Readonly<Record<string, unknown>>[]): SketchBatch {
  const ids = new Uint32Array(found.length)
  const bytes = new Uint8Array(found.length * SKETCH)
  found.forEach(({ row, sketch }, at) => {
    ids[at] = Number(row)
    // A sketch of another length was made by another version of the app; it is like no other.
    if (sketch instanceof Uint8Array && sketch.length === SKETCH) bytes.set(sketch, at * SKETCH)
  })
  return { ids, bytes }
}
