/** Far beyond what any training file needs; readers that go through the levels one by one have room for thousands. */
export const MOST_LEVELS = 500

type Reviver = (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown
/** Newer than the library types: https://tc39.es/proposal-json-parse-with-source/ */
type SourceTextJson = {
  parse(text: string, reviver: Reviver): unknown
  rawJSON?(text: string): unknown
}

const WITH_SOURCE = JSON as unknown as SourceTextJson
/** Numbers of this look may be beyond what a double holds: 16 digits, or an exponent of three. */
const LONG_NUMBER = /\d{16}|\d[eE]\+?\d{3}/

/**
 * `JSON.parse`, except that a number which a double cannot hold (`9223372036854775807`, `1e999`) keeps its digits:
 * `JSON.stringify` writes it as it was read. Ids and the limits in the schemas of tools are such numbers.
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseExactly(text: string): unknown {
  return LONG_NUMBER.test(text) ? WITH_SOURCE.parse(text, keepDigits) : (JSON.parse(text) as unknown)
}

function keepDigits(this: unknown, _key: string, value: unknown, { source }: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || source === undefined || isHeld(value, source)) return value
  return WITH_SOURCE.rawJSON?.(source) ?? value
}

/** Large whole numbers would be written rounded; a fraction is rounded by every reader, and only has to be finite. */
function isHeld(value: number, source: string): boolean {
  return Number.isSafeInteger(value) || (Number.isFinite(value) && !/^-?\d+$/.test(source))
}

/** Whether lists and objects stand in each other more than `MOST_LEVELS` deep. The text need not be JSON. */
export function isTooDeep(text: string): boolean {
  // Every level has two brackets.
  if (text.length < 2 * MOST_LEVELS) return false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') at = endOfText(text, at)
    else if (sign === '[' || sign === '{') depth += 1
    else if (sign === ']' || sign === '}') depth -= 1
    if (depth > MOST_LEVELS) return true
  }
  return false
}

/** The place of the quotation mark that closes the one at `start`. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    const end = text.indexOf('"', at)
    if (end < 0) return text.length
    let escapes = 0
    while (text[end - 1 - escapes] === '\\') escapes += 1
    if (escapes % 2 === 0) return end
    at = end
  }
}
