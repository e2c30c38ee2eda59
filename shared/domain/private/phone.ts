import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { findAll, type Found, isNumbered } from './found.ts'

/** `+44 7700 900 412`, `+49 (0)170 1234567`, `0049 170 1234567`; read as a number of that country before it counts. */
const INTERNATIONAL =
  /(?=[+0])(?<![\p{L}\d+])(?:\+|(?<![./-])00(?=[1-9]\d[ /]))(?:1[ .(-]{0,2}[2-9]|7|[2-689]\d)(?:[ \-./()]{0,2}\d){6,13}(?![\d\p{L}])/gu
/** `(555) 123-4567`, `555-123-4567` */
const AMERICAN =
  /(?=[(2-9])(?<![\p{L}\d+(/.-])(?:\([2-9]\d{2}\) ?\d{3}[-. ]\d{4}|[2-9]\d{2}([-.])\d{3}\1\d{4})(?![\d\p{L}/-])/gu
/** British and German mobile numbers with a gap. */
const MOBILE = /(?=0)(?<![\p{L}\d+(/.-])(?:07\d{3} \d{3} ?\d{3}|01[5-7]\d[ /-]\d{6,8})(?![\d\p{L}/-])/gu
/** Any number with a leading zero, but only after a word that announces it. */
const ANNOUNCED =
  /(?=\(?0)(?<=\b(?:tel(?:efon|ephone)?|phone|mobile|mobil|handy|cell|whatsapp|fax|call me|ring me|text me)\b[^\p{L}\p{N}\n]{0,4}(?:(?:number|nummer|on|at|is|ist|unter|under)[: ]{1,2}){0,2})\(?0(?:[ \-./()]{0,2}\d){6,12}(?![\d\p{L}])/giu
const DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/
const MOST_DIGITS = 15

/** Phone numbers: in international form, in one that only phone numbers have, or after a word that announces one. */
export function phonesIn(text: string): Found[] {
  const whole = (match: string, at: number): number => (isNumbered(text, at) ? 0 : match.length)
  const international =
    text.includes('+') || text.includes('00')
      ? findAll(text, 'phone', INTERNATIONAL, (match, at) => {
          const written = match.replace(/^00/, '+')
          return isPossible(written) && (written === match || !isNumbered(text, at)) ? match.length : 0
        })
      : []
  return [
    ...international,
    ...findAll(text, 'phone', AMERICAN, whole),
    ...findAll(text, 'phone', MOBILE, whole),
    ...findAll(text, 'phone', ANNOUNCED, (match) => (DATE.test(match) ? 0 : match.length)),
  ]
}

/**
 * Whether a country with this code gives out numbers of this length. Not whether this one is given out: a mistyped
 * number still tells a person.
 */
function isPossible(written: string): boolean {
  if (written.replaceAll(/\D/g, '').length > MOST_DIGITS) return false
  return parsePhoneNumberFromString(written)?.isPossible() ?? false
}
