/** Which of some items belong together (union-find). The first item of a group stands for it. */
export class Groups {
  readonly #above: Uint32Array

  constructor(count: number) {
    this.#above = new Uint32Array(count)
    for (let item = 0; item < count; item++) this.#above[item] = item
  }

  /** The first item of the group. */
  first(item: number): number {
    const above = this.#above
    let at = item
    for (;;) {
      const up = above[at] ?? at
      if (up === at) return at
      // Every second step is cut short, so that long chains stay short.
      const next = above[up] ?? up
      above[at] = next
      at = next
    }
  }

  /** Puts two groups together; false when they are one already. */
  join(a: number, b: number): boolean {
    const [one, other] = [this.first(a), this.first(b)]
    if (one === other) return false
    if (one < other) this.#above[other] = one
    else this.#above[one] = other
    return true
  }

  /** The first item of every item's group. */
  toArray(): Uint32Array<ArrayBuffer> {
    const firsts = new Uint32Array(this.#above.length)
    for (let item = 0; item < firsts.length; item++) firsts[item] = this.first(item)
    return firsts
  }
}
