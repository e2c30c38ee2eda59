import type { HistoryEntry, HistoryPage } from '../../../shared/contract/history.ts'
import type { HistoryState } from '../../../shared/contract/project.ts'
import { Bookmarks } from './bookmarks.ts'
import { type Database, int, text } from '../file/database.ts'
import { Discarded, GIVEN_UP } from './discarded.ts'
import { Points } from './points.ts'
import type { State } from '../state.ts'
import { type Direction, type Leg, type Recorded, Step } from '../changes/steps.ts'
import { stored } from '../file/stored.ts'

const NEXT = 'SELECT id, label FROM history WHERE id > ? ORDER BY id LIMIT 1'

/** Labels are short already; this is for those that are put into another one. */
const QUOTED = 150

type Entry = {
  readonly label: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** The change set whose state it leads to; null: it has steps of its own. */
  readonly goesTo: number | null
}

/**
 * Every change set there was, with its inverse, in the file: undo has no end and survives a restart. What was undone can
 * be redone until something else is done; and when a version or a bookmark stands on it, it is kept even then.
 */
export class History {
  readonly #db: Database
  readonly #state: State
  readonly points: Points
  readonly #discarded: Discarded
  readonly #bookmarks: Bookmarks
  #labels: HistoryState = { undo: null, redo: null }
  #begun: (Entry & { readonly id: number }) | null = null

  constructor(db: Database, state: State) {
    this.#db = db
    this.#state = state
    this.points = new Points(db)
    this.#discarded = new Discarded(db)
    this.#bookmarks = new Bookmarks(db)
    this.reload()
  }

  reload(): void {
    const at = this.#state.historyAt
    this.#begun = null
    this.points.reload()
    this.#labels = { undo: this.#label('SELECT label FROM history WHERE id = ?', at), redo: this.#label(NEXT, at) }
  }

  #label(sql: string, at: number): string | null {
    const row = this.#db.get(sql, at)
    return row ? text(row, 'label') : null
  }

  labels(): HistoryState {
    return { ...this.#labels }
  }

  /** Whether a point of the history is still there; 0, before the first change set, always is. */
  has(change: number): boolean {
    return change === 0 || this.#db.get('SELECT 1 FROM history WHERE id = ?', change) !== undefined
  }

  /** The newest change sets before one, newest first; null: from the newest of all. What is undone is among them. */
  page(before: number | null, limit: number): HistoryPage {
    const sql = 'SELECT id, label, at, rows, goes_to FROM history WHERE id < ? ORDER BY id DESC LIMIT ?'
    const entries = this.#db.all(sql, before ?? Number.MAX_SAFE_INTEGER, limit).map((row): HistoryEntry => ({
      id: int(row, 'id'),
      label: text(row, 'label'),
      at: int(row, 'at'),
      rows: row['rows'] === null ? null : int(row, 'rows'),
      isJump: row['goes_to'] !== null,
    }))
    return {
      at: this.#state.historyAt,
      begunAt: this.#db.number('SELECT created_at FROM project'),
      entries,
      more: (entries.at(-1)?.id ?? 1) > 1,
    }
  }

  /**
   * Starts a change set. What was undone is given up, unless a version stands on it: then the way back is written down
   * as a change set of its own, and nothing is lost.
   * @returns its number
   */
  begin(label: string, now: number): number {
    const { historyAt } = this.#state
    this.#bookmarks.settle(historyAt)
    if (this.#db.get(NEXT, historyAt)) {
      if (this.#isHeldAfter(historyAt)) this.#append({ label: this.#backTo(historyAt), at: now, goesTo: historyAt })
      else this.#discardAfter(historyAt)
    }
    return this.#start({ label, at: now, goesTo: null })
  }

  /** Starts a change set that leads to the state after an earlier one; the legs of the way are to be played by the caller. */
  beginJump(label: string, now: number, goesTo: number): Leg[] {
    const from = this.#state.historyAt
    if (this.#db.get(NEXT, from)) this.#append({ label: this.#backTo(from), at: now, goesTo: from })
    this.#start({ label, at: now, goesTo })
    return this.points.way(from, goesTo)
  }

  #append(entry: Entry): void {
    this.#start(entry)
    this.finish(null)
  }

  #start({ label, at, goesTo }: Entry): number {
    const id = this.#db.number('SELECT max(id) FROM history') + 1
    const to = goesTo === null ? null : this.points.origin(goesTo)
    if (to !== null) this.points.jump(id, to)
    this.#begun = { id, label, at, goesTo: to }
    this.#state.historyAt = id
    return id
  }

  /**
   * Ends the change set that was begun. It is written now that all is known: what is written early and once more at the end
   * has SQLite go over the whole log of a long act again. `rows`: how many it changed; 0: only columns or decisions.
   */
  finish(rows: number | null): void {
    if (!this.#begun) return
    const { id, label, at, goesTo } = this.#begun
    this.#begun = null
    const sql = 'INSERT INTO history (id, label, at, goes_to, rows) VALUES (?, ?, ?, ?, ?)'
    this.#db.run(sql, id, label, at, goesTo, rows)
  }

  #backTo(change: number): string {
    const label = this.#label('SELECT label FROM history WHERE id = ?', change)
    return label === null ? 'Went back to the beginning' : `Went back to “${label.slice(0, QUOTED)}”`
  }

  #isHeldAfter(change: number): boolean {
    return this.#db.get('SELECT 1 FROM versions WHERE change > ? LIMIT 1', change) !== undefined
  }

  /** Takes no time however much the discarded change sets hold: that is cleared in quiet moments. */
  #discardAfter(change: number): void {
    this.#db.run('UPDATE history_steps SET change = ? WHERE change > ?', GIVEN_UP, change)
    this.#db.run('DELETE FROM history WHERE id > ?', change)
    this.points.reload()
    this.#discarded.clearSoon()
  }

  /** A step's id, given before it is known whether it will change anything. */
  newStep(change: number): number {
    this.#db.run(`INSERT INTO history_steps (change, step) VALUES (?, '')`, change)
    return this.#db.number('SELECT last_insert_rowid()')
  }

  keep({ id, step }: Recorded): void {
    this.#db.run('UPDATE history_steps SET step = ? WHERE id = ?', JSON.stringify(step), id)
  }

  drop(step: number): void {
    this.#db.run('DELETE FROM history_steps WHERE id = ?', step)
  }

  /** The steps of one leg of a way, in the order in which they are to be played; or only those that touch no row. */
  steps({ change, direction }: Leg, which: 'all' | 'shape' = 'all'): Recorded[] {
    const order = direction === 'forward' ? 'ASC' : 'DESC'
    const some = which === 'all' ? '' : `AND step ->> 'type' NOT IN ('cells', 'insert', 'delete', 'move', 'split')`
    const sql = `SELECT id, step FROM history_steps WHERE change = ? ${some} ORDER BY id ${order}`
    const rows = this.#db.all(sql, change)
    return rows.map((row) => ({ id: int(row, 'id'), step: stored(this.#db, Step, text(row, 'step')) }))
  }

  /** Moves over one change set: back over the newest, or forward over the next. The legs are to be played; null: there is none. */
  move(direction: Direction): Leg[] | null {
    const next = this.#state.historyAt + (direction === 'back' ? -1 : 1)
    return next >= 0 && this.has(next) ? this.moveTo(next) : null
  }

  /** Leaves a bookmark here: what is left from here stays within reach, whatever is done afterwards. */
  leaveBookmark(now: number): void {
    const { historyAt, totals } = this.#state
    this.#bookmarks.leave(historyAt, totals.rows, now)
  }

  /** Moves to the state after a change set that is there. */
  moveTo(change: number): Leg[] {
    const from = this.#state.historyAt
    this.#state.historyAt = change
    return this.points.way(from, change)
  }
}
