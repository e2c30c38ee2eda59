import { Failure } from '../../../shared/domain/failure.ts'
import { compilePattern, quickTest } from '../../../shared/domain/pattern/pattern.ts'
import type { View } from '../../../shared/domain/view.ts'
import type { Database } from '../file/database.ts'

type Test = (text: string) => boolean

/**
 * Makes the comparisons of texts known to SQL that SQL has not: `holds(text, part)` and `equals(text, other)`, whose
 * second text is in lower case already, and `fits(text, pattern)`.
 */
export function defineTextTests(db: Database): void {
  db.define('holds', (text, lower) => text?.toLowerCase().includes(lower ?? '') === true)
  db.define('equals', (text, lower) => text?.trim().toLowerCase() === lower)
  let last: { source: string; test: Test } | null = null
  db.define('fits', (text, source) => {
    if (text === null || source === null) return false
    if (last?.source !== source) last = { source, test: testOf(source) }
    return last.test(text)
  })
}

/** @throws Failure `wrong-input` when a view looks for a pattern that cannot be read */
export function refuseUnreadable({ conditions = [] }: View): void {
  for (const one of conditions) if (one.type === 'text' && one.how === 'matches') testOf(one.text)
}

function testOf(source: string): Test {
  const pattern = compilePattern(source, { matchCase: false })
  if (typeof pattern !== 'string') return quickTest(pattern)
  throw new Failure({ code: 'wrong-input', message: pattern, hint: 'Correct it, or look for plain text.' })
}

/** Whether LIKE alone tells upper and lower case apart as people do: it knows only those of English. */
export function isExact(text: string): boolean {
  return !Array.from(text).some(isForeign)
}

/** `50% für` becomes `%50\\% f_r%`: what LIKE cannot compare is left open. */
export function likePattern(text: string): string {
  const letters = Array.from(text, (letter) => {
    if (isForeign(letter)) return '_'
    return '\\%_'.includes(letter) ? `\\${letter}` : letter
  })
  return `%${letters.join('')}%`
}

function isForeign(letter: string): boolean {
  return letter > '\u007f' && letter.toLowerCase() !== letter.toUpperCase()
}
