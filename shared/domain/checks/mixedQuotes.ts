import { SIGN } from '../signs.ts'
import type { Spoken } from '../example/spoken.ts'
import { textRule } from './textRule.ts'

/** Inches, and texts in which a straight mark has a meaning of its own: code, JSON, attributes. */
const MEANT = /\d"|```|=\s?"|[{[]\s*"|"\s*:|^\s*[{[]/
const CURLY = /[“”„]/g

/** Straight and curly marks for the same thing. One inside the other is a quotation in a quotation. */
export const mixedQuotes = textRule({
  id: 'mixed-quotes',
  severity: 'hint',
  title: 'Mixed quotation marks',
  why: 'The model learns to write now the one kind, now the other.',
  source: 'Chicago Manual of Style 6.115: one kind of quotation marks throughout',
  signs: SIGN.straightQuote,
  look: (spoken) => (isMixed(spoken) ? 'There are straight and curly quotation marks.' : null),
  fix: { safe: true, apply: (text) => text.replaceAll(CURLY, '"') },
})

function isMixed({ text, signs }: Spoken): boolean {
  if ((signs & SIGN.curlyQuote) === 0 || MEANT.test(text)) return false
  let [straight, curly] = [0, 0]
  for (const [mark] of text.matchAll(/["“”„]/g)) {
    if (mark === '"') straight += 1
    else {
      curly += 1
      if (straight % 2 === 1) return false
    }
    if (mark === '"' && curly % 2 === 1) return false
  }
  return straight > 0 && straight % 2 === 0
}
