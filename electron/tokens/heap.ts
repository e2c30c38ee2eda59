/** Answer of `pop` when there is nothing left; items are 0 or more. */
export const NOTHING = -1

/** A binary heap of numbers, the smallest on top. Grows as needed. */
export class Heap {
  #items: Float64Array
  #size = 0

  constructor(capacity: number) {
    this.#items = new Float64Array(Math.max(16, capacity))
  }

  push(item: number): void {
    if (this.#size === this.#items.length) {
      const grown = new Float64Array(this.#items.length * 2)
      grown.set(this.#items)
      this.#items = grown
    }
    const items = this.#items
    let at = this.#size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = items[parent] ?? NOTHING
      if (above <= item) break
      items[at] = above
      at = parent
    }
    items[at] = item
  }

  /** Takes the smallest out, or answers NOTHING. */
  pop(): number {
    if (this.#size === 0) return NOTHING
    const items = this.#items
    const top = items[0] ?? NOTHING
    const last = items[--this.#size] ?? NOTHING
    const half = this.#size >> 1
    let at = 0
    while (at < half) {
      let child = 2 * at + 1
      if (child + 1 < this.#size && (items[child + 1] ?? NOTHING) < (items[child] ?? NOTHING)) child += 1
      const below = items[child] ?? NOTHING
      if (below >= last) break
      items[at] = below
      at = child
    }
    items[at] = last
    return top
  }
}
