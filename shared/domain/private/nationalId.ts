import { findAll, type Found } from './found.ts'

/** Italy, codice fiscale: nobody else writes sixteen signs like this, and the last one is a check letter. */
const ITALIAN =
  /(?=[A-Z]{6}[\dL-NP-V])(?<![\p{L}\p{N}])[A-Z]{6}[\dLMNPQRSTUV]{2}[ABCDEHLMPRST][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z](?![\p{L}\p{N}])/gu
/** France, NIR: sex, year, month, place, order and a key of two digits, with gaps: without them it may be any number. */
const FRENCH =
  /(?=[12] ?\d)(?<![\p{L}\p{N}.,/-])[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-4]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?![\p{L}\p{N}])/gu
/** Spain, DNI and NIE, only after their name. */
const SPANISH =
  /(?=[XYZ\d]\d{6})(?<=\b(?:DNI|NIE|NIF)\b[^\p{L}\p{N}\n]{0,4}(?:es |n[º°]\.? ?)?)[XYZ\d]\d{7}[ -]?[A-Z](?![\p{L}\p{N}])/giu
/** United States, only after their name. */
const AMERICAN =
  /(?=\d{3}[- ]\d)(?<=\b(?:SSN|social security(?: number| no\.?)?)\b[^\p{L}\p{N}\n]{0,4}(?:is )?)(?!000|666|9\d\d)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}(?!\d)/giu
/** United Kingdom, only after their name. */
const BRITISH =
  /(?=[A-Z]{2} ?\d\d)(?<=\b(?:NINO|NI number|NI no\.?|national insurance(?: number| no\.?)?)[^\p{L}\p{N}\n]{0,4}(?:is )?)[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\p{N}])/giu

/** The names of those that only count after theirs. */
const NAMED = /\b(?:DNI|NIE|NIF|SSN|social security|NINO|NI n|national insurance)/i

/** Numbers that a state gives to a person; rather misses one than takes another number for one. */
export function nationalIdsIn(text: string): Found[] {
  const whole = (match: string): number => match.length
  const checked = (isIt: (compact: string) => boolean) => (match: string) =>
    isIt(match.replaceAll(/[ -]/g, '').toUpperCase()) ? match.length : 0
  return [
    ...findAll(text, 'id', ITALIAN, checked(isItalian)),
    ...findAll(text, 'id', FRENCH, (match) => (match.includes(' ') ? checked(isFrench)(match) : 0)),
    ...(NAMED.test(text)
      ? [
          ...findAll(text, 'id', SPANISH, checked(isSpanish)),
          ...findAll(text, 'id', AMERICAN, whole),
          ...findAll(text, 'id', BRITISH, whole),
        ]
      : []),
  ]
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
