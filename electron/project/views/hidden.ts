import type { HiddenState } from '../../../shared/contract/project.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { Pace, type PaceOptions } from '../../pace.ts'
import { type Database, int, type SqlRow } from '../file/database.ts'
import type { Turn } from '../file/turns.ts'
import type { Views } from './view.ts'

/** Rows hidden, or looked at, by one statement: a few milliseconds of work. */
const PIECE = 2000

const HIDE = 'INSERT OR IGNORE INTO hidden SELECT value, ? FROM json_each(?)'
const SHOW = 'DELETE FROM hidden WHERE row IN (SELECT value FROM json_each(?))'
// CROSS JOIN: the hidden rows first, or SQLite goes through all rows of the sheet for each piece.
const NEXT = `SELECT h.row, h.act, r.position FROM hidden h CROSS JOIN rows r ON r.id = h.row
  WHERE h.row > ? AND r.gone = 0 ORDER BY h.row LIMIT ${PIECE}`

/** From one row to another one below it in the sheet; null: from its top, or to its end. */
export type Between = readonly [above: RowId | null, below: RowId | null]

/** Which rows are to be shown again: those between others, those of one act of hiding, or all. */
export type Unhiding = 'all' | { readonly act: number } | { readonly between: readonly Between[] }

/**
 * Which rows are hidden: a matter of looking, as with columns. They are in the sheet like all others, and only views that
 * say so leave them out. Kept with the project, and no part of its history.
 */
export class HiddenRows {
  readonly #db: Database
  readonly #views: Pick<Views, 'hid'>
  #rows = 0
  #act = 0

  constructor(db: Database, views: Pick<Views, 'hid'>) {
    this.#db = db
    this.#views = views
    this.reload()
  }

  reload(): void {
    const row = this.#db.get('SELECT rows, act FROM hiding')
    if (!row) throw new TypeError('A project file without its hidden rows')
    this.#rows = int(row, 'rows')
    this.#act = int(row, 'act')
  }

  get state(): HiddenState {
    return { rows: this.#rows, act: this.#act }
  }

  /** Hidden rows came into the sheet or left it. Inside a transaction. */
  follow(difference: number): void {
    if (difference === 0) return
    this.#rows += difference
    this.#save()
  }

  /** Hides rows that are in the sheet, in pieces, all or none. `onProgress`: rows so far. */
  hide(ids: Uint32Array, options: PaceOptions): Promise<void> {
    return this.#inPieces(async (turn) => {
      const pace = new Pace(options)
      for (let at = 0; at < ids.length; at += PIECE) {
        const some = Array.from(ids.subarray(at, at + PIECE))
        turn(() => {
          this.#rows += this.#db.run(HIDE, this.#act, JSON.stringify(some))
        })
        await pace.next(some.length)
      }
    })
  }

  /** Shows rows again, in pieces, all or none. Where none is hidden between the others, all are shown again. */
  show(which: Unhiding, options: PaceOptions): Promise<void> {
    return this.#inPieces(async (turn) => {
      const some = which !== 'all' && (await this.#showSome(which, turn, new Pace(options)))
      if (some || (which !== 'all' && 'act' in which)) return
      turn(() => {
        this.#db.run('DELETE FROM hidden')
        this.#rows = 0
      })
    })
  }

  /** False: none of these rows was hidden. */
  async #showSome(which: Exclude<Unhiding, 'all'>, turn: Turn, pace: Pace): Promise<boolean> {
    const isWanted = 'act' in which ? (row: SqlRow) => row['act'] === which.act : this.#isBetween(which.between)
    const before = this.#rows
    for (let after = 0; ;) {
      const rows = this.#db.all(NEXT, after)
      if (rows.length === 0) return this.#rows < before
      after = int(rows.at(-1) ?? {}, 'row')
      const wanted = rows.filter(isWanted).map((row) => int(row, 'row'))
      if (wanted.length > 0) {
        turn(() => {
          this.#rows -= this.#db.run(SHOW, JSON.stringify(wanted))
        })
      }
      await pace.next(rows.length)
    }
  }

  #isBetween(between: readonly Between[]): (row: SqlRow) => boolean {
    const placeOf = (id: RowId | null, none: number): number =>
      id === null ? none : this.#db.number('SELECT position FROM rows WHERE id = ?', id)
    const spans = between.map(([above, below]) => [placeOf(above, -Infinity), placeOf(below, Infinity)] as const)
    return (row) => {
      const position = int(row, 'position')
      return spans.some(([from, to]) => position > from && position < to)
    }
  }

  async #inPieces(work: (turn: Turn) => Promise<void>): Promise<void> {
    try {
      await this.#db.longTransaction(async (turn) => {
        this.#act += 1
        await work(turn)
        turn(() => {
          this.#save()
        })
      })
    } catch (error) {
      this.reload()
      throw error
    } finally {
      // Before anybody who waited goes on. When it failed, somebody may have seen the half of it in between.
      this.#views.hid()
    }
  }

  #save(): void {
    this.#db.run('UPDATE hiding SET rows = ?, act = ?', this.#rows, this.#act)
  }
}
