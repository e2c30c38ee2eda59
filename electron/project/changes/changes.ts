import { inPieces, type Patch, sizeOfPatch } from '../../../shared/domain/patch.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { Pace, type PaceOptions } from '../../pace.ts'
import { Change, finishChange, type Parts } from './change.ts'
import { type Applied, Effects, NOTHING_APPLIED } from './effects.ts'
import { type Pieces, play, playNow, stretches } from './play.ts'
import type { Direction, Leg, Stage } from './steps.ts'
import { inTurns, type Turn } from '../file/turns.ts'

/** A list of patches; a long one is made while it is applied, and need not be in memory at once. */
export type LongPatches = Iterable<Patch> | AsyncIterable<Patch>

/** `bookmark`: what is gone back from is kept, also when something else is done then. */
export type GoToOptions = PaceOptions & { readonly bookmark?: boolean }

/** Ends a transaction that would change nothing: no change set, no revision, and what was undone can still be redone. */
const NOTHING = new Error('Nothing to change')

/** So many touched rows, and so large a share of the sheet, are counted anew together with all others. */
const MANY = { rows: 20_000, share: 0.2 }

/**
 * Edit, undo and redo: each one transaction, on disk when it returns, and one revision. The long ones are done in pieces,
 * between which the process does other things, and can be cancelled. Memory follows the file: it is moved on after the
 * commit, and read again when the commit fails.
 */
export class Changes {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** All patches or none. An edit that changes nothing leaves no trace. */
  edit(patches: Iterable<Patch>, label: string): Applied {
    const inserted: RowId[] = []
    const effects = this.#commit((stage) => {
      const change = new Change(this.#parts, stage, { label, inserted })
      for (const patch of patches) change.apply(patch)
      return change.end()
    })
    return effects?.toApplied(inserted) ?? NOTHING_APPLIED
  }

  async editLong(patches: LongPatches, label: string, options: PaceOptions): Promise<Applied> {
    const inserted: RowId[] = []
    const effects = await this.#commitLong(options, async (stage, turn) => {
      const pace = new Pace(options)
      const change = turn(() => new Change(this.#parts, stage, { label, inserted }))
      for await (const patch of patches) {
        for (const piece of inPieces(patch)) {
          // A piece that could not be divided is long all the same.
          const moments = change.pieces(piece)
          while (!turn(() => moments.next()).done) await pace.next(0)
          await pace.next(sizeOfPatch(piece))
        }
      }
      return turn(() => change.end())
    })
    return effects?.toApplied(inserted) ?? NOTHING_APPLIED
  }

  undo(): Applied | null {
    return this.#replay('back')
  }

  redo(): Applied | null {
    return this.#replay('forward')
  }

  #replay(direction: Direction): Applied | null {
    const { history } = this.#parts
    const effects = this.#commit((stage) => {
      const legs = history.move(direction)
      for (const leg of legs ?? []) for (const step of history.steps(leg)) playNow(stage, step, leg.direction)
      return legs !== null
    })
    return effects?.toApplied() ?? null
  }

  /** Undoes or does again until a change set is the newest one done; 0: until none is. Null: it is there already, or gone. */
  async goTo(change: number, options: GoToOptions): Promise<Applied | null> {
    const { history, state } = this.#parts
    return this.#travel(() => {
      if (change === state.historyAt || !history.has(change)) throw NOTHING
      if (options.bookmark && change < state.historyAt) history.leaveBookmark(Date.now())
      return { legs: history.moveTo(change), isNew: false }
    }, options)
  }

  /** A new change set that leads to the state after an earlier one. Null: that is the state there is. */
  async goBack(change: number, label: string, options: PaceOptions): Promise<Applied | null> {
    const { history, state } = this.#parts
    return this.#travel(() => {
      if (!history.has(change)) throw NOTHING
      if (history.points.origin(change) === history.points.origin(state.historyAt)) throw NOTHING
      return { legs: history.beginJump(label, Date.now(), change), isNew: true }
    }, options)
  }

  async #travel(begin: () => Way, options: PaceOptions): Promise<Applied | null> {
    const { history } = this.#parts
    const effects = await this.#commitLong(options, async (stage, turn) => {
      const pace = new Pace(options)
      const { legs, isNew } = turn(begin)
      for (const leg of legs) {
        for (const step of turn(() => history.steps(leg))) {
          await inTurns(play(stage, step, leg.direction), turn, pace)
        }
      }
      if (isNew)
        turn(() => {
          finishChange(this.#parts, stage)
        })
      return true
    })
    return effects?.toApplied() ?? null
  }

  #commit(act: (stage: Stage) => boolean): Effects | null {
    const { db } = this.#parts
    try {
      const effects = db.transaction(() => {
        const stage = this.#stage()
        if (!act(stage)) throw NOTHING
        const pieces = this.#settle(stage.effects)
        while (!pieces.next().done);
        return stage.effects
      })
      this.#follow(effects)
      return effects
    } catch (error) {
      return this.#undone(error)
    }
  }

  async #commitLong(
    { signal }: PaceOptions,
    act: (stage: Stage, turn: Turn) => Promise<boolean>,
  ): Promise<Effects | null> {
    const { db, views } = this.#parts
    try {
      const effects = await db.longTransaction(async (turn) => {
        const stage = turn(() => this.#stage())
        if (!(await act(stage, turn))) throw NOTHING
        await inTurns(this.#settle(stage.effects), turn, new Pace({ signal }))
        return stage.effects
      })
      this.#follow(effects)
      return effects
    } catch (error) {
      // What was looked up in between may have seen the half of an act that is taken back.
      views.forget()
      return this.#undone(error)
    }
  }

  #stage(): Stage {
    const { db, state, meta, columns } = this.#parts
    return { db, state, meta, columns, effects: new Effects(db) }
  }

  #follow(effects: Effects): void {
    const { history, views } = this.#parts
    history.reload()
    views.outdate()
    views.adjust(effects.places.added, effects.places.removed)
  }

  #undone(error: unknown): null {
    const { facts, meta, columns, history, hidden } = this.#parts
    // Views were not moved yet and are still true.
    for (const part of [facts, meta, columns, history, hidden]) part.reload()
    if (error === NOTHING) return null
    throw error
  }

  /** What every change set ends with: facts of other texts are dropped, sums and revision move on. */
  *#settle(effects: Effects): Pieces {
    const { db, state, facts, hidden } = this.#parts
    state.stamp += 1
    const touched = db.number('SELECT count(*) FROM touched')
    effects.recountAll ||= touched > MANY.rows && touched > MANY.share * state.totals.rows
    const stamp = `UPDATE rows SET stamp = ?1
      WHERE id IN (SELECT row FROM touched WHERE text = 1 AND row > ?2 AND row <= ?3)`
    for (const stretch of stretches(this.#parts, 'touched WHERE TRUE')) {
      const stamped = db.run(stamp, state.stamp, ...stretch)
      if (!effects.recountAll) facts.forgetSome(...stretch)
      yield stamped
    }
    if (effects.recountAll) yield* facts.forgetAllInPieces()
    hidden.follow(effects.hidden)
    state.revision += 1
    state.savedAt = Date.now()
    db.run('INSERT INTO revisions (revision, cells) VALUES (?, ?)', state.revision, effects.cells)
    state.save()
  }
}

/** A way through the history; `isNew`: going it is a change set of its own. */
type Way = { readonly legs: readonly Leg[]; readonly isNew: boolean }
