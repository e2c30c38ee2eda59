import { Groups } from './groups.ts'
import { Likeness } from './likeness.ts'
import { orderByKey, runsOf, Sorter } from './order.ts'
import { ASKED, KEY, UNSAID } from './sketch.ts'

/** Rows to be compared, by index. Indices follow the order in which the rows came into the sheet. */
export type Sketches = {
  /** `SKETCH` bytes a row. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** 1 for each row that is held back. */
  readonly held: Uint8Array
}

/** Pairs of rows by index, side by side, by rising `rows`; `likeness` of their questions in percent. */
export type Pairs = {
  readonly rows: Uint32Array<ArrayBuffer>
  readonly others: Uint32Array<ArrayBuffer>
  readonly likeness: Uint8Array<ArrayBuffer>
}

export type Links = {
  /** By row the first row of its group. Rows of one group must stay on one side of a split. */
  readonly groups: Uint32Array<ArrayBuffer>
  /** Each row that is nearly like an earlier one, with it. Rows that are exactly the same are not among them. */
  readonly alike: Pairs
  /** Rows that ask the same as an earlier row and answer something else. */
  readonly contradicting: Pairs
  /** Rows that are held back, with one that trains and asks or says nearly the same. */
  readonly leaking: Pairs
}

/** In a crowd of rows that share four slots each is compared with so many, so that the time stays linear. */
const MOST_COMPARED = 16

/** Different answers to one question that are told apart; beyond it they are only compared with the first. */
const MOST_ANSWERS = 32

/**
 * Finds which rows of a sheet are alike, without their texts: rows that ask the same by their keys, rows that ask nearly
 * the same by four equal slots in one of 24 bands (locality-sensitive hashing), each pair checked by its sketches.
 * Pure and the same on every machine; seconds for a million rows. `onProgress` hears the share done, 0 to 1.
 */
export function linkRows({ bytes, held }: Sketches, onProgress: (share: number) => void = () => undefined): Links {
  const likeness = new Likeness(bytes)
  const linker = new Linker(likeness)
  linker.linkSameQuestions()
  const bands = ASKED / 4
  for (let band = 0; band < bands; band++) {
    onProgress(band / bands)
    linker.linkBand(band)
  }
  return linker.toLinks(held)
}

/** Pairs being found. Columns of numbers: a million objects would take a hundred megabytes. */
class PairList {
  readonly #likeness: Likeness
  readonly #rows: number[] = []
  readonly #others: number[] = []

  constructor(likeness: Likeness) {
    this.#likeness = likeness
  }

  add(row: number, other: number): void {
    this.#rows.push(row)
    this.#others.push(other)
  }

  toPairs(): Pairs {
    const order = orderByKey(Uint32Array.from(this.#rows))
    const rows = order.map((at) => this.#rows[at] ?? 0)
    const others = order.map((at) => this.#others[at] ?? 0)
    return {
      rows,
      others,
      likeness: Uint8Array.from(rows, (row, at) => Math.round(this.#likeness.asked(row, others[at] ?? row) * 100)),
    }
  }
}

class Linker {
  readonly #likeness: Likeness
  /** Rows that say nearly the same; and these together with those that ask the same. */
  readonly #alike: Groups
  readonly #together: Groups
  readonly #contradicting: PairList
  /** Rows to sort by a key, with their keys. */
  readonly #sorter: Sorter
  readonly #rows: Uint32Array
  readonly #keys: Uint32Array
  /** By row an earlier one that it was found to be like; itself: none yet. */
  readonly #like: Uint32Array
  readonly #others = new Uint32Array(MOST_COMPARED)

  constructor(likeness: Likeness) {
    this.#likeness = likeness
    this.#alike = new Groups(likeness.count)
    this.#together = new Groups(likeness.count)
    this.#contradicting = new PairList(likeness)
    this.#like = this.#alike.toArray()
    this.#sorter = new Sorter(likeness.count)
    this.#rows = new Uint32Array(likeness.count)
    this.#keys = new Uint32Array(likeness.count)
  }

  linkSameQuestions(): void {
    const keys = this.#keys
    for (let row = 0; row < keys.length; row++) keys[row] = this.#likeness.key(row, KEY.asked)
    for (const run of runsOf(keys, this.#sorter.order(keys))) this.#linkRun(run)
  }

  /** Rows that ask the same, by rising index. */
  #linkRun(run: Uint32Array): void {
    const [first = 0] = run
    // One row for each answer that was given. Where nothing is said nothing is contradicted: that is another finding.
    const answers: number[] = []
    for (const row of run) {
      if (row !== first && !this.#likeness.asksTheSame(first, row)) continue
      this.#together.join(first, row)
      if (this.#likeness.key(row, KEY.answered) === UNSAID) continue
      const same = answers.find((answer) => !this.#likeness.answersOtherwise(answer, row))
      if (same !== undefined) this.#join(same, row)
      else {
        if (answers[0] !== undefined) this.#contradicting.add(row, answers[0])
        if (answers.length < MOST_ANSWERS) answers.push(row)
      }
    }
  }

  linkBand(band: number): void {
    let size = 0
    for (let row = 0; row < this.#likeness.count; row++) {
      const key = this.#likeness.band(row, band)
      if (key < 0) continue
      this.#rows[size] = row
      this.#keys[size++] = key
    }
    const keys = this.#keys.subarray(0, size)
    for (const run of runsOf(keys, this.#sorter.order(keys))) this.#linkCrowd(run)
  }

  /** `run`: places in `#rows`. */
  #linkCrowd(run: Uint32Array): void {
    // The latest rows of different groups, in a ring; a row is compared with one of each.
    const others = this.#others
    let count = 0
    // eslint-disable-next-line @typescript-eslint/prefer-for-of -- for…of takes five times as long on a typed array
    for (let nth = 0; nth < run.length; nth++) {
      const row = this.#rows[run[nth] ?? 0] ?? 0
      let known = false
      for (let at = Math.max(0, count - MOST_COMPARED); at < count; at++) {
        if (this.#joins(others[at % MOST_COMPARED] ?? 0, row)) known = true
      }
      if (!known) others[count++ % MOST_COMPARED] = row
    }
  }

  /** Whether two rows are of one group, after putting them into one where they are alike. */
  #joins(a: number, b: number): boolean {
    if (this.#alike.first(a) === this.#alike.first(b)) return true
    if (!this.#mayJoin(a, b)) return false
    this.#join(a, b)
    return true
  }

  /** Rows that ask the same have been compared already, and found to contradict each other. */
  #mayJoin(a: number, b: number): boolean {
    return this.#likeness.alike(a, b) && !this.#likeness.asksTheSame(a, b)
  }

  #join(earlier: number, later: number): void {
    this.#alike.join(earlier, later)
    this.#together.join(earlier, later)
    const row = Math.max(earlier, later)
    if (this.#like[row] === row) this.#like[row] = Math.min(earlier, later)
  }

  toLinks(held: Uint8Array): Links {
    const groups = this.#together.toArray()
    return {
      groups,
      alike: this.#toAlike(),
      contradicting: this.#contradicting.toPairs(),
      leaking: this.#toLeaking(groups, held),
    }
  }

  #toAlike(): Pairs {
    const pairs = new PairList(this.#likeness)
    // A group and the key of an example in one number: which examples the group has had.
    const seen = new Set<number>()
    const groups = this.#alike.toArray()
    const sizes = new Uint32Array(groups.length)
    for (const group of groups) sizes[group] = (sizes[group] ?? 0) + 1
    groups.forEach((group, row) => {
      if ((sizes[group] ?? 0) < 2) return
      const example = group * 0x100000000 + this.#likeness.key(row, KEY.row)
      const repeat = seen.has(example)
      seen.add(example)
      if (repeat || row === group) return
      const like = this.#like[row] ?? row
      const other = like === row || this.#likeness.equal(like, row) ? group : like
      pairs.add(row, other)
    })
    return pairs.toPairs()
  }

  #toLeaking(groups: Uint32Array, held: Uint8Array): Pairs {
    /** By group one of its rows that trains, plus one; 0: none. */
    const training = new Uint32Array(groups.length)
    for (let row = groups.length - 1; row >= 0; row--) if (held[row] !== 1) training[groups[row] ?? 0] = row + 1
    const pairs = new PairList(this.#likeness)
    groups.forEach((group, row) => {
      const other = (training[group] ?? 0) - 1
      if (held[row] === 1 && other >= 0) pairs.add(row, other)
    })
    return pairs.toPairs()
  }
}
