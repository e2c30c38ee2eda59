import { notation } from './notation.ts'

/** What stands between groups of digits besides a point or a comma, in one language or another. */
const BLANKS = /[\s'’\u00a0\u202f]/g
/** Marks of direction, which right-to-left languages put around an amount; nobody sees or types them. */
const UNSEEN = /[\u200e\u200f\u061c]/g
/** Digits in groups: of three, or as in India of two with three at the end. */
const GROUPED = /^\d{1,3}(?:([., ])\d{2,3}(?:\1\d{2,3})*)?$/
const LAST_GROUP = /(?:^|[., ])\d{3}$/

/**
 * A figure as people type it, in their own notation and in the other one: `0,80`, `0.80`, `1.204,50`, `1,204.50`,
 * `1 204`, `-3`. Null for anything else, such as `1e30` or `12 or so`. What could be read in two ways, `1.204` or
 * `1,204`, is read as figures are written on screen (see notation.ts).
 */
export function readFigure(text: string): number | null {
  const plain = text.replace(UNSEEN, '').trim().replace(BLANKS, ' ')
  const negative = /^[-−]/.test(plain)
  const body = negative ? plain.slice(1) : plain
  if (!/^[\d., ]*$/.test(body) || !/\d/.test(body)) return null
  const at = decimalAt(body)
  const [whole, decimals] = at === null ? [body, ''] : [body.slice(0, at), body.slice(at + 1)]
  if (!isWhole(whole) || !/^\d*$/.test(decimals)) return null
  const value = Number(`${whole.replaceAll(/\D/g, '') || '0'}.${decimals || '0'}`)
  return negative ? -value : value
}

/** Where the decimals begin; null: there are none. */
function decimalAt(body: string): number | null {
  const at = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','))
  if (at < 0 || body.indexOf(body.charAt(at)) !== at || body.lastIndexOf(' ') > at) return null
  const others = body.slice(0, at).search(/[., ]/) >= 0
  if (others || body.charAt(at) === decimalSign()) return at
  // The sign that parts groups here. Nothing else is meant by three digits after one to three that are not nought.
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(body) ? null : at
}

function isWhole(digits: string): boolean {
  if (/^\d*$/.test(digits)) return true
  return GROUPED.test(digits) && LAST_GROUP.test(digits)
}

function decimalSign(): string {
  const parts = new Intl.NumberFormat(notation()).formatToParts(0.5)
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.'
}
