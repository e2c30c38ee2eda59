import { Heap, NOTHING } from './heap.ts'
import type { RankTable } from './rankTable.ts'

/** No token. */
const NONE = -1
/** A place fits below the rank in one number of the heap: 2^33 places × 2^18 ranks < 2^53. */
const PLACES = 2 ** 33

/**
 * Merges the bytes of one piece into tokens: always the pair of lowest rank, the leftmost first. A heap of candidate
 * pairs over a linked list takes n log n steps; 1,000,000 × "a" takes well below a second.
 */
export function merge(bytes: string, table: RankTable): number[] {
  const chain = new Chain(bytes, table)
  chain.mergeAll()
  return chain.tokens()
}

/** The parts of a piece from left to right, and the pairs of neighbours that form a token. */
class Chain {
  readonly #table: RankTable
  readonly #size: number
  /** The token that begins at a place; stale where a place was swallowed by the part to its left. */
  readonly #parts: Int32Array
  readonly #next: Int32Array
  readonly #previous: Int32Array
  /** Rank of the pair that begins at a place; NONE: no such token, or the place was swallowed. */
  readonly #pairs: Int32Array
  readonly #heap: Heap

  constructor(bytes: string, table: RankTable) {
    const size = bytes.length
    this.#table = table
    this.#size = size
    this.#parts = new Int32Array(size)
    this.#next = new Int32Array(size)
    this.#previous = new Int32Array(size)
    this.#pairs = new Int32Array(size).fill(NONE)
    this.#heap = new Heap(size)
    for (let at = 0; at < size; at++) {
      this.#parts[at] = table.ranks.get(bytes.charAt(at)) ?? NONE
      this.#next[at] = at + 1
      this.#previous[at] = at - 1
    }
    for (let at = 0; at < size - 1; at++) this.#weigh(at)
  }

  mergeAll(): void {
    for (let item = this.#heap.pop(); item !== NOTHING; item = this.#heap.pop()) {
      const rank = Math.floor(item / PLACES)
      const at = item - rank * PLACES
      // An item of a pair that has changed since is out of date.
      if (this.#pairs[at] === rank) this.#join(at, rank)
    }
  }

  tokens(): number[] {
    const tokens: number[] = []
    for (let at = 0; at < this.#size; at = this.#after(at)) tokens.push(this.#parts[at] ?? NONE)
    return tokens
  }

  #after(at: number): number {
    return this.#next[at] ?? this.#size
  }

  #join(at: number, rank: number): void {
    const right = this.#after(at)
    const behind = this.#after(right)
    this.#parts[at] = rank
    this.#pairs[right] = NONE
    this.#next[at] = behind
    if (behind < this.#size) this.#previous[behind] = at
    this.#weigh(at)
    const before = this.#previous[at] ?? NONE
    if (before !== NONE) this.#weigh(before)
  }

  #weigh(at: number): void {
    const right = this.#after(at)
    const rank = right < this.#size ? pairRank(this.#table, this.#parts[at] ?? NONE, this.#parts[right] ?? NONE) : NONE
    this.#pairs[at] = rank
    if (rank !== NONE) this.#heap.push(rank * PLACES + at)
  }
}

const SLOTS = 1 << 18
type PairCache = { readonly keys: Float64Array; readonly ranks: Int32Array }
const pairCaches = new WeakMap<RankTable, PairCache>()

/** Rank of the token that two tokens form together, or NONE. The same few pairs come all the time. */
function pairRank(table: RankTable, left: number, right: number): number {
  let cache = pairCaches.get(table)
  if (!cache) {
    cache = { keys: new Float64Array(SLOTS).fill(NONE), ranks: new Int32Array(SLOTS) }
    pairCaches.set(table, cache)
  }
  const key = left * 2 ** 20 + right
  const slot = (Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) >>> 14
  if (cache.keys[slot] === key) return cache.ranks[slot] ?? NONE
  const rank = table.ranks.get((table.bytes[left] ?? '') + (table.bytes[right] ?? '')) ?? NONE
  cache.keys[slot] = key
  cache.ranks[slot] = rank
  return rank
}
