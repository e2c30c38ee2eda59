import { numberIn } from '../../../shared/domain/reading/numeric.ts'
import type { Sort } from '../../../shared/domain/view.ts'
import { TextMerge } from './textMerge.ts'
import { type SortedTexts, TextRun } from './textRun.ts'

/** So many texts are sorted while others are still being read, and merged at the end. Few enough for a processor's cache. */
const RUN = 100_000

/** The last letter a number can begin with. */
const NINE = 0x39

/**
 * Gathers keys, stretch by stretch, until their order is asked for. They are kept as bytes, one after the other: a million
 * strings are slow to make, to fold and to compare.
 */
export class Keys {
  readonly #sign: 1 | -1
  readonly #runSize: number
  readonly #sorted: SortedTexts[] = []
  #run = new TextRun()
  #count = 0
  readonly #empty: number[] = []
  readonly #numbers: number[] = []
  readonly #values: number[] = []

  /** `runSize`: so many texts are sorted at once. */
  constructor(order: Sort['order'], runSize = RUN) {
    this.#sign = order === 'ascending' ? 1 : -1
    this.#runSize = runSize
  }

  /** `joined`: further keys, parted by a separator of one ASCII letter that none of them holds. */
  add(joined: string, separator: string): void {
    // UTF-8, whose bytes are in the order of the letters they stand for.
    const bytes = Buffer.from(folded(joined))
    const before = this.#run.size
    const parting = separator.charCodeAt(0)
    for (let from = 0; from <= bytes.length;) {
      const next = bytes.indexOf(parting, from)
      const to = next === -1 ? bytes.length : next
      this.#addKey(bytes, from, to)
      from = to + 1
    }
    if (this.#run.size > before) this.#run.addBytes(bytes)
    if (this.#run.size >= this.#runSize) this.#endRun()
  }

  #addKey(bytes: Buffer, from: number, to: number): void {
    let [start, end] = [from, to]
    while (start < end && isBlank(bytes[start])) start += 1
    while (start < end && isBlank(bytes[end - 1])) end -= 1
    const at = this.#count++
    if (start === end) {
      this.#empty.push(at)
      return
    }
    const value = (bytes[start] ?? 0) <= NINE ? numberIn(bytes.toString('latin1', start, end)) : null
    if (value === null) this.#run.add(at, start, end)
    else this.#values[this.#numbers.push(at) - 1] = value
  }

  #endRun(): void {
    if (this.#run.size > 0) this.#sorted.push(this.#run.sorted(this.#sign))
    this.#run = new TextRun()
  }

  /**
   * Places in the list of all keys: numbers by value before texts, upper and lower case and accents alike, empty keys last
   * whatever the order; equal keys stay as they were.
   */
  order(): Uint32Array {
    const sign = this.#sign
    const value = (nth: number): number => this.#values[nth] ?? 0
    const numbers = Uint32Array.from(this.#numbers.keys())
      .sort((a, b) => sign * (value(a) - value(b)) || a - b)
      .map((nth) => this.#numbers[nth] ?? 0)
    this.#endRun()
    const words = new TextMerge(this.#sorted, sign).places()
    const first = sign === 1 ? [numbers, words] : [words, numbers]
    return joined([...first, Uint32Array.from(this.#empty)])
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d)
}

const FOREIGN = /[\u0080-\uffff]/

function folded(text: string): string {
  const lower = text.toLowerCase()
  // Only where it is not plain English, because taking letters apart is slow.
  return FOREIGN.test(lower) ? lower.normalize('NFKD').replace(/\p{M}+/gu, '') : lower
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
