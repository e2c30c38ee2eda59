/** Together with an older generation of equal size this is about 20 MB a thread at most. */
const GENERATION = 100_000

/**
 * Remembers a number per piece of text, bounded: when the young generation is full it becomes the old one, and what is
 * asked again moves back. Text repeats itself so much that this is what makes counting fast.
 */
export class PieceCache {
  #young = new Map<string, number>()
  #old = new Map<string, number>()
  readonly #generation: number

  constructor(generation = GENERATION) {
    this.#generation = generation
  }

  get size(): number {
    return this.#young.size + this.#old.size
  }

  get(piece: string): number | undefined {
    const found = this.#young.get(piece)
    if (found !== undefined) return found
    const older = this.#old.get(piece)
    if (older !== undefined) this.set(piece, older)
    return older
  }

  set(piece: string, value: number): void {
    if (this.#young.size >= this.#generation) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(copy(piece), value)
  }
}

/** A slice of 13 or more characters keeps the whole text it was cut from in memory, so a key is a copy of its own. */
function copy(piece: string): string {
  return piece.length < 13 ? piece : Buffer.from(piece, 'utf16le').toString('utf16le')
}
