import type { Role } from '../column.ts'
import type { Finder, Match, Replacement } from './find.ts'

/** A stretch of a cell in which is looked: all of it, or a text that is said in its JSON. */
type Part = {
  readonly text: string
  /** From a place in `text` to the place in the cell. */
  readonly place: (at: number) => number
  /** How something new is written there. */
  readonly write: (text: string) => string
}

/** A match with its place in the cell, `to` exclusive, and the part it was found in. */
export type CellMatch = { readonly from: number; readonly to: number; readonly match: Match; readonly part: Part }

/** Whether cells of a role hold JSON, in which only what is said is looked for. */
export function holdsJson(role: Role): boolean {
  return role === 'messages' || role === 'tools' || role === 'raw'
}

/**
 * Where a finder finds something in a cell. In JSON that is what people and models say and read: roles, names, ids and
 * arguments of calls are no text. A cell that should be JSON and is not is looked through as it is.
 */
export function matchesInCell(finder: Finder, role: Role, text: string): CellMatch[] {
  return partsOf(role, text).flatMap((part) =>
    finder.matchesOf(part.text).map((match) => ({
      from: part.place(match.from),
      to: part.place(match.to),
      match,
      part,
    })),
  )
}

/**
 * The cell with some of its matches replaced, which must stand in order. JSON stays JSON; what is not replaced stays as
 * it is.
 * @returns null where it would be longer than `most`; no more than that is ever put together
 */
export function replaceMatches(
  text: string,
  matches: readonly CellMatch[],
  replacement: Replacement,
  most: number,
): string | null {
  let result = ''
  let at = 0
  for (const { from, to, match, part } of matches) {
    result += text.slice(at, from)
    result += part.write(replacement(match, Math.max(most - result.length, 0)))
    if (result.length > most) return null
    at = to
  }
  return result.length + text.length - at > most ? null : result + text.slice(at)
}

/** The cell with its text changed, or in JSON every text that is said. JSON stays JSON; what is the same stays as it is written. */
export function changeSaid(role: Role, text: string, change: (text: string) => string): string {
  let result = ''
  let at = 0
  for (const part of partsOf(role, text)) {
    const changed = change(part.text)
    if (changed === part.text) continue
    result += text.slice(at, part.place(0)) + part.write(changed)
    at = part.place(part.text.length)
  }
  return result + text.slice(at)
}

function partsOf(role: Role, text: string): Part[] {
  return (holdsJson(role) ? saidIn(text) : null) ?? [{ text, place: (at) => at, write: (piece) => piece }]
}

/** Names under which the published formats keep what is said, and schemas what they explain. */
const SAID = new Set(
  `content text value description prompt completion instruction instructions input output system question answer
  response chosen rejected refusal`.split(/\s+/),
)

const LITERAL = /"(?:[^"\\]|\\.)*"/g
const COLON = /\s*:/y

/** The texts of a JSON value that are said; null: it is no JSON. */
function saidIn(json: string): Part[] | null {
  if (!isJson(json)) return null
  const parts: Part[] = []
  let name = ''
  for (const { 0: literal, index } of json.matchAll(LITERAL)) {
    COLON.lastIndex = index + literal.length
    if (COLON.test(json)) name = literal.slice(1, -1)
    else if (SAID.has(name)) parts.push(toPart(literal, index + 1))
  }
  return parts
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function write(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function toPart(literal: string, start: number): Part {
  const inner = literal.slice(1, -1)
  if (!inner.includes('\\')) return { text: inner, place: (at) => start + at, write }
  const text = JSON.parse(literal) as string
  let places: Uint32Array | null = null
  return { text, place: (at) => start + ((places ??= placesOf(inner))[at] ?? inner.length), write }
}

/** Where each sign of a text with escapes stands in its literal. */
function placesOf(inner: string): Uint32Array {
  const places = new Uint32Array(inner.length + 1)
  let nth = 0
  for (let at = 0; at < inner.length; nth++) {
    places[nth] = at
    at += inner[at] !== '\\' ? 1 : inner[at + 1] === 'u' ? 6 : 2
  }
  places[nth] = inner.length
  return places.subarray(0, nth + 1)
}

/** A stretch of a cell: as it stays, what goes, or what comes. `gap`: something between that is not shown. */
type Piece = { readonly kind: 'same' | 'out' | 'in' | 'gap'; readonly text: string }

/** Places shown of one cell, and signs shown before and after each. */
const MOST_PLACES = 4
const AROUND = { before: 14, after: 80 } as const
const LONGEST_SHOWN = 200

/** What replacing would do to a cell, for reading: each place with some words around it. */
export function previewOf(matches: readonly CellMatch[], replacement: Replacement): Piece[] {
  const pieces: Piece[] = []
  const push = (kind: Piece['kind'], text: string): void => {
    if (kind === 'gap' ? pieces.at(-1)?.kind !== 'gap' : text !== '') pieces.push({ kind, text: text.toWellFormed() })
  }
  let shown = 0
  for (const [at, { match, part }] of matches.slice(0, MOST_PLACES).entries()) {
    if (matches[at - 1]?.part !== part) shown = 0
    const following = matches[at + 1]
    const more = following?.part === part
    const start = Math.max(shown, match.from - AROUND.before)
    if (start > shown) push('gap', '')
    push('same', part.text.slice(start, match.from))
    push('out', part.text.slice(match.from, match.to).slice(0, LONGEST_SHOWN))
    push('in', replacement(match, LONGEST_SHOWN).slice(0, LONGEST_SHOWN))
    shown = Math.min(part.text.length, match.to + AROUND.after, more ? following.match.from : Infinity)
    push('same', part.text.slice(match.to, shown))
    if (!more && (shown < part.text.length || following)) push('gap', '')
  }
  return pieces
}
