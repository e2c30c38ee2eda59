import { type Texts, TextSort } from './textSort.ts'

/** Texts in order. `order`: which of the texts is the first, the second …; `places`: where each of them belongs. */
export type SortedTexts = Texts & { readonly order: Uint32Array; readonly places: readonly number[] }

/** Gathers texts and the places they belong to. */
export class TextRun {
  readonly #buffers: Buffer[] = []
  #length = 0
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  readonly #places: number[] = []

  get size(): number {
    return this.#places.length
  }

  /** A text of the bytes that are added next. */
  add(place: number, start: number, end: number): void {
    this.#places.push(place)
    this.#starts.push(this.#length + start)
    this.#ends.push(this.#length + end)
  }

  addBytes(bytes: Buffer): void {
    this.#buffers.push(bytes)
    this.#length += bytes.length
  }

  /** By their bytes, equal texts as they were added. `sign`: 1 ascending, -1 descending. */
  sorted(sign: 1 | -1): SortedTexts {
    const texts = { bytes: Buffer.concat(this.#buffers), starts: this.#starts, ends: this.#ends }
    const order = Uint32Array.from(this.#places.keys())
    new TextSort(order, texts, sign).sort()
    return { ...texts, order, places: this.#places }
  }
}
