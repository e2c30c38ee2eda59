import type { HistoryState } from '../../shared/contract/project.ts'
import { type Database, int, text } from './database.ts'
import type { State } from './state.ts'
import { type Direction, type Recorded, Step } from './steps.ts'

const NEXT = 'SELECT id, label FROM history WHERE id > ? ORDER BY id LIMIT 1'

/**
 * Every change set there was, with its inverse, in the file: undo has no end and survives a restart. What was undone can
 * be redone until something else is done.
 */
export class History {
  readonly #db: Database
  readonly #state: State
  #labels: HistoryState = { undo: null, redo: null }

  constructor(db: Database, state: State) {
    this.#db = db
    this.#state = state
    this.reload()
  }

  reload(): void {
    const at = this.#state.historyAt
    this.#labels = { undo: this.#label('SELECT label FROM history WHERE id = ?', at), redo: this.#label(NEXT, at) }
  }

  #label(sql: string, at: number): string | null {
    const row = this.#db.get(sql, at)
    return row ? text(row, 'label') : null
  }

  labels(): HistoryState {
    return { ...this.#labels }
  }

  /** Starts a change set: what was undone is given up. */
  begin(label: string, now: number): number {
    const at = this.#state.historyAt
    if (this.#labels.redo !== null) this.#discardAfter(at)
    this.#db.run('INSERT INTO history (id, label, at) VALUES (?, ?, ?)', at + 1, label, now)
    this.#state.historyAt = at + 1
    return at + 1
  }

  /** Rows that were only ever in the discarded change sets go with them, texts included. Their ids are not used again. */
  #discardAfter(change: number): void {
    const steps = '(SELECT id FROM history_steps WHERE change > ?)'
    const rows = `(SELECT row FROM history_rows WHERE step IN
      (SELECT id FROM history_steps WHERE change > ? AND step ->> 'type' = 'insert'))`
    this.#db.run(`DELETE FROM cells WHERE id IN ${rows}`, change)
    this.#db.run(`DELETE FROM rows WHERE id IN ${rows}`, change)
    this.#db.run(`DELETE FROM history_rows WHERE step IN ${steps}`, change)
    this.#db.run(`DELETE FROM history_cells WHERE step IN ${steps}`, change)
    this.#db.run(`DELETE FROM history_places WHERE step IN ${steps}`, change)
    this.#db.run('DELETE FROM history_steps WHERE change > ?', change)
    this.#db.run('DELETE FROM history WHERE id > ?', change)
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

  steps(change: number): Recorded[] {
    const rows = this.#db.all('SELECT id, step FROM history_steps WHERE change = ? ORDER BY id', change)
    return rows.map((row) => ({ id: int(row, 'id'), step: Step.parse(JSON.parse(text(row, 'step'))) }))
  }

  /** Moves over one change set: back over the newest, its steps last first, or forward over the next; null: there is none. */
  move(direction: Direction): Recorded[] | null {
    return direction === 'back' ? this.#stepBack() : this.#stepForward()
  }

  #stepBack(): Recorded[] | null {
    const at = this.#state.historyAt
    if (at === 0) return null
    this.#state.historyAt = this.#db.number('SELECT max(id) FROM history WHERE id < ?', at)
    return this.steps(at).reverse()
  }

  #stepForward(): Recorded[] | null {
    const next = this.#db.get(NEXT, this.#state.historyAt)
    if (!next) return null
    this.#state.historyAt = int(next, 'id')
    return this.steps(this.#state.historyAt)
  }
}
