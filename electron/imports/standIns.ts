import type { TextMark } from '../../shared/domain/reading/importOptions.ts'

/** A text in which signs that papaparse would misread are replaced, one for one, by signs that do not occur in it. */
export type StandIns = {
  readonly text: string
  /** What stands for what; empty for almost every file. */
  readonly signs: readonly (readonly [standIn: string, sign: string])[]
}

export type Place = {
  readonly quote: string
  readonly lineEnd: string
  /** The line, from 1, with which the text starts. */
  readonly line: number
  readonly textMarks: readonly TextMark[]
}

/**
 * Replaces two kinds of signs: the `\r` at the end of a quoted cell (`"a\r"`), which is text unlike one that ends a
 * line; and the quotation marks that the user said are text.
 */
export function hideSigns(text: string, place: Place): StandIns {
  const { quote, lineEnd } = place
  const returns = lineEnd === '\n' && quote !== '' && text.includes(`\r${quote}`)
  const marks = quote === '' || place.textMarks.length === 0 ? [] : placesOf(text, place)
  if (!returns && marks.length === 0) return { text, signs: [] }
  const [forReturn = '', forQuote = ''] = unused(text)
  const quiet = marks.length === 0 ? text : replacedAt(text, marks, forQuote)
  return {
    text: returns ? quiet.replaceAll(`\r${quote}`, forReturn + quote) : quiet,
    signs: [
      [forReturn, '\r'],
      [forQuote, quote],
    ],
  }
}

/** Two signs of the private area that a text does not hold. */
function unused(text: string): string[] {
  const found: string[] = []
  for (let code = 0xe000; found.length < 2; code += 1) {
    const sign = String.fromCharCode(code)
    if (!text.includes(sign)) found.push(sign)
  }
  return found
}

/** Where the marks stand in the text, in rising order; those of other lines, and what is no quotation mark, are left out. */
function placesOf(text: string, { quote, lineEnd, line, textMarks }: Place): number[] {
  const places: number[] = []
  let start = 0
  let at = line
  for (const mark of [...textMarks].sort((a, b) => a.line - b.line || a.column - b.column)) {
    for (; at < mark.line && start >= 0; at += 1) start = text.indexOf(lineEnd, start) + 1 || -1
    if (start < 0) break
    const place = start + mark.column - 1
    if (at === mark.line && text[place] === quote && !text.slice(start, place).includes(lineEnd)) places.push(place)
  }
  return places
}

function replacedAt(text: string, places: readonly number[], sign: string): string {
  const parts: string[] = []
  let from = 0
  for (const place of places) {
    parts.push(text.slice(from, place), sign)
    from = place + 1
  }
  return parts.join('') + text.slice(from)
}
