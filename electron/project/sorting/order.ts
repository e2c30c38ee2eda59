import { numberIn } from '../../../shared/domain/numeric.ts'
import type { Sort } from '../../../shared/domain/view.ts'
import { TextSort } from './textSort.ts'

/** A place in the result takes 24 bits while texts are sorted. */
const MOST_ROWS = 2 ** 24

/** The last letter a number can begin with. */
const NINE = 0x39

/**
 * Gathers keys, stretch by stretch, until their order is asked for. They are kept as bytes, one after the other: a million
 * strings are slow to make, to fold and to compare.
 */
export class Keys {
  /** UTF-8, whose bytes are in the order of the letters they stand for. */
  readonly #bytes: Buffer[] = []
  #length = 0
  /** Where a key begins and where it ends, by its place in the list. */
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  readonly #words: number[] = []
  readonly #empty: number[] = []
  readonly #numbers: number[] = []
  readonly #values: number[] = []

  /** `joined`: further keys, parted by a separator of one ASCII letter that none of them holds. */
  add(joined: string, separator: string): void {
    const bytes = Buffer.from(folded(joined))
    const parting = separator.charCodeAt(0)
    for (let from = 0; from <= bytes.length;) {
      const next = bytes.indexOf(parting, from)
      const to = next === -1 ? bytes.length : next
      this.#addKey(bytes, from, to)
      from = to + 1
    }
    this.#bytes.push(bytes)
    this.#length += bytes.length
  }

  #addKey(bytes: Buffer, from: number, to: number): void {
    let [start, end] = [from, to]
    while (start < end && isBlank(bytes[start])) start += 1
    while (start < end && isBlank(bytes[end - 1])) end -= 1
    const at = this.#starts.push(this.#length + start) - 1
    this.#ends.push(this.#length + end)
    if (start === end) {
      this.#empty.push(at)
      return
    }
    const value = (bytes[start] ?? 0) <= NINE ? numberIn(bytes.toString('latin1', start, end)) : null
    if (value === null) this.#words.push(at)
    else this.#values[this.#numbers.push(at) - 1] = value
  }

  /**
   * Places in the list of all keys: numbers by value before texts, upper and lower case and accents alike, empty keys last
   * whatever the order; equal keys stay as they were.
   */
  order(order: Sort['order']): Uint32Array {
    if (this.#starts.length > MOST_ROWS) throw new RangeError(`${this.#starts.length} rows to sort`)
    const sign = order === 'ascending' ? 1 : -1
    const value = (nth: number): number => this.#values[nth] ?? 0
    const numbers = Uint32Array.from(this.#numbers.keys())
      .sort((a, b) => sign * (value(a) - value(b)) || a - b)
      .map((nth) => this.#numbers[nth] ?? 0)
    const words = Uint32Array.from(this.#words)
    new TextSort(words, { bytes: this.#joined(), starts: this.#starts, ends: this.#ends }, sign).sort()
    const first = sign === 1 ? [numbers, words] : [words, numbers]
    return joined([...first, Uint32Array.from(this.#empty)])
  }

  #joined(): Buffer {
    const [only] = this.#bytes
    if (this.#bytes.length > 1 || !only) this.#bytes.splice(0, Infinity, Buffer.concat(this.#bytes))
    return this.#bytes[0] ?? Buffer.alloc(0)
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
