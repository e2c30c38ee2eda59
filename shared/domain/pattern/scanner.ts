import { holds } from './codes.ts'
import { HALF, type Kind, type Kinds, kindsOf, OTHER } from './kinds.ts'
import type { Edge } from './parse.ts'
import type { Machine } from './machine.ts'
import { type Opening, openingOf } from './opening.ts'

/**
 * The table has a line for each state; a state is known by the place where its line begins. Besides that it says these,
 * so the first line is not used.
 */
const UNKNOWN = 0
const FOUND = -1

/** Of so many states the table is kept; a pattern with more is left to RE2. */
const MOST_STATES = 1000

const BEFORE = ['lineStart', 'word', 'other'] as const
type Before = (typeof BEFORE)[number]
type State = { readonly steps: readonly number[]; readonly before: Before }

/**
 * Says whether a pattern is found in a text, in time in proportion to the text. All steps of the machine that may be
 * reached are one state; every sign leads from state to state by a look into a table, which is filled on the way.
 */
export class Scanner {
  readonly #machine: Machine
  readonly #kinds: Kinds
  /** Places in a line of the table: one for each kind, and one for the end of the text. */
  readonly #width: number
  readonly #edges: boolean
  readonly #opening: Opening | null
  /** Up to this number the table says that something else is to be done than to go on to that state. */
  readonly #special: number
  readonly #states: State[] = []
  readonly #lines = new Map<string, number>()
  #table = new Int32Array(0)
  /** Where the text that is looked through has led so far. */
  #state = 0

  private constructor(machine: Machine, kinds: Kinds) {
    this.#machine = machine
    this.#kinds = kinds
    this.#width = kinds.list.length + 1
    this.#edges = machine.steps.some(({ type }) => type === 'edge')
    this.#opening = openingOf(machine)
    this.#special = this.#opening ? this.#width * BEFORE.length : UNKNOWN
    // The first states: where nothing of the pattern was met, whatever lies before.
    for (const before of BEFORE) this.#lineOf({ steps: [machine.begin], before })
  }

  /** Null: a machine too large. */
  static of(machine: Machine): Scanner | null {
    const kinds = kindsOf(machine)
    return kinds && new Scanner(machine, kinds)
  }

  /** Null: the pattern turned out to have too many states. */
  test(text: string): boolean | null {
    this.#state = this.#width
    for (let at = this.#opened(text, 0); at < text.length; at = this.#opened(text, at)) {
      at = this.#glide(text, at)
      if (at === text.length) break
      if (isPair(text, at)) at += 1
      const next = this.#follow(this.#state, this.#kinds.of[text.charCodeAt(at)] ?? OTHER)
      if (next <= UNKNOWN) return next === FOUND || null
      this.#state = next
      at += 1
    }
    const last = this.#follow(this.#state, this.#width - 1)
    return last === UNKNOWN ? null : last === FOUND
  }

  /** From where to look on: where nothing of the pattern was met, its opening decides. */
  #opened(text: string, at: number): number {
    return this.#state <= this.#special ? (this.#opening?.indexIn(text, at) ?? at) : at
  }

  /** As far as the table says nothing special; where that is. Nothing else is done for most signs, so it is all on hand. */
  #glide(text: string, from: number): number {
    const { of } = this.#kinds
    const table = this.#table
    const special = this.#special
    let state = this.#state
    let at = from
    for (; at < text.length; at++) {
      const next = table[state + (of[text.charCodeAt(at)] ?? OTHER)] ?? UNKNOWN
      if (next <= special) break
      state = next
    }
    this.#state = state
    return at
  }

  /** The state after one more sign. */
  #follow(line: number, kindOrHalf: number): number {
    const kind = kindOrHalf === HALF ? OTHER : kindOrHalf
    const known = this.#table[line + kind] ?? UNKNOWN
    if (known !== UNKNOWN) return known
    const state = this.#states[line / this.#width - 1]
    const next = state ? this.#next(state, this.#kinds.list[kind] ?? null) : UNKNOWN
    this.#table[line + kind] = next
    return next
  }

  /** `sign` null: the text is over. */
  #next({ steps, before }: State, sign: Kind | null): number {
    const reached = new Set<number>()
    for (const step of steps) this.#reach(step, (edge) => isAt(edge, before, sign), reached)
    if (reached.has(0)) return FOUND
    // The pattern may begin at every sign.
    const after = new Set([this.#machine.begin])
    for (const number of reached) {
      const step = this.#machine.steps[number]
      if (step?.type === 'set' && sign && holds(step.set, sign.code)) after.add(step.next)
    }
    return this.#lineOf({ steps: [...after].sort((a, b) => a - b), before: this.#before(sign) })
  }

  /** With all steps that are reached from one without taking a sign. */
  #reach(number: number, isThere: (edge: Edge) => boolean, reached: Set<number>): void {
    if (reached.has(number)) return
    reached.add(number)
    const step = this.#machine.steps[number]
    if (step?.type === 'fork') for (const next of step.next) this.#reach(next, isThere, reached)
    else if (step?.type === 'edge' && isThere(step.edge)) this.#reach(step.next, isThere, reached)
  }

  #before(sign: Kind | null): Before {
    if (!this.#edges || sign?.isBreak) return 'lineStart'
    return sign?.isWord ? 'word' : 'other'
  }

  /** `UNKNOWN`: there are too many. */
  #lineOf(state: State): number {
    const name = `${state.before} ${state.steps.join()}`
    const known = this.#lines.get(name)
    if (known !== undefined) return known
    if (this.#states.length === MOST_STATES) return UNKNOWN
    const line = this.#states.push(state) * this.#width
    this.#lines.set(name, line)
    if (this.#table.length < line + this.#width) {
      const longer = new Int32Array(2 * (line + this.#width))
      longer.set(this.#table)
      this.#table = longer
    }
    return line
  }
}

function isAt(edge: Edge, before: Before, sign: Kind | null): boolean {
  switch (edge) {
    case 'lineStart':
      return before === 'lineStart'
    case 'lineEnd':
      return sign === null || sign.isBreak
    case 'word':
      return (before === 'word') !== (sign?.isWord ?? false)
    case 'notWord':
      return (before === 'word') === (sign?.isWord ?? false)
  }
}

/** Two halves are one sign. */
function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
}
