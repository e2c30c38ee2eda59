import type { ColumnId } from '../../../shared/domain/column.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import type { Columns } from '../columns.ts'
import type { Database } from '../file/database.ts'
import type { FactsStore } from '../facts/facts.ts'
import type { HiddenRows } from '../views/hidden.ts'
import type { History } from '../history/history.ts'
import type { Meta } from '../meta.ts'
import { type Pieces, play, playNow } from './play.ts'
import { record } from './record.ts'
import { followCells, followSplit, type Recorder } from './splitColumn.ts'
import type { State } from '../state.ts'
import type { Recorded, Stage } from './steps.ts'
import type { Views } from '../views/view.ts'

/** What a change moves on. */
export type Parts = {
  readonly db: Database
  readonly state: State
  readonly meta: Meta
  readonly columns: Columns
  readonly history: History
  readonly hidden: HiddenRows
  readonly facts: FactsStore
  readonly views: Views
}

/** Ends the change set that the history has begun. */
export function finishChange({ db, history }: Parts, { effects }: Stage): void {
  history.finish(Math.max(db.number('SELECT count(*) FROM touched'), effects.splitRows))
}

/** One change set while it is being made, patch by patch: each is recorded, then played. */
export class Change {
  readonly #parts: Parts
  readonly #stage: Stage
  readonly #inserted: RowId[]
  readonly #number: number
  readonly #fresh = new Map<string, ColumnId>()
  #steps = 0
  #mayMakeSplit = false

  constructor(parts: Parts, stage: Stage, { label, inserted }: { label: string; inserted: RowId[] }) {
    this.#parts = parts
    this.#stage = stage
    this.#inserted = inserted
    this.#number = parts.history.begin(label, Date.now())
  }

  apply(patch: Patch): void {
    const pieces = this.pieces(patch)
    while (!pieces.next().done);
  }

  /** `apply` in pieces, all of which are to be done. */
  *pieces(patch: Patch): Pieces {
    const { history } = this.#parts
    const id = history.newStep(this.#number)
    const step = record({ ...this.#stage, id, inserted: this.#inserted, fresh: this.#fresh }, patch)
    if (step) {
      history.keep({ id, step })
      yield* play(this.#stage, { id, step }, 'forward')
      this.#steps += 1
    } else history.drop(id)
    if (patch.type === 'setSplit') followSplit(this.#stage, this.#recorder, patch)
    this.#mayMakeSplit ||= patch.type === 'updateColumn' && patch.role === 'split'
  }

  /** False: nothing was changed. */
  end(): boolean {
    if (this.#steps === 0) return false
    const scope = this.#mayMakeSplit ? 'SELECT id FROM rows' : 'SELECT row FROM touched'
    followCells(this.#stage, this.#recorder, scope)
    finishChange(this.#parts, this.#stage)
    return true
  }

  get #recorder(): Recorder {
    const { history } = this.#parts
    return {
      add: (step, fill) => {
        const id = history.newStep(this.#number)
        if (fill(id) === 0) {
          history.drop(id)
          return null
        }
        const recorded: Recorded = { id, step }
        history.keep(recorded)
        playNow(this.#stage, recorded, 'forward')
        return recorded
      },
    }
  }
}
