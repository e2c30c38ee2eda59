import { z } from 'zod'
import { compilePattern, quickTest } from '../pattern/pattern.ts'

/** What is looked for, as it was typed. `kind` pattern: a regular expression, see `compilePattern`. */
export const FindQuery = z.object({
  text: z.string().min(1).max(1000),
  kind: z.enum(['text', 'pattern']),
  /** Not as a part of a longer word, in any alphabet. */
  wholeWord: z.boolean(),
  matchCase: z.boolean(),
})
export type FindQuery = z.infer<typeof FindQuery>

/** A stretch of a text, `to` exclusive. `groups`: what the bracketed parts of a pattern found; the first is the whole. */
export type Match = { readonly from: number; readonly to: number; readonly groups: readonly (string | null)[] }

/** Something to be looked for in texts. Takes time in proportion to a text, whatever is looked for. */
export type Finder = {
  /** From left to right, never over each other. A pattern may match between two letters: such a match is empty. */
  readonly matchesOf: (text: string) => Match[]
  /** Bracketed parts of the pattern: how many, and the numbers of those with a name. */
  readonly groups: { readonly count: number; readonly names: Readonly<Record<string, number>> }
}

/**
 * What stands in place of a match. What would be longer than `most` is not made whole, only longer than that: a part of
 * the pattern that stands there many times may make more than a text can hold.
 */
export type Replacement = (match: Match, most: number) => string

/** @returns what to look with, or a sentence that says what is wrong with the pattern */
export function compileFind(query: FindQuery): Finder | string {
  const fits = (text: string, match: Match): boolean => !query.wholeWord || isWhole(text, match)
  if (query.kind === 'text') {
    const plain = plainPattern(query)
    return { matchesOf: (text) => plainMatches(plain, text, fits), groups: NO_GROUPS }
  }
  const pattern = compilePattern(query.text, query)
  if (typeof pattern === 'string') return pattern
  const test = quickTest(pattern)
  const count = pattern.groupCount()
  return {
    groups: { count, names: pattern.namedGroups() },
    matchesOf: (text) => {
      // Whether there is a match at all is many times as fast as where.
      if (!test(text)) return []
      const matches: Match[] = []
      const matcher = pattern.matcher(text)
      while (matcher.find()) {
        const groups = Array.from({ length: count + 1 }, (_, nth) => matcher.group(nth))
        const match = { from: matcher.start(), to: matcher.end(), groups }
        if (fits(text, match)) matches.push(match)
      }
      return matches
    },
  }
}

const NO_GROUPS = { count: 0, names: {} } as const

const SPECIAL = /[.*+?^${}()|[\]\\/-]/g

function plainMatches(sought: RegExp, text: string, fits: (text: string, match: Match) => boolean): Match[] {
  const matches: Match[] = []
  sought.lastIndex = 0
  for (let found = sought.exec(text); found; found = sought.exec(text)) {
    const match = { from: found.index, to: found.index + found[0].length, groups: [found[0]] }
    if (fits(text, match)) matches.push(match)
    else sought.lastIndex = match.from + 1
  }
  return matches
}

/** A literal text has no repeats, so this engine cannot hang over it; it compares case one letter with one letter. */
function plainPattern({ text, matchCase }: FindQuery): RegExp {
  return new RegExp(text.replaceAll(SPECIAL, '\\$&'), matchCase ? 'g' : 'gi')
}

const IN_WORD = /[\p{L}\p{N}\p{M}_]/u

/** Whether no word goes on over an edge of the match. Where the match ends in a sign, anything may follow. */
function isWhole(text: string, { from, to }: Match): boolean {
  const crossed = (at: number): boolean => IN_WORD.test(before(text, at)) && IN_WORD.test(after(text, at))
  return !crossed(from) && !crossed(to)
}

function after(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function before(text: string, at: number): string {
  return Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? ''
}

/**
 * Reads what shall stand in place of the matches: plain text as it is; for a pattern with `$1` and `$<name>` for what a
 * bracketed part found, `$&` for all of it, `$$` for a dollar sign, `\n` for a new line and `\t` for a tab.
 * @returns the replacement, or a sentence that says what is wrong with it
 */
export function compileReplacement(query: FindQuery, finder: Finder, text: string): Replacement | string {
  if (query.kind === 'text') return () => text
  const parts: (string | number)[] = []
  let at = 0
  for (const found of text.matchAll(REFERENCE)) {
    parts.push(text.slice(at, found.index))
    const part = partOf(found, finder.groups)
    if (part.wrong !== null) return part.wrong
    parts.push(part.value)
    at = found.index + found[0].length
  }
  parts.push(text.slice(at))
  return ({ groups }, most) => {
    let result = ''
    for (const part of parts) {
      const piece = typeof part === 'string' ? part : (groups[part] ?? '')
      result += piece.slice(0, most + 1 - result.length)
      if (result.length > most) break
    }
    return result
  }
}

const REFERENCE = /\$(?:(?<sign>[$&])|(?<number>\d{1,2})|<(?<name>[^>]*)>)|\\(?<escape>[nt\\])/g
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' }

type Part = { readonly value: string | number; readonly wrong: null } | { readonly wrong: string }

function partOf({ groups: found }: RegExpExecArray, { count, names }: Finder['groups']): Part {
  const { sign, number, name, escape } = found ?? {}
  if (escape !== undefined) return { value: ESCAPES[escape] ?? '', wrong: null }
  if (sign !== undefined) return { value: sign === '$' ? '$' : 0, wrong: null }
  if (name !== undefined) {
    const value = names[name]
    return value === undefined ? { wrong: `No part of the pattern has the name "${name}".` } : { value, wrong: null }
  }
  const value = Number(number)
  if (value <= count) return { value, wrong: null }
  const has = count === 0 ? 'none' : count === 1 ? 'only one' : `only ${count}`
  return { wrong: `$${value} stands for a part in brackets, and the pattern has ${has}.` }
}

/** A text with its matches replaced: all, or those for which `wanted` says so. */
export function replaceIn(
  finder: Finder,
  replacement: Replacement,
  text: string,
  wanted: (match: Match) => boolean = () => true,
): { text: string; count: number } {
  const matches = finder.matchesOf(text).filter(wanted)
  let result = ''
  let at = 0
  for (const match of matches) {
    result += text.slice(at, match.from) + replacement(match, Infinity)
    at = match.to
  }
  return { text: result + text.slice(at), count: matches.length }
}
