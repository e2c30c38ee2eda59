import type { SortedTexts } from './textRun.ts'
import { difference } from './textSort.ts'

/**
 * Merges runs of texts, each in order, into the order of all of them. Their first texts play a tournament: whoever wins
 * goes into the result, and the next text of its run plays only those again that stood on the way. Of equal texts the one
 * of the earlier run comes first.
 */
export class TextMerge {
  readonly #runs: readonly SortedTexts[]
  readonly #sign: 1 | -1
  /** How many texts of a run have gone into the result; and where its next text begins and ends, -1: there is none. */
  readonly #taken: Uint32Array
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  /** Who lost in each game; game 1 is the last, and the games before game n are 2n and 2n + 1. */
  readonly #losers: Int32Array
  #winner = -1

  /** `sign`: 1 ascending, -1 descending. */
  constructor(runs: readonly SortedTexts[], sign: 1 | -1) {
    this.#runs = runs
    this.#sign = sign
    this.#taken = new Uint32Array(runs.length)
    this.#starts = new Int32Array(runs.length)
    this.#ends = new Int32Array(runs.length)
    this.#losers = new Int32Array(runs.length).fill(-1)
    for (const run of runs.keys()) this.#come(run, 0)
    for (const run of runs.keys()) this.#play(run)
  }

  /** The places of all texts, in order. */
  places(): Uint32Array {
    const all = new Uint32Array(this.#runs.reduce((sum, { order }) => sum + order.length, 0))
    for (let at = 0; at < all.length; at++) {
      const winner = this.#winner
      const taken = this.#taken[winner] ?? 0
      const run = this.#runs[winner]
      all[at] = run?.places[run.order[taken] ?? 0] ?? 0
      this.#come(winner, taken + 1)
      this.#play(winner)
    }
    return all
  }

  /** A run has come to its nth text. */
  #come(run: number, nth: number): void {
    const texts = this.#runs[run]
    const text = texts?.order[nth] ?? -1
    this.#taken[run] = nth
    this.#starts[run] = texts?.starts[text] ?? -1
    this.#ends[run] = texts?.ends[text] ?? -1
  }

  /** The text a run has come to plays its way up. In a game that nobody has played yet it waits for the other. */
  #play(run: number): void {
    const losers = this.#losers
    let winner = run
    for (let game = (run + losers.length) >>> 1; game > 0; game >>>= 1) {
      const other = losers[game] ?? -1
      if (other === -1) {
        losers[game] = winner
        return
      }
      if (this.#isBefore(other, winner)) {
        losers[game] = winner
        winner = other
      }
    }
    this.#winner = winner
  }

  #isBefore(a: number, b: number): boolean {
    const start = this.#starts[a] ?? -1
    const otherStart = this.#starts[b] ?? -1
    if (start < 0) return false
    if (otherStart < 0) return true
    const one = { bytes: this.#bytesOf(a), start, end: this.#ends[a] ?? 0 }
    const other = { bytes: this.#bytesOf(b), start: otherStart, end: this.#ends[b] ?? 0 }
    const sign = difference(one, other) * this.#sign
    return sign === 0 ? a < b : sign < 0
  }

  #bytesOf(run: number): Uint8Array {
    return this.#runs[run]?.bytes ?? NOTHING
  }
}

const NOTHING = new Uint8Array(0)
