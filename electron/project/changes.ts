import type { Patch } from '../../shared/domain/patch.ts'
import type { RowId } from '../../shared/domain/row.ts'
import type { Columns } from './columns.ts'
import type { Database } from './database.ts'
import { type Applied, Effects } from './effects.ts'
import type { FactsStore } from './facts.ts'
import type { History } from './history.ts'
import type { Meta } from './meta.ts'
import { record } from './record.ts'
import { followCells, followSplit, type Recorder } from './splitColumn.ts'
import type { State } from './state.ts'
import { play, type Recorded, type Stage } from './steps.ts'
import type { Views } from './view.ts'

export type Parts = {
  readonly db: Database
  readonly state: State
  readonly meta: Meta
  readonly columns: Columns
  readonly history: History
  readonly facts: FactsStore
  readonly views: Views
}

/** Ends a transaction that would change nothing: no change set, no revision, and what was undone can still be redone. */
const NOTHING = new Error('Nothing to change')

/**
 * Edit, undo and redo: each one transaction, on disk when it returns, and one revision. Memory follows the file: it is
 * moved on after the commit, and read again when the commit fails.
 */
export class Changes {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** All patches or none. An edit that changes nothing leaves no trace. Patches may be made while they are applied. */
  edit(patches: Iterable<Patch>, label: string): Applied {
    const inserted: RowId[] = []
    const effects = this.#commit((stage) => {
      const change = this.#parts.history.begin(label, Date.now())
      const recorder = this.#recorder(stage, change)
      let steps = 0
      let mayMakeSplit = false
      for (const patch of patches) {
        if (this.#apply(stage, recorder, patch, inserted)) steps += 1
        mayMakeSplit ||= mayMakeSplitColumn(patch)
      }
      if (steps === 0) return false
      followCells(stage, recorder, mayMakeSplit ? 'SELECT id FROM rows' : 'SELECT row FROM touched')
      return true
    })
    return effects?.toApplied(inserted) ?? { changed: [], inserted: [], reload: false, recountAll: false }
  }

  #recorder(stage: Stage, change: number): Recorder {
    const { history } = this.#parts
    return {
      add(step, fill) {
        const id = history.newStep(change)
        if (fill(id) === 0) {
          history.drop(id)
          return null
        }
        const recorded: Recorded = { id, step }
        history.keep(recorded)
        play(stage, recorded, 'forward')
        return recorded
      },
    }
  }

  #apply(stage: Stage, recorder: Recorder, patch: Patch, inserted: RowId[]): boolean {
    const { history } = this.#parts
    const id = history.newStep(this.#parts.state.historyAt)
    const step = record({ ...stage, id, inserted }, patch)
    if (step) {
      history.keep({ id, step })
      play(stage, { id, step }, 'forward')
    } else history.drop(id)
    if (patch.type === 'setSplit') followSplit(stage, recorder, patch)
    return step !== null
  }

  undo(): Applied | null {
    return this.#replay('back')
  }

  redo(): Applied | null {
    return this.#replay('forward')
  }

  #replay(direction: 'forward' | 'back'): Applied | null {
    const { history } = this.#parts
    const effects = this.#commit((stage) => {
      const steps = direction === 'back' ? history.stepBack() : history.stepForward()
      for (const step of steps ?? []) play(stage, step, direction)
      return steps !== null
    })
    return effects?.toApplied() ?? null
  }

  #commit(act: (stage: Stage) => boolean): Effects | null {
    const { db, state, meta, columns, history, facts, views } = this.#parts
    try {
      const effects = db.transaction(() => {
        const stage: Stage = { db, state, meta, columns, effects: new Effects(db) }
        if (!act(stage)) throw NOTHING
        this.#settle(stage.effects)
        return stage.effects
      })
      history.reload()
      views.outdate()
      views.adjust(effects.moved.added, effects.moved.removed)
      return effects
    } catch (error) {
      // Views were not moved yet and are still true.
      for (const part of [facts, meta, columns, history]) part.reload()
      if (error === NOTHING) return null
      throw error
    }
  }

  /** What every change set ends with: facts of other texts are dropped, sums and revision move on. */
  #settle(effects: Effects): void {
    const { db, state, facts } = this.#parts
    state.stamp += 1
    db.run('UPDATE rows SET stamp = ? WHERE id IN (SELECT row FROM touched WHERE text = 1)', state.stamp)
    if (effects.recountAll) facts.forgetAll()
    else facts.forgetTouched()
    state.revision += 1
    state.savedAt = Date.now()
    db.run('INSERT INTO revisions (revision, cells) VALUES (?, ?)', state.revision, effects.cells)
    state.save()
  }
}

function mayMakeSplitColumn(patch: Patch): boolean {
  return patch.type === 'updateColumn' && patch.role === 'split'
}
