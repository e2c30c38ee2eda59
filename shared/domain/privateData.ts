/** Something about a person that stands in a text, `[start, end)`. */
type Found = { readonly kind: PrivateKind; readonly start: number; readonly end: number }
export type PrivateKind = 'email' | 'phone' | 'iban' | 'card'

/** Every quantifier is bounded, and a match starts only where a word does: the time is linear in the text. */
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}-])/gu
const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![a-z0-9])/gu
const CARD = /(?<![\p{L}\d.,/-])\d(?:[ -]?\d){12,18}(?![\d\p{L}])/gu
/** `+44 7700 900 412`, `+49 (0)170 1234567` */
const INTERNATIONAL = /(?<![\p{L}\d+])\+(?:1[ .(-]{0,2}[2-9]|7|[2-689]\d)(?:[ \-./()]{0,2}\d){6,13}(?![\d\p{L}])/gu
/** `(555) 123-4567`, `555-123-4567`; British and German mobile numbers with a gap. */
const NATIONAL =
  /(?<![\p{L}\d+(/.-])(?:\([2-9]\d{2}\) ?\d{3}[-. ]\d{4}|[2-9]\d{2}([-.])\d{3}\1\d{4}|07\d{3} \d{3} ?\d{3}|01[5-7]\d[ /-]\d{6,8})(?![\d\p{L}/-])/gu
/** Any number with a leading zero, but only after a word that announces it. */
const ANNOUNCED =
  /(?<=\b(?:tel(?:efon|ephone)?|phone|mobile|mobil|handy|cell|whatsapp|fax|call me|ring me|text me)\b[^\p{L}\p{N}\n]{0,4}(?:(?:number|nummer|on|at|is|ist|unter|under)[: ]{1,2}){0,2})\(?0(?:[ \-./()]{0,2}\d){6,12}(?![\d\p{L}])/giu
const DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/

/** Addresses of a role and not of a person, and those that the standards keep for examples. */
const OF_NOBODY =
  /^(?:info|support|service|help|helpdesk|hello|contact|kontakt|sales|office|team|mail|admin|post|press|jobs|billing|noreply|no-reply|git)@|[@.](?:example\.(?:com|org|net)|example|test|invalid|localhost)$/i

/** Length of an IBAN by country. Source: SWIFT IBAN registry. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  ...{ AD: 24, AE: 23, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27 },
  ...{ GB: 22, GR: 27, HR: 21, HU: 28, IE: 22, IL: 23, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MT: 31 },
  ...{ NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SA: 24, SE: 24, SI: 19, SK: 24, SM: 27, TR: 26, UA: 29 },
}

/** First digits and lengths that the large card brands give out. */
const CARDS = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d+$(?<=^\d{16})/,
  /^3[47]\d{13}$/,
  /^(?:6011|65\d\d|64[4-9]\d|35\d\d)\d{12}$/,
]

const MASKS: Record<PrivateKind, string> = { email: '[EMAIL]', phone: '[PHONE]', iban: '[IBAN]', card: '[CARD]' }

/**
 * E-mail addresses, phone numbers, IBANs and payment cards in a text, in its order. Rather misses one than takes an order
 * number or a date for one: IBANs and cards must have the right check digits, phone numbers a form or a word that nothing
 * else has.
 */
export function privateDataIn(text: string): Found[] {
  const found: Found[] = []
  const add = (kind: PrivateKind, start: number, end: number): void => {
    if (found.every((one) => end <= one.start || start >= one.end)) found.push({ kind, start, end })
  }
  const matches = (pattern: RegExp, kind: PrivateKind, lengthOf: (match: string) => number): void => {
    for (const match of text.matchAll(pattern)) {
      const length = lengthOf(match[0])
      if (length > 0) add(kind, match.index, match.index + length)
    }
  }
  const whole = (isIt: (match: string) => boolean) => (match: string) => (isIt(match) ? match.length : 0)
  if (text.includes('@'))
    matches(
      EMAIL,
      'email',
      whole((match) => !OF_NOBODY.test(match)),
    )
  matches(IBAN, 'iban', ibanLength)
  matches(CARD, 'card', whole(isCard))
  if (text.includes('+'))
    matches(
      INTERNATIONAL,
      'phone',
      whole(() => true),
    )
  matches(
    NATIONAL,
    'phone',
    whole(() => true),
  )
  matches(
    ANNOUNCED,
    'phone',
    whole((match) => !DATE.test(match)),
  )
  return found.sort((one, other) => one.start - other.start)
}

/** The text with a word in place of each of them: `call me on [PHONE]`. */
export function maskPrivateData(text: string): string {
  const parts: string[] = []
  let from = 0
  for (const { kind, start, end } of privateDataIn(text)) {
    parts.push(text.slice(from, start), MASKS[kind])
    from = end
  }
  return parts.join('') + text.slice(from)
}

/** How much of a match is an IBAN: a word in capitals may follow it. 0: its check digits are wrong. */
function ibanLength(match: string): number {
  const length = IBAN_LENGTHS[match.slice(0, 2)] ?? 0
  let end = 0
  let compact = ''
  while (end < match.length && compact.length < length) {
    const sign = match.charAt(end)
    if (sign !== ' ') compact += sign
    end += 1
  }
  if (length === 0 || compact.length < length || /^[A-Z0-9]/.test(match.slice(end))) return 0
  // ISO 13616: the first four to the end, letters as numbers from 10, modulo 97.
  let remainder = 0
  for (const sign of compact.slice(4) + compact.slice(0, 4)) {
    const value = parseInt(sign, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1 ? end : 0
}

/** Brand and check digit (Luhn, ISO/IEC 7812). */
function isCard(match: string): boolean {
  const digits = match.replaceAll(/[ -]/g, '')
  if (!CARDS.some((card) => card.test(digits))) return false
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    const counted = at % 2 === 1 ? 2 * digit : digit
    sum += counted > 9 ? counted - 9 : counted
  }
  return sum % 10 === 0
}
