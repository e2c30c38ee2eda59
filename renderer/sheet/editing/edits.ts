import type { EditResult } from '../../../shared/contract/rows.ts'
import type { ColumnId } from '../../../shared/domain/column.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { Listeners } from '../../sharedState.ts'

/** One act of the user on its way to the disk. */
type Act = {
  readonly send: () => Promise<EditResult | null>
  readonly label: string
  readonly cells: readonly string[]
  readonly done: (result: EditResult | null) => void
}

export type EditsState = {
  /** Acts not yet on disk. */
  readonly waiting: number
  /** Since when, by the clock given; null: nothing waits. */
  readonly since: number | null
  /** Why the oldest act could not be saved; null: nothing is in the way. */
  readonly failure: unknown
  /** The act the failure belongs to. */
  readonly label: string
  /** Grows with every change of what is waiting: what is drawn may differ. */
  readonly changes: number
}

const IDLE: EditsState = { waiting: 0, since: null, failure: null, label: '', changes: 0 }

/**
 * Takes acts one after another to the core, in the order they were done. What was typed is drawn from here until the
 * answer is there. An act that fails stays first in line, with its text, until it is saved or the user lets go of it.
 */
export class Edits {
  readonly #edit: (patches: readonly Patch[], label: string) => Promise<EditResult | null>
  readonly #now: () => number
  readonly #acts: Act[] = []
  readonly #pending = new Map<string, { text: string; act: Act }>()
  readonly #listeners = new Listeners()
  readonly subscribe = this.#listeners.subscribe
  #running = false
  #ended: Promise<void> = Promise.resolve()
  #state: EditsState = IDLE

  constructor(edit: (patches: readonly Patch[], label: string) => Promise<EditResult | null>, now: () => number) {
    this.#edit = edit
    this.#now = now
  }

  readonly state = (): EditsState => this.#state

  /** The text of a cell that is not on disk yet. */
  textOf(row: RowId, column: ColumnId): string | undefined {
    return this.#pending.size === 0 ? undefined : this.#pending.get(key(row, column))?.text
  }

  /** Resolves when the act is on disk, or with null when the user let go of it. Never rejects. */
  push(patches: readonly Patch[], label: string): Promise<EditResult | null> {
    return this.#add(() => this.#edit(patches, label), label, patches)
  }

  /** Any other act that must keep its place in the line: undo, redo. */
  after(send: () => Promise<EditResult | null>, label: string): Promise<EditResult | null> {
    return this.#add(send, label, [])
  }

  /** Resolves when nothing is on its way: all is on disk, or something waits for the user. */
  async settled(): Promise<void> {
    while (this.#running) await this.#ended
  }

  retry(): void {
    this.#start()
  }

  /** The act that could not be saved is out of the way: someone else saved it, or the user let go of it. */
  release(): void {
    if (this.#running || this.#state.failure === null) return
    const act = this.#acts.shift()
    if (act) this.#finish(act, null)
    this.#start()
  }

  #add(send: () => Promise<EditResult | null>, label: string, patches: readonly Patch[]): Promise<EditResult | null> {
    return new Promise((done) => {
      const cells: string[] = []
      const act: Act = { send, label, cells, done }
      for (const patch of patches) {
        if (patch.type !== 'setCells') continue
        for (const cell of patch.cells) {
          cells.push(key(cell.row, cell.column))
          this.#pending.set(key(cell.row, cell.column), { text: cell.text, act })
        }
      }
      this.#acts.push(act)
      this.#say(this.#state.failure)
      this.#start()
    })
  }

  #start(): void {
    if (!this.#running) this.#ended = this.#run()
  }

  async #run(): Promise<void> {
    this.#running = true
    try {
      for (let act = this.#acts[0]; act; act = this.#acts[0]) {
        const result = await act.send()
        this.#acts.shift()
        this.#finish(act, result)
        this.#say(null)
      }
      this.#say(null)
    } catch (failure) {
      this.#say(failure)
    } finally {
      this.#running = false
    }
  }

  #finish(act: Act, result: EditResult | null): void {
    act.done(result)
    for (const cell of act.cells) if (this.#pending.get(cell)?.act === act) this.#pending.delete(cell)
  }

  #say(failure: unknown): void {
    const first = this.#acts[0]
    const changes = this.#state.changes + 1
    this.#state = first
      ? { waiting: this.#acts.length, since: this.#state.since ?? this.#now(), failure, label: first.label, changes }
      : { ...IDLE, changes }
    this.#listeners.tell()
  }
}

function key(row: RowId, column: ColumnId): string {
  return `${row}:${column}`
}
