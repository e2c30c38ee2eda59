import { getCountries, getCountryCallingCode, Metadata, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { findAt, type Found, isNumbered } from './found.ts'
import { isDigit, type NumberAt, type Places } from './places.ts'

/** `+44 7700 900 412`, `+49 (0)170 1234567`, `0049 170 1234567`; read as a number of that country before it counts. */
const INTERNATIONAL =
  /(?=[+0])(?<![\p{L}\d+])(?:\+|(?<![./-])00(?=[1-9]\d[ /]))(?:1[ .(-]{0,2}[2-9]|7|[2-689]\d)(?:[ \-./()]{0,2}\d){6,13}(?![\d\p{L}])/uy
/** `(555) 123-4567`, `555-123-4567` */
const AMERICAN =
  /(?=[(2-9])(?<![\p{L}\d+(/.-])(?:\([2-9]\d{2}\) ?\d{3}[-. ]\d{4}|[2-9]\d{2}([-.])\d{3}\1\d{4})(?![\d\p{L}/-])/uy
/** British and German mobile numbers with a gap. */
const MOBILE = /(?=0)(?<![\p{L}\d+(/.-])(?:07\d{3} \d{3} ?\d{3}|01[5-7]\d[ /-]\d{6,8})(?![\d\p{L}/-])/uy
/** Any number with a leading zero, but only after a word that announces it. */
const ANNOUNCED =
  /(?=\(?0)(?<=\b(?:tel(?:efon|ephone)?|phone|mobile|mobil|handy|cell|whatsapp|fax|call me|ring me|text me)\b[^\p{L}\p{N}\n]{0,4}(?:(?:number|nummer|on|at|is|ist|unter|under)[: ]{1,2}){0,2})\(?0(?:[ \-./()]{0,3}\d){6,12}(?![\d\p{L}])/iuy
const DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/
const MOST_DIGITS = 15
const LONGEST_CODE = 3

const PLUS = 0x2b
const OPEN = 0x28
const ZERO = 0x30
/** Digits of the shortest number with a gap or a country's code after 00. */
const LEAST_DIGITS = 10

type Forms = Record<'international' | 'american' | 'mobile' | 'announced', number[]>

/** Phone numbers: in international form, in one that only phone numbers have, or after a word that announces one. */
export function phonesIn(text: string, { numbers }: Pick<Places, 'numbers'>): Found[] {
  const forms: Forms = { international: [], american: [], mobile: [], announced: [] }
  for (const number of numbers) addForms(text, number, forms)
  const { international, american, mobile, announced } = forms
  if (international.length + american.length + mobile.length + announced.length === 0) return []
  const whole = (match: string, at: number): number => (isNumbered(text, at) ? 0 : match.length)
  return [
    ...findAt(text, 'phone', { pattern: INTERNATIONAL, places: international }, (match, at) => {
      const written = match.replace(/^00/, '+')
      return isPossible(written) && (written === match || !isNumbered(text, at)) ? match.length : 0
    }),
    ...findAt(text, 'phone', { pattern: AMERICAN, places: american }, whole),
    ...findAt(text, 'phone', { pattern: MOBILE, places: mobile }, whole),
    ...findAt(text, 'phone', { pattern: ANNOUNCED, places: announced }, (match) =>
      DATE.test(match) ? 0 : match.length,
    ),
  ]
}

/** Notes which forms a number may have, by its first signs. */
function addForms(text: string, { at, digits, leads }: NumberAt, forms: Forms): void {
  const before = text.charCodeAt(at - 1)
  if (before === PLUS) forms.international.push(at - 1)
  if (text.charCodeAt(at) === ZERO) {
    if (leads) forms.announced.push(...(before === OPEN ? [at - 1, at] : [at]))
    if (digits < LEAST_DIGITS) return
    if (!isDigit(text.charCodeAt(at + 4))) forms.international.push(at)
    forms.mobile.push(at)
  } else if (digits >= LEAST_DIGITS && !isDigit(text.charCodeAt(at + 3))) {
    forms.american.push(...(before === OPEN ? [at - 1, at] : [at]))
  }
}

/**
 * Whether a country with this code gives out numbers of this length. Not whether this one is given out: a mistyped
 * number still tells a person.
 */
function isPossible(written: string): boolean {
  const digits = written.replaceAll(/\D/g, '')
  if (digits.length > MOST_DIGITS) return false
  return isUsual(digits) || (parsePhoneNumberFromString(written)?.isPossible() ?? false)
}

/** Of each country's code the lengths that all numbers behind it may have. */
let lengths: Map<string, readonly number[]> | null = null

/** Whether it needs no closer look, which takes a thousand times longer: it has a length that fits wherever it belongs. */
function isUsual(digits: string): boolean {
  lengths ??= usualLengths()
  for (let end = 1; end <= LONGEST_CODE; end++) {
    const usual = lengths.get(digits.slice(0, end))
    if (usual) return usual.includes(digits.length - end)
  }
  return false
}

function usualLengths(): Map<string, readonly number[]> {
  const found = new Map<string, readonly number[]>()
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country)
    const metadata = new Metadata()
    metadata.selectNumberingPlan(country)
    const possible = metadata.numberingPlan?.possibleLengths() ?? []
    found.set(code, found.get(code)?.filter((length) => possible.includes(length)) ?? possible)
  }
  return found
}
