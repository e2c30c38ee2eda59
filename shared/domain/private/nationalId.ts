import { findAt, type Found } from './found.ts'
import { isDigit, type NumberAt, type Places } from './places.ts'

/** Italy, codice fiscale: nobody else writes sixteen signs like this, and the last one is a check letter. */
const ITALIAN =
  /(?=[A-Z]{6}\d)(?<![\p{L}\p{N}])[A-Z]{6}[\dLMNPQRSTUV]{2}[ABCDEHLMPRST][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z](?![\p{L}\p{N}])/uy
/** France, NIR: sex, year, month, place, order and a key of two digits, with gaps: without them it may be any number. */
const FRENCH =
  /(?=[12] ?\d)(?<![\p{L}\p{N}.,/-])[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-4]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?![\p{L}\p{N}])/uy
/** Spain, DNI and NIE, only after their name. */
const SPANISH =
  /(?=[XYZ\d]\d{6})(?<=\b(?:DNI|NIE|NIF)\b[^\p{L}\p{N}\n]{0,4}(?:es |n[º°]\.? ?)?)[XYZ\d]\d{7}[ -]?[A-Z](?![\p{L}\p{N}])/iuy
/** United States, only after their name. */
const AMERICAN =
  /(?=\d{3}[- ]\d)(?<=\b(?:SSN|social security(?: number| no\.?)?)\b[^\p{L}\p{N}\n]{0,4}(?:is )?)(?!000|666|9\d\d)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}(?!\d)/iuy
/** United Kingdom, only after their name. */
const BRITISH =
  /(?=[A-Z]{2} ?\d\d)(?<=\b(?:NINO|NI number|NI no\.?|national insurance(?: number| no\.?)?)[^\p{L}\p{N}\n]{0,4}(?:is )?)[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\p{N}])/iuy

const SPACE = 0x20
const DASH = 0x2d
const TWO = 0x32
const CAPITAL_A = 0x41
const FRENCH_DIGITS = 15

/** Numbers that a state gives to a person; rather misses one than takes another number for one. */
export function nationalIdsIn(text: string, { numbers, codes }: Pick<Places, 'numbers' | 'codes'>): Found[] {
  const { french, spanish, american, british } = startsIn(text, numbers)
  if (codes.length + french.length + spanish.length + american.length + british.length === 0) return []
  const whole = (match: string): number => match.length
  return [
    ...findAt(text, 'id', { pattern: ITALIAN, places: codes.map((at) => at - 4) }, checkedBy(isItalian)),
    ...findAt(text, 'id', { pattern: FRENCH, places: french }, (match) =>
      match.includes(' ') ? checkedBy(isFrench)(match) : 0,
    ),
    ...findAt(text, 'id', { pattern: SPANISH, places: spanish }, checkedBy(isSpanish)),
    ...findAt(text, 'id', { pattern: AMERICAN, places: american }, whole),
    ...findAt(text, 'id', { pattern: BRITISH, places: british }, whole),
  ]
}

function checkedBy(isIt: (compact: string) => boolean): (match: string) => number {
  return (match) => (isIt(match.replaceAll(/[ -]/g, '').toUpperCase()) ? match.length : 0)
}

type Starts = Record<'french' | 'spanish' | 'american' | 'british', number[]>

/** Which numbers may be those of which state, by their first signs. */
function startsIn(text: string, numbers: readonly NumberAt[]): Starts {
  const starts: Starts = { french: [], spanish: [], american: [], british: [] }
  for (const { at, digits, leads, end } of numbers) {
    // The A or B of Corsica comes after six digits.
    if (text.charCodeAt(at) <= TWO && (digits >= FRENCH_DIGITS || isLetter(text.charCodeAt(end))))
      starts.french.push(at)
    if (leads) addNamed(text, at, starts)
  }
  return starts
}

/** Those that stand behind their name, and so behind no other digits. */
function addNamed(text: string, at: number, starts: Starts): void {
  const before = text.charCodeAt(at - 1)
  const third = text.charCodeAt(at + 2)
  if (isDigit(third)) {
    // The letter of a foreigner's number stands before seven digits.
    if (isLetter(before) && isDigit(text.charCodeAt(at + 6))) starts.spanish.push(at - 1)
    if (isDigit(text.charCodeAt(at + 7))) starts.spanish.push(at)
    if (isGap(text.charCodeAt(at + 3)) && isGap(text.charCodeAt(at + 6))) starts.american.push(at)
  } else if (third !== SPACE) return
  if (isLetter(before)) starts.british.push(at - 2)
  else if (before === SPACE && isLetter(text.charCodeAt(at - 2))) starts.british.push(at - 3)
}

/** Rather too many: all letters of all languages, and some signs. */
function isLetter(unit: number): boolean {
  return unit >= CAPITAL_A
}

function isGap(unit: number): boolean {
  return unit === SPACE || unit === DASH
}

/** What digits and letters at odd places count. Source: Decreto ministeriale 23 dicembre 1976, table of odd characters. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

function isItalian(code: string): boolean {
  const sum = Array.from(code.slice(0, -1)).reduce((before, sign, at) => {
    const value = /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65
    return before + (at % 2 === 0 ? (ODD[value] ?? 0) : value)
  }, 0)
  return code.endsWith(String.fromCharCode(65 + (sum % 26)))
}

/** 97 minus the number modulo 97; Corsica's letters stand for 19 and 18. Source: INSEE, NIR. */
function isFrench(number: string): boolean {
  const digits = number.replace(/2A/, '19').replace(/2B/, '18')
  return digits.length === 15 && 97 - (Number(digits.slice(0, 13)) % 97) === Number(digits.slice(13))
}

/** Source: Ministerio del Interior, Cálculo del dígito de control del NIF/NIE. */
function isSpanish(code: string): boolean {
  const number = Number(code.slice(0, -1).replace(/^[XYZ]/, (sign) => String('XYZ'.indexOf(sign))))
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === code.at(-1)
}
