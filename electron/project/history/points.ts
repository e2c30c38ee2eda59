import { type Database, int } from '../file/database.ts'
import type { Leg } from '../changes/steps.ts'

/**
 * The points of the history, each the state after a change set; 0 is the state before the first. Change sets that go to an
 * earlier point are jumps: their point is that earlier one. Without them the points are a tree, in which the shortest way
 * between any two is found.
 */
export class Points {
  readonly #db: Database
  readonly #jumps = new Map<number, number>()

  constructor(db: Database) {
    this.#db = db
  }

  /** Called whenever change sets were discarded or a transaction was taken back. */
  reload(): void {
    this.#jumps.clear()
    const sql = 'SELECT id, goes_to FROM history WHERE goes_to IS NOT NULL'
    for (const row of this.#db.all(sql)) this.#jumps.set(int(row, 'id'), int(row, 'goes_to'))
  }

  /** Notes a new jump; `to` is the origin of a point. */
  jump(change: number, to: number): void {
    this.#jumps.set(change, to)
  }

  /** The change set with steps of its own that first led to this state, or 0. */
  origin(point: number): number {
    return this.#jumps.get(point) ?? point
  }

  /** The change sets to undo and then to do, in this order, that lead from one point to another. */
  way(from: number, to: number): Leg[] {
    const back: Leg[] = []
    const forward: Leg[] = []
    let here = this.origin(from)
    let there = this.origin(to)
    // What a change set stands on is always older than itself, so the newer of the two is never common to both.
    while (here !== there) {
      if (here > there) {
        back.push({ change: here, direction: 'back' })
        here = this.origin(here - 1)
      } else {
        forward.push({ change: there, direction: 'forward' })
        there = this.origin(there - 1)
      }
    }
    return [...back, ...forward.reverse()]
  }
}
