import { isTooDeep, MOST_LEVELS } from './exactJson.ts'

/** Where a text stops being JSON and why, in words for someone who is no developer. `at` counts characters from 0. */
export type JsonTrouble = { readonly at: number; readonly message: string }

/** How far the reading has come. */
type Cursor = { readonly text: string; at: number }
/** What stands around a list or an object, for its sentences. */
type Block = { readonly close: ']' | '}'; readonly entry: (cursor: Cursor) => JsonTrouble | null }

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /[^\s,:[\]{}"]+/y
const WORDS: readonly string[] = ['true', 'false', 'null']
const QUOTES = /^['‘’“”„«»`]/
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/**
 * Why `JSON.parse` refuses a text, or null where it takes it. The engine's own words differ between engines and name
 * no place for half of the cases; these name what is missing and where.
 * Grammar: https://www.rfc-editor.org/rfc/rfc8259
 */
export function findJsonTrouble(text: string): JsonTrouble | null {
  if (isTooDeep(text)) {
    return { at: 0, message: `Its values stand in each other more than ${MOST_LEVELS} levels deep.` }
  }
  const cursor: Cursor = { text, at: 0 }
  const found = readValue(cursor)
  if (found) return found
  skipSpace(cursor)
  if (cursor.at === text.length) return null
  return trouble(
    cursor,
    text[cursor.at] === ','
      ? 'More follows after the end. Several values stand in a list, between [ and ].'
      : 'Something is left over after the end.',
  )
}

/** `line` and `character` of a place, both counted from 1. */
export function placeInText(text: string, at: number): { line: number; character: number } {
  const before = text.slice(0, at)
  const start = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, character: at - start + 1 }
}

function readValue(cursor: Cursor): JsonTrouble | null {
  skipSpace(cursor)
  switch (cursor.text[cursor.at]) {
    case undefined:
      return trouble(cursor, 'It ends too early: a value is missing.')
    case '{':
      return readBlock(cursor, { close: '}', entry: readEntry })
    case '[':
      return readBlock(cursor, { close: ']', entry: readValue })
    case '"':
      return readText(cursor)
    default:
      return readWord(cursor)
  }
}

/** A list, or an object: entries with commas between them. */
function readBlock(cursor: Cursor, { close, entry }: Block): JsonTrouble | null {
  cursor.at += 1
  skipSpace(cursor)
  if (cursor.text[cursor.at] === close) {
    cursor.at += 1
    return null
  }
  for (;;) {
    const inside = entry(cursor)
    if (inside) return inside
    skipSpace(cursor)
    const sign = cursor.text[cursor.at]
    if (sign === close) {
      cursor.at += 1
      return null
    }
    if (sign === undefined) return trouble(cursor, `It ends too early: a closing ${close} is missing.`)
    if (sign !== ',') return trouble(cursor, `A comma or a closing ${close} is missing before this.`)
    const comma = cursor.at
    cursor.at += 1
    skipSpace(cursor)
    if (cursor.text[cursor.at] === close) return { at: comma, message: `There is a comma too many before ${close}.` }
  }
}

/** `"name": value` */
function readEntry(cursor: Cursor): JsonTrouble | null {
  skipSpace(cursor)
  const sign = cursor.text[cursor.at]
  if (sign === undefined) return trouble(cursor, 'It ends too early: a closing } is missing.')
  if (sign !== '"') return trouble(cursor, 'A name in straight double quotation marks (") is missing here.')
  const name = readText(cursor)
  if (name) return name
  skipSpace(cursor)
  if (cursor.text[cursor.at] !== ':') return trouble(cursor, 'A colon (:) is missing between a name and its value.')
  cursor.at += 1
  return readValue(cursor)
}

function readText(cursor: Cursor): JsonTrouble | null {
  const start = cursor.at
  const { text } = cursor
  for (let at = start + 1; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign === '"') {
      cursor.at = at + 1
      return null
    }
    if (sign === '\\') {
      const escape = matchAt(ESCAPE, text, at)
      if (escape === null) return { at, message: 'This backslash means nothing here. Write \\\\ for a backslash.' }
      at += escape.length - 1
    } else if (sign < ' ') return { at, message: wordsForControl(sign) }
  }
  return { at: start, message: 'This text has no end: a closing quotation mark (") is missing.' }
}

function wordsForControl(sign: string): string {
  return sign === '\n' || sign === '\r'
    ? 'The line ends inside of a text: a closing quotation mark (") is missing, or a line break is written \\n.'
    : 'A hidden control character stands here. A tab is written \\t.'
}

function readWord(cursor: Cursor): JsonTrouble | null {
  const { text, at } = cursor
  const word = matchAt(WORD, text, at) ?? ''
  if (WORDS.includes(word) || (word !== '' && matchAt(NUMBER, word, 0) === word)) {
    cursor.at += word.length
    return null
  }
  if (word === '') return trouble(cursor, 'A value is missing before this.')
  if (QUOTES.test(word)) return trouble(cursor, 'Text stands in straight double quotation marks (").')
  const small = word.toLowerCase()
  if (WORDS.includes(small) || small === 'none') return trouble(cursor, 'It is written true, false or null.')
  return trouble(
    cursor,
    /^[-+.\d]/.test(word)
      ? 'This number is not written as JSON wants it.'
      : 'Text needs quotation marks (") around it.',
  )
}

function skipSpace(cursor: Cursor): void {
  while (' \n\r\t'.includes(cursor.text[cursor.at] ?? 'end')) cursor.at += 1
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

function trouble({ at }: Cursor, message: string): JsonTrouble {
  return { at, message }
}
