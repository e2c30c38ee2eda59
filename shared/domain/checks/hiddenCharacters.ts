import { looksGarbled, repairGarbled } from '../reading/mojibake.ts'
import { SIGN } from '../signs.ts'
import { textRule } from './textRule.ts'

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const HIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u2060\uFEFF]/
const ALL = new RegExp(HIDDEN, 'g')
/** Thai, Lao, Burmese and Khmer are written without blanks: a zero-width space says where a word ends. */
const WITHOUT_BLANKS = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]/

/** Characters that nobody sees. Those that join emoji and the letters of Persian or Hindi are none of them. */
export const hiddenCharacters = textRule({
  id: 'hidden-characters',
  severity: 'warning',
  title: 'Hidden characters',
  why: 'Nobody sees them, but the model reads them, and words with them are other words.',
  source: 'Unicode general categories Cc and Cf: control, zero-width space, soft hyphen, byte order mark',
  signs: SIGN.hidden,
  look: ({ text }) => {
    // Garbled letters have such characters in them; repairing those is what is to be done.
    if (looksGarbled(text) && repairGarbled(text) !== text) return null
    const sign = HIDDEN.exec(WITHOUT_BLANKS.test(text) ? text.replaceAll('\u200B', '') : text)?.[0]
    if (sign === undefined) return null
    const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    return `There are characters that cannot be seen, such as U+${code}.`
  },
  fix: {
    safe: true,
    apply: (text) => {
      const keepsZeroWidth = WITHOUT_BLANKS.test(text)
      return text.replaceAll(ALL, (sign) => (sign === '\u200B' && keepsZeroWidth ? sign : replacementOf(sign)))
    },
  },
})

/** A page or a column break of other programs is a line break; everything else is nothing. */
function replacementOf(sign: string): string {
  return sign === '\u000B' || sign === '\u000C' || sign === '\u0085' ? '\n' : ''
}
