import { type CodeSet, codeSet } from './codes.ts'

/**
 * A pattern as a tree. `set`: one sign out of a set; `edge`: a place between two signs; `times`: `most` null for any
 * number of them.
 */
export type PatternNode =
  | { readonly type: 'set'; readonly set: CodeSet }
  | { readonly type: 'edge'; readonly edge: Edge }
  | { readonly type: 'all' | 'any'; readonly parts: readonly PatternNode[] }
  | { readonly type: 'times'; readonly part: PatternNode; readonly least: number; readonly most: number | null }
export type Edge = 'lineStart' | 'lineEnd' | 'word' | 'notWord'

/** Thrown and caught in this file alone: the pattern holds something that is left to RE2. */
const UNUSUAL = new Error('Left to RE2')

/** A part of a pattern that is repeated more often makes too large a machine. */
const MOST_TIMES = 50

const EDGES: Readonly<Record<string, Edge>> = { '^': 'lineStart', $: 'lineEnd', '\\b': 'word', '\\B': 'notWord' }
const ESCAPED: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v' }
const DIGITS = '0123456789'
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const GROUPS: Readonly<Record<string, string>> = {
  d: DIGITS,
  w: `${DIGITS}${LETTERS}${LETTERS.toUpperCase()}_`,
  s: '\t\n\f\r ',
}

/**
 * Reads what RE2 has read already, as far as patterns go that people write by hand.
 * @returns null where it holds anything else, and RE2 is to be asked
 */
export function parsePattern(source: string, { matchCase }: { readonly matchCase: boolean }): PatternNode | null {
  try {
    return new Parser(source, matchCase).whole()
  } catch (error) {
    if (error !== UNUSUAL) throw error
    return null
  }
}

type Times = { readonly least: number; readonly most: number | null }
const TIMES: Readonly<Record<string, Times>> = {
  '*': { least: 0, most: null },
  '+': { least: 1, most: null },
  '?': { least: 0, most: 1 },
}

class Parser {
  readonly #source: string
  readonly #matchCase: boolean
  #at = 0

  constructor(source: string, matchCase: boolean) {
    this.#source = source
    this.#matchCase = matchCase
  }

  whole(): PatternNode {
    const node = this.#any()
    if (this.#at < this.#source.length) throw UNUSUAL
    return node
  }

  get #next(): string {
    return this.#source[this.#at] ?? ''
  }

  #take(): string {
    const sign = this.#next
    if (sign === '') throw UNUSUAL
    this.#at += 1
    return sign
  }

  #takes(wanted: string): boolean {
    if (!this.#source.startsWith(wanted, this.#at)) return false
    this.#at += wanted.length
    return true
  }

  #any(): PatternNode {
    const parts = [this.#all()]
    while (this.#takes('|')) parts.push(this.#all())
    return { type: 'any', parts }
  }

  #all(): PatternNode {
    const parts: PatternNode[] = []
    while (!['', '|', ')'].includes(this.#next)) parts.push(this.#repeated(this.#one()))
    return { type: 'all', parts }
  }

  #one(): PatternNode {
    if (this.#takes('(')) return this.#group()
    if (this.#takes('[')) return { type: 'set', set: this.#bracketed() }
    const sign = this.#take()
    const edge = EDGES[sign === '\\' ? sign + this.#next : sign]
    if (edge) {
      if (sign === '\\') this.#at += 1
      return { type: 'edge', edge }
    }
    if (sign === '.') return this.#set('\n', true)
    if (sign === '\\') {
      const { group, negated } = this.#escape()
      return this.#set(group, negated)
    }
    if ('*+?{}]'.includes(sign)) throw UNUSUAL
    return this.#set(sign)
  }

  #set(signs: string, negated = false): PatternNode {
    return { type: 'set', set: this.#folded(Array.from(signs, codeOf), negated) }
  }

  #folded(codes: Iterable<number>, negated: boolean): CodeSet {
    const set = codeSet(codes, { matchCase: this.#matchCase, negated })
    if (!set) throw UNUSUAL
    return set
  }

  #group(): PatternNode {
    if (this.#next === '?' && !this.#takes('?:')) throw UNUSUAL
    const inner = this.#any()
    if (!this.#takes(')')) throw UNUSUAL
    return inner
  }

  /** What follows a backslash: a group of signs, or one. */
  #escape(): { group: string; negated: boolean } {
    const sign = this.#take()
    const group = GROUPS[sign.toLowerCase()]
    if (group !== undefined) return { group, negated: sign < 'a' }
    const escaped = ESCAPED[sign] ?? sign
    if (sign > '\u007f' || (/[a-zA-Z0-9]/.test(sign) && escaped === sign)) throw UNUSUAL
    return { group: escaped, negated: false }
  }

  #bracketed(): CodeSet {
    const negated = this.#takes('^')
    const codes = new Set<number>()
    if (this.#next === ']') throw UNUSUAL
    while (!this.#takes(']')) {
      const from = this.#inBrackets()
      const isRange = this.#next === '-' && this.#source[this.#at + 1] !== ']'
      if (!isRange) for (const sign of from) codes.add(codeOf(sign))
      else {
        this.#at += 1
        for (const code of rangeOf(from, this.#inBrackets())) codes.add(code)
      }
    }
    return this.#folded(codes, negated)
  }

  #inBrackets(): string {
    const sign = this.#take()
    if (sign === '[') throw UNUSUAL
    if (sign !== '\\') return sign
    const { group, negated } = this.#escape()
    if (negated) throw UNUSUAL
    return group
  }

  #repeated(part: PatternNode): PatternNode {
    const times = this.#times()
    if (!times) return part
    if (part.type === 'edge') throw UNUSUAL
    // Whether as much or as little as possible is taken says where a match ends, not whether there is one.
    this.#takes('?')
    if ('*+?{'.includes(this.#next || ' ')) throw UNUSUAL
    return { type: 'times', part, ...times }
  }

  #times(): Times | null {
    const times = TIMES[this.#next]
    if (times) this.#at += 1
    return times ?? (this.#next === '{' ? this.#counted() : null)
  }

  /** `{2}`, `{2,}` or `{2,5}`. */
  #counted(): Times {
    const [whole, from, open, to] = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(this.#source.slice(this.#at)) ?? []
    if (whole === undefined) throw UNUSUAL
    this.#at += whole.length
    const least = Number(from)
    const most = open === undefined ? least : to === undefined ? null : Number(to)
    if (Math.max(least, most ?? 0) > MOST_TIMES) throw UNUSUAL
    return { least, most }
  }
}

function codeOf(sign: string): number {
  return sign.charCodeAt(0)
}

function* rangeOf(from: string, to: string): Generator<number> {
  const [first, last] = [codeOf(from), codeOf(to)]
  // A group is no end of a range.
  if (from.length > 1 || to.length > 1 || first > last) throw UNUSUAL
  for (let code = first; code <= last; code++) yield code
}
