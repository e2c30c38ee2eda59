import { setImmediate } from 'node:timers/promises'

/** So long a piece of work may hold up everything else that the process does. */
const PIECE_MS = 25

/** How long work is told about and stopped. `done`: what it counts in, cells or rows, so far; `total`: of
 * how many, where it is known by then. */
export type PaceOptions = {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, total?: number) => void) | undefined
}

/** Divides long work into pieces: asked after every step, it waits only when others have waited long enough. */
export class Pace {
  readonly #options: PaceOptions
  #since = performance.now()
  #done = 0

  constructor(options: PaceOptions = {}) {
    this.#options = options
  }

  /**
   * @param steps how much further the work is
   * @throws the signal's reason when it was cancelled
   */
  async next(steps: number): Promise<void> {
    this.#done += steps
    this.#options.signal?.throwIfAborted()
    if (performance.now() - this.#since < PIECE_MS) return
    this.#options.onProgress?.(this.#done)
    await setImmediate()
    this.#since = performance.now()
    this.#options.signal?.throwIfAborted()
  }
}
