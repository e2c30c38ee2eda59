import { notation } from '../../../shared/format/notation.ts'

/** A number with a fixed number of decimals, thousands apart or not, and what stands before and behind it. */
export type Figure = {
  readonly kind: 'figure'
  readonly before: string
  readonly behind: string
  /** Digits before the point at least, and behind it at least and at most. */
  readonly whole: number
  readonly least: number
  readonly most: number
  readonly grouped: boolean
}

/** The parts of a section: quoted text, an escaped sign, one for filling or spacing, brackets, digits, any other sign. */
const PARTS = /"([^"]*)"|\\(.)|[_*].|\[([^\]]*)\]|([#0,]*[#0](?:\.[#0]*)?)|(.)/gu
/** Signs that Excel shows without quotation marks. */
const PLAIN_SIGN = /^[\s$€£¥()+\-:']$/u
/** So large a number would be written with an exponent, or with digits that it does not have. */
const LARGEST = 1e15

/**
 * What a code such as `#,##0.00 "€"`, `[$$-409]#,##0.00` or `0.0` means; null for one that shows a number in another
 * way. Only the first section counts: zero and what is negative look alike then.
 */
export function figureOf(code: string): Figure | null {
  const texts = { before: '', behind: '' }
  let digits: string | null = null
  for (const [, quoted, escaped, bracket, pattern, sign] of firstSection(code).matchAll(PARTS)) {
    // Two groups of digits are a fraction or a telephone number; other signs are scales, exponents, dates.
    const other = pattern === undefined ? !PLAIN_SIGN.test(sign ?? ' ') : digits !== null
    if (other) return null
    texts[digits === null ? 'before' : 'behind'] += [quoted, escaped, moneyOf(bracket), sign].join('')
    digits = pattern ?? digits
  }
  return digits === null ? null : figureWith(digits, texts)
}

/** The currency in `[$€-407]`. The language behind it says nothing of numbers; colours and conditions show nothing. */
function moneyOf(bracket = ''): string {
  return /^\$([^-]*)/.exec(bracket)?.[1] ?? ''
}

/** Semicolons in quotation marks end no section. */
function firstSection(code: string): string {
  return /^(?:"[^"]*"|\\.|[^;"\\])*/u.exec(code)?.[0] ?? ''
}

function figureWith(digits: string, shown: Pick<Figure, 'before' | 'behind'>): Figure | null {
  const [whole = '', decimals = ''] = digits.split('.')
  const count = (text: string, sign: string): number => text.split(sign).length - 1
  return {
    kind: 'figure',
    ...shown,
    before: shown.before.trimStart(),
    behind: shown.behind.trimEnd(),
    whole: count(whole, '0'),
    least: count(decimals, '0'),
    most: decimals.length,
    grouped: whole.includes(','),
  }
}

/** Making a formatter costs more than using it, and columns are full of numbers. */
const formatters = new Map<string, Intl.NumberFormat>()

/**
 * A number as Excel shows it in such a format: `11.90 €`, or `11,90 €` for who writes so.
 * Null where a number is too large to be shown digit by digit.
 */
export function shownFigure(value: number, figure: Figure): string | null {
  const { before, behind, most } = figure
  // An id keeps all its digits, which a number does not hold.
  if (Math.abs(value) >= LARGEST) return null
  const rounded = roundedTo(Number(Math.abs(value).toPrecision(15)), most)
  const minus = value < 0 && rounded !== 0 ? '-' : ''
  return `${minus}${before}${formatterFor(figure).format(rounded)}${behind}`
}

/** Half away from zero, as Excel does: 1.005 is 1.01 for it, though the nearest binary number is less. */
function roundedTo(value: number, digits: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`))
  const [back = '0', power = '0'] = String(shifted).split('e')
  return Number(`${back}e${Number(power) - digits}`)
}

function formatterFor({ whole, least, most, grouped }: Figure): Intl.NumberFormat {
  const key = `${notation()} ${whole} ${least} ${most} ${grouped}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(notation(), {
    minimumIntegerDigits: Math.max(1, Math.min(whole, 21)),
    minimumFractionDigits: Math.min(least, 30),
    maximumFractionDigits: Math.min(most, 30),
    useGrouping: grouped ? 'always' : false,
  })
  formatters.set(key, made)
  return made
}
