import { countrySpecs, isValidIBAN } from 'ibantools'
import { findAt, type Found, isNumbered } from './found.ts'
import { type Places, startsOf } from './places.ts'

const IBAN =
  /(?=[A-Z]{2}\d)(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![a-z0-9])/uy
const CARD = /(?=\d)(?<![\p{L}\d.,/-])\d(?:[ -]?\d){12,18}(?![\d\p{L}])/uy

const SHORTEST_CARD = 13

/** First digits and lengths that the large card brands give out; 13 digits are those of articles (EAN). */
const BRANDS = [
  /^4(?:\d{15}|\d{18})$/,
  /^(?:5[1-5]|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d+$(?<=^\d{16})/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|[689]\d)\d{11}$/,
  /^(?:6011|65\d\d|64[4-9]\d|35\d\d)\d{12}$/,
  /^62\d{14}$/,
]

/** Bank account numbers (IBAN) whose country, length and check digits are right. */
export function ibansIn(text: string, { codes }: Pick<Places, 'codes'>): Found[] {
  return findAt(text, 'iban', { pattern: IBAN, places: codes }, ibanLength)
}

/** How much of a match is an IBAN: a word in capitals may follow it. 0: it is none. */
function ibanLength(match: string): number {
  const spec = countrySpecs[match.slice(0, 2)]
  if (!spec?.IBANRegistry || !spec.chars) return 0
  let end = 0
  let compact = ''
  while (end < match.length && compact.length < spec.chars) {
    const sign = match.charAt(end)
    if (sign !== ' ' && sign !== '-') compact += sign
    end += 1
  }
  if (/^[A-Z0-9]/.test(match.slice(end))) return 0
  return isValidIBAN(compact) ? end : 0
}

/** Numbers of payment cards. One in ten numbers has a right check digit: the words before must not speak against it. */
export function cardsIn(text: string, { numbers }: Pick<Places, 'numbers'>): Found[] {
  const places = startsOf(numbers, ({ digits }) => digits >= SHORTEST_CARD)
  if (places.length === 0) return []
  return findAt(text, 'card', { pattern: CARD, places }, (match, at) =>
    isCard(match) && !isNumbered(text, at) ? match.length : 0,
  )
}

/** Brand and check digit (Luhn, ISO/IEC 7812). */
function isCard(match: string): boolean {
  const digits = match.replaceAll(/[ -]/g, '')
  if (!BRANDS.some((brand) => brand.test(digits))) return false
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    const counted = at % 2 === 1 ? 2 * digit : digit
    sum += counted > 9 ? counted - 9 : counted
  }
  return sum % 10 === 0
}
