import { SIGN } from '../signs.ts'
import { textRule } from './textRule.ts'

/** Blanks between two words; not those that set a line in or end it. */
const BETWEEN_WORDS = /(?<=\S) {2,}(?=\S)/
const ALL = new RegExp(BETWEEN_WORDS, 'g')
/** Code and tables are laid out with blanks. */
const LAID_OUT = /```|\t|^(?: {4}|\||[-+]{3})/m

/** More than one blank between two words. */
export const doubleSpaces = textRule({
  id: 'double-spaces',
  severity: 'hint',
  title: 'Two spaces in a row',
  why: 'They are tokens of their own, are paid for, and come back in the answers.',
  source: 'Tokenizers of the current models: blanks are tokens',
  signs: SIGN.doubleSpace,
  look: ({ text }) => (isFound(text) ? 'There are two or more spaces between words.' : null),
  fix: { safe: true, apply: (text) => (isFound(text) ? text.replaceAll(ALL, ' ') : text) },
})

function isFound(text: string): boolean {
  return BETWEEN_WORDS.test(text) && !LAID_OUT.test(text)
}
