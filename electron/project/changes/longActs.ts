import { Failure } from '../../../shared/domain/failure.ts'
import type { PaceOptions } from '../../pace.ts'
import type { Database } from '../file/database.ts'

/** The acts of one project that are done in pieces: one after the other, and all of them over before its file is let go. */
export class LongActs {
  readonly #db: Pick<Database, 'busy'>
  readonly #stop = new AbortController()
  readonly #underWay = new Set<Promise<unknown>>()

  constructor(db: Pick<Database, 'busy'>) {
    this.#db = db
  }

  /**
   * Does an act when those before it are over: at once, before this returns, when there is none.
   * @throws Failure `cancelled` when the project is closed before or meanwhile; the signal's reason when it was cancelled
   */
  async run<T>(options: PaceOptions, act: (options: PaceOptions) => Promise<T>): Promise<T> {
    const signals = [this.#stop.signal, ...(options.signal ? [options.signal] : [])]
    const work = this.#inTurn(() => act({ ...options, signal: AbortSignal.any(signals) }))
    this.#underWay.add(work)
    try {
      return await work
    } finally {
      this.#underWay.delete(work)
    }
  }

  async #inTurn<T>(act: () => Promise<T>): Promise<T> {
    while (this.#db.busy) await this.#db.busy
    this.#stop.signal.throwIfAborted()
    return act()
  }

  /** Takes back the act under way and those that wait, and lets none begin any more. Settles when they are over. */
  async end(): Promise<void> {
    this.#stop.abort(
      new Failure({ code: 'cancelled', message: 'The project was closed. Everything is as it was before this act.' }),
    )
    await Promise.allSettled(this.#underWay)
  }
}
