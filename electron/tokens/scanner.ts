import type { Encoding } from '../../shared/catalog/schema.ts'
import { isNewer } from './newerCharacters.ts'

/**
 * Cuts a text into the pieces within which tokens are merged. Written out instead of running the published patterns,
 * which overflow the stack on a run of ten million letters and take most of the time on ordinary text; the patterns
 * themselves are the proof in test/electron/tokens/scanner.test.ts.
 */
export type Scanner = (text: string, from: number) => number

const UPPER = 1
const LOWER = 2
/** Letters without case. */
const LETTER = 4
const MARK = 8
const NUMBER = 16
const SPACE = 32
const LINE_END = 64
const OTHER = 128

const ANY_SPACE = SPACE | LINE_END
/** `[^\s\p{L}\p{N}]` */
const SYMBOL = OTHER | MARK
/** `[^\r\n\p{L}\p{N}]`: one such character may lead a word. */
const LEAD = SPACE | OTHER | MARK
const ANY_LETTER = UPPER | LOWER | LETTER
/** `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]` */
const HEAD = UPPER | LETTER | MARK
/** `[\p{Ll}\p{Lm}\p{Lo}\p{M}]` */
const TAIL = LOWER | LETTER | MARK

const PATTERNS: readonly (readonly [number, RegExp])[] = [
  [UPPER, /[\p{Lu}\p{Lt}]/u],
  [LOWER, /\p{Ll}/u],
  [LETTER, /[\p{Lm}\p{Lo}]/u],
  [MARK, /\p{M}/u],
  [NUMBER, /\p{N}/u],
  [LINE_END, /[\r\n]/u],
  // The published encoders are compiled from Rust, whose `\s` is this: with U+0085, and without U+FEFF.
  [SPACE, /\p{White_Space}/u],
]

/** Kind of every code point; 0: not looked up yet. */
const kinds = new Uint8Array(0x11_0000)

function lookUp(code: number): number {
  const character = String.fromCodePoint(code)
  const known = isNewer(code) ? undefined : PATTERNS.find(([, pattern]) => pattern.test(character))
  const kind = known?.[0] ?? OTHER
  kinds[code] = kind
  return kind
}

/** Kind of the character at a place; 0 behind the end. */
function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (Number.isNaN(unit)) return 0
  return kindOf(unit < 0xd800 || unit > 0xdfff ? unit : (text.codePointAt(at) ?? 0))
}

function kindOf(code: number): number {
  const kind = kinds[code]
  return kind === undefined || kind === 0 ? lookUp(code) : kind
}

/** The place behind the character at a place. */
function behind(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit <= 0xdbff && (text.codePointAt(at) ?? 0) > 0xffff ? at + 2 : at + 1
}

function run(text: string, from: number, mask: number): number {
  let at = from
  while ((kindAt(text, at) & mask) !== 0) at = behind(text, at)
  return at
}

const APOSTROPHE = 39
const SLASH = 47

/** Behind `'s 't 'm 'd 're 've 'll` in upper or lower case, or where it began. */
function contraction(text: string, at: number): number {
  if (text.charCodeAt(at) !== APOSTROPHE) return at
  // ASCII letters only: | 32 makes them lower case, and no other character becomes one of these.
  const first = text.charCodeAt(at + 1)
  if (first > 127) return at
  const letter = String.fromCharCode(first | 32)
  if (first > 64 && 'stmd'.includes(letter)) return at + 2
  const second = text.charCodeAt(at + 2)
  if (first < 65 || !(second > 64 && second < 128)) return at
  const pair = letter + String.fromCharCode(second | 32)
  return pair === 're' || pair === 've' || pair === 'll' ? at + 3 : at
}

/**
 * The word that begins at a place, in the pattern's first two branches: `HEAD* TAIL+` or else `HEAD+ TAIL*`.
 * A greedy HEAD run gives back until a TAIL character follows, so that without a lower-case letter behind it the word
 * ends with its last caseless letter or mark: `ABC中D` is cut before `D`. Returns `from` when there is no word.
 */
function caseWord(text: string, from: number): number {
  let lastBoth = -1
  let at = from
  for (let kind = kindAt(text, at); (kind & HEAD) !== 0; kind = kindAt(text, at)) {
    at = behind(text, at)
    if ((kind & TAIL) !== 0) lastBoth = at
  }
  if ((kindAt(text, at) & TAIL) !== 0) return run(text, at, TAIL)
  return lastBoth < 0 ? at : lastBoth
}

/** A word in the upper and lower case of o200k_base, with what may lead it, or `from`. */
function casedWord(text: string, from: number, kind: number): number {
  if (kind === LINE_END) return from
  if ((kind & LEAD) === 0) return caseWord(text, from)
  const start = behind(text, from)
  if (kind === MARK) return markedWord(text, start)
  const end = caseWord(text, start)
  return end === start ? from : end
}

/** A word of o200k_base, with the contraction that may follow it. */
function o200kWord(text: string, from: number, kind: number): number {
  const end = casedWord(text, from, kind)
  return end === from ? from : contraction(text, end)
}

/**
 * A mark can both lead a word and be the whole of it. Leading, it needs a TAIL character behind it in the first branch;
 * otherwise it stands alone before the second branch is tried: `\u0301ABC` is cut behind the mark.
 */
function markedWord(text: string, start: number): number {
  const end = caseWord(text, start)
  const onlyUpper = run(text, start, UPPER) === end
  return onlyUpper ? start : end
}

/** A word of cl100k_base: a contraction, or letters with what may lead them. */
function cl100kWord(text: string, from: number, kind: number): number {
  if (kind === LINE_END) return from
  const short = contraction(text, from)
  if (short !== from) return short
  const start = (kind & LEAD) === 0 ? from : behind(text, from)
  const end = run(text, start, ANY_LETTER)
  return end === start ? from : end
}

function digits(text: string, from: number, most: number): number {
  let at = from
  for (let n = 0; n < most && kindAt(text, at) === NUMBER; n++) at = behind(text, at)
  return at
}

/** ` ?[^\s\p{L}\p{N}]+[\r\n/]*`, or `from`. The slash belongs to the younger patterns only. */
function symbols(text: string, from: number, slash: boolean): number {
  const start = text.charCodeAt(from) === 32 ? from + 1 : from
  let at = run(text, start, SYMBOL)
  if (at === start) return from
  while (kindAt(text, at) === LINE_END || (slash && text.charCodeAt(at) === SLASH)) at += 1
  return at
}

/** `\s*[\r\n]+|\s+(?!\S)|\s+`: up to the last line end, else all but the space that leads the next word. */
function spaces(text: string, from: number): number {
  let lastLineEnd = -1
  let at = from
  for (let kind = kindAt(text, at); (kind & ANY_SPACE) !== 0; kind = kindAt(text, at)) {
    at += 1
    if (kind === LINE_END) lastLineEnd = at
  }
  if (lastLineEnd >= 0) return lastLineEnd
  return at < text.length && at - from > 1 ? at - 1 : at
}

type Pattern = {
  readonly word: (text: string, from: number, kind: number) => number
  /** Digits that are at most one piece. */
  readonly digits: number
  readonly slash: boolean
}

/** The published patterns differ in these only. */
const PATTERN_OF: Record<Encoding, Pattern> = {
  o200k_base: { word: o200kWord, digits: 3, slash: true },
  cl100k_base: { word: cl100kWord, digits: 3, slash: false },
  llama3: { word: cl100kWord, digits: 3, slash: false },
  qwen3: { word: cl100kWord, digits: 1, slash: false },
  mistral_nemo: { word: casedWord, digits: 1, slash: true },
}

/** The scanner of an encoding. It answers the end of the piece that begins at `from`, before the end of the text. */
export function scannerOf(encoding: Encoding): Scanner {
  const { word, digits: most, slash } = PATTERN_OF[encoding]
  return (text, from) => {
    const kind = kindAt(text, from)
    if (kind === NUMBER) return digits(text, from, most)
    const wordEnd = word(text, from, kind)
    if (wordEnd !== from) return wordEnd
    const end = symbols(text, from, slash)
    return end === from ? spaces(text, from) : end
  }
}
