import { ANSWERED, ASKED, KEY, SKETCH } from './sketch.ts'

/** Slots that so many rows share belong to what all questions of the sheet have in common: `Classify this review:`. */
const COMMON = { share: 0.2, fewest: 12 } as const

/** Rows looked at to find out what is common. */
const SAMPLE = 4096

/** Share of equal words and pairs of words (Jaccard) from which on two questions, or two answers, are alike. */
const ALIKE = { asked: 0.65, answered: 0.5 } as const

/** Two bytes are equal by chance. */
const CHANCE = 1 / 256

/** Slots, four to a number, of which so many may differ for two texts to be alike. */
type Stretch = { readonly from: number; readonly to: number; readonly others: number }

function stretchOf(from: number, slots: number, share: number): Stretch {
  return { from: from / 4, to: (from + slots) / 4, others: Math.floor(slots * (1 - CHANCE) * (1 - share)) }
}

const IN_QUESTION = stretchOf(0, ASKED, ALIKE.asked)
const IN_ANSWER = stretchOf(ASKED, ANSWERED, ALIKE.answered)

/** How many of the four bytes of a number are not 0. */
function differing(bits: number): number {
  // The highest bit of a byte becomes 1 where any bit of it is; the sum of these ends up in the highest byte.
  const any = (((bits & 0x7f7f7f7f) + 0x7f7f7f7f) | bits) & 0x80808080
  return Math.imul(any >>> 7, 0x01010101) >>> 24
}

/**
 * The sketches of many rows, to be compared by index. What is common to much of the sheet does not count: a likeness is
 * one of what the rows have to themselves.
 */
export class Likeness {
  readonly count: number
  readonly #bytes: Uint8Array
  readonly #words: Uint32Array
  /** 1 where a value of a slot is common. */
  readonly #common = new Uint8Array((ASKED + ANSWERED) * 256)

  /** `sketches`: `SKETCH` bytes a row. */
  constructor(sketches: Uint8Array<ArrayBuffer>) {
    this.count = Math.floor(sketches.length / SKETCH)
    this.#bytes = sketches
    this.#words = new Uint32Array(sketches.buffer, sketches.byteOffset, this.count * (SKETCH / 4))
    this.#findCommon()
  }

  #findCommon(): void {
    const step = Math.max(1, Math.floor(this.count / SAMPLE))
    const counts = new Uint32Array(this.#common.length)
    const seen = new Set<number>()
    for (let row = 0; row < this.count; row += step) {
      // Ten copies of one row do not make its words common.
      const key = this.key(row, KEY.asked)
      if (seen.has(key)) continue
      seen.add(key)
      const start = row * SKETCH
      for (let slot = 0; slot < ASKED + ANSWERED; slot++) {
        const at = slot * 256 + (this.#bytes[start + slot] ?? 0)
        counts[at] = (counts[at] ?? 0) + 1
      }
    }
    const many = Math.max(COMMON.fewest, COMMON.share * seen.size)
    counts.forEach((count, at) => {
      if (count >= many) this.#common[at] = 1
    })
  }

  /** One of the numbers named in `KEY`. */
  key(row: number, index: number): number {
    return this.#words[row * (SKETCH / 4) + index] ?? 0
  }

  /** Four slots as one number, or -1 where all of them are common. */
  band(row: number, band: number): number {
    const start = row * SKETCH + band * 4
    for (let slot = 0; slot < 4; slot++) {
      const value = this.#bytes[start + slot] ?? 0
      if (this.#common[(band * 4 + slot) * 256 + value] === 0) return this.#words[start / 4] ?? 0
    }
    return -1
  }

  /** How alike two questions are, 0 to 1. */
  asked(a: number, b: number): number {
    return this.#share(a, b, 0, ASKED)
  }

  #answered(a: number, b: number): number {
    if (this.key(a, KEY.answered) === this.key(b, KEY.answered)) return 1
    return this.#share(a, b, ASKED, ASKED + ANSWERED)
  }

  /**
   * Whether enough slots are equal at all, four at a time: nearly always they are not, and this is asked dozens of times
   * per row. What is common does not count, so that the share of equal ones cannot be larger than this.
   */
  #mayBeAlike(a: number, b: number, { from, to, others }: Stretch): boolean {
    const words = this.#words
    const [startA, startB] = [a * (SKETCH / 4), b * (SKETCH / 4)]
    let different = 0
    for (let word = from; word < to; word++) {
      different += differing((words[startA + word] ?? 0) ^ (words[startB + word] ?? 0))
      if (different > others) return false
    }
    return true
  }

  #share(a: number, b: number, from: number, to: number): number {
    const bytes = this.#bytes
    const [startA, startB] = [a * SKETCH, b * SKETCH]
    let equal = 0
    let counted = 0
    for (let slot = from; slot < to; slot++) {
      const value = bytes[startA + slot] ?? 0
      if (value !== bytes[startB + slot]) counted += 1
      else if (this.#common[slot * 256 + value] === 0) {
        counted += 1
        equal += 1
      }
    }
    if (equal === counted) return 1
    return Math.max(0, (equal / counted - CHANCE) / (1 - CHANCE))
  }

  /** Whether two rows ask the same: the same words but for greetings, articles and plurals. */
  asksTheSame(a: number, b: number): boolean {
    // The likeness is asked for as well, because two of a million keys may be equal by chance.
    return this.key(a, KEY.asked) === this.key(b, KEY.asked) && this.asked(a, b) >= ALIKE.answered
  }

  /** Whether two answers cannot both be right where the same was asked. */
  answersOtherwise(a: number, b: number): boolean {
    if (this.key(a, KEY.answered) === this.key(b, KEY.answered)) return false
    return this.key(a, KEY.decisive) !== this.key(b, KEY.decisive) || this.#answered(a, b) < ALIKE.answered
  }

  /** Whether two rows ask and answer nearly the same. */
  alike(a: number, b: number): boolean {
    const same = this.key(a, KEY.answered) === this.key(b, KEY.answered)
    if (!same && !this.#mayBeAlike(a, b, IN_ANSWER)) return false
    if (!this.#mayBeAlike(a, b, IN_QUESTION)) return false
    return this.#answered(a, b) >= ALIKE.answered && this.asked(a, b) >= ALIKE.asked
  }

  /** Whether two rows are the same example, letter by letter. */
  equal(a: number, b: number): boolean {
    return this.key(a, KEY.row) === this.key(b, KEY.row)
  }
}
