import { numberIn } from '../../../shared/domain/numeric.ts'
import type { Sort } from '../../../shared/domain/view.ts'

/** A place in the result takes 24 of 64 bits, what decides about it the other 40. */
const MOST_ROWS = 2 ** 24
const LETTERS = 5
/** Up to so many equal beginnings are told apart by comparing the texts. */
const FEW = 12

/**
 * The order of some keys, as places in the list: numbers by value before texts, upper and lower case and accents alike,
 * empty keys last whatever the order; equal keys stay as they were. About a second for a million texts: sorting numbers
 * that begin a text is ten times as fast as comparing texts.
 */
export function orderOf(keys: readonly string[], order: Sort['order']): Uint32Array {
  if (keys.length > MOST_ROWS) throw new RangeError(`${keys.length} rows to sort`)
  const kinds = { numbers: [] as number[], texts: [] as number[], empty: [] as number[] }
  const values = new Float64Array(keys.length)
  const texts: string[] = new Array<string>(keys.length)
  keys.forEach((key, at) => {
    if (key.trim() === '') {
      kinds.empty.push(at)
      return
    }
    const value = numberIn(key)
    if (value === null) {
      texts[at] = folded(key)
      kinds.texts.push(at)
    } else {
      values[at] = value
      kinds.numbers.push(at)
    }
  })
  const sign = order === 'ascending' ? 1 : -1
  const numbers = Uint32Array.from(kinds.numbers).sort((a, b) => sign * ((values[a] ?? 0) - (values[b] ?? 0)) || a - b)
  const words = Uint32Array.from(kinds.texts)
  new TextSort(words, texts, sign).sort(0, words.length, 0)
  const first = sign === 1 ? [numbers, words] : [words, numbers]
  return joined([...first, Uint32Array.from(kinds.empty)])
}

const FOREIGN = /[\u0080-\uffff]/

function folded(key: string): string {
  const lower = key.trim().toLowerCase()
  // Only where it is not plain English, because taking letters apart is slow.
  return FOREIGN.test(lower) ? lower.normalize('NFKD').replace(/\p{M}+/gu, '') : lower
}

/** Sorts places by the letters of their texts, five at a time, in one buffer for all depths. */
class TextSort {
  readonly #places: Uint32Array
  readonly #texts: readonly string[]
  readonly #sign: 1 | -1
  readonly #pairs: BigUint64Array
  readonly #halves: Uint32Array

  constructor(places: Uint32Array, texts: readonly string[], sign: 1 | -1) {
    this.#places = places
    this.#texts = texts
    this.#sign = sign
    this.#pairs = new BigUint64Array(places.length)
    this.#halves = new Uint32Array(this.#pairs.buffer)
  }

  /** The stretch [from, to) of places, which is equal before `depth`. */
  sort(from: number, to: number, depth: number): void {
    if (to - from <= FEW) {
      this.#insert(from, to)
      return
    }
    this.#sortBeginnings(from, to, depth)
    let first = from
    for (let at = from; at < to; at++) {
      this.#places[at] = (this.#halves[2 * at] ?? 0) & 0xffffff
      if (at + 1 < to && this.#sameBeginning(at)) continue
      // What is already sorted is no longer needed, so the next depth may use this stretch of the buffer.
      if (at > first && !isOver(this.#texts[this.#places[first] ?? 0] ?? '', depth))
        this.sort(first, at + 1, depth + LETTERS)
      first = at + 1
    }
  }

  #sortBeginnings(from: number, to: number, depth: number): void {
    const halves = this.#halves
    for (let at = from; at < to; at++) {
      const place = this.#places[at] ?? 0
      const text = this.#texts[place] ?? ''
      let high = 0
      for (let letter = depth; letter < depth + 4; letter++) high = (high << 8) | letterAt(text, letter)
      let low = letterAt(text, depth + 4)
      if (this.#sign === -1) {
        high = ~high
        low = ~low & 0xff
      }
      // Little-endian, as every computer that this runs on: the place decides last, so equal texts stay in order.
      halves[2 * at] = (low << 24) | place
      halves[2 * at + 1] = high
    }
    this.#pairs.subarray(from, to).sort()
  }

  #sameBeginning(at: number): boolean {
    const halves = this.#halves
    return (
      halves[2 * at + 1] === halves[2 * at + 3] && (halves[2 * at] ?? 0) >>> 24 === (halves[2 * at + 2] ?? 0) >>> 24
    )
  }

  #insert(from: number, to: number): void {
    const places = this.#places
    for (let at = from + 1; at < to; at++) {
      const place = places[at] ?? 0
      let free = at
      while (free > from && this.#isAfter(places[free - 1] ?? 0, place)) {
        places[free] = places[free - 1] ?? 0
        free -= 1
      }
      places[free] = place
    }
  }

  #isAfter(a: number, b: number): boolean {
    const [one = '', other = ''] = [this.#texts[a], this.#texts[b]]
    if (one === other) return a > b
    return one > other === (this.#sign === 1)
  }
}

/** A letter in 8 bits, in the order of the letters; many of those beyond English share one. 0: the text is over. */
function letterAt(text: string, at: number): number {
  if (at >= text.length) return 0
  const code = text.charCodeAt(at)
  return code < 0x80 ? Math.max(1, code) : 0x80 + ((code - 0x80) >>> 9)
}

/** Equal to the end of the text: all of them are the same, unless letters shared their bits. */
function isOver(text: string, depth: number): boolean {
  if (text.length >= depth + LETTERS) return false
  for (let at = depth; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false
  return true
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
