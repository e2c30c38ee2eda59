import { SIGN } from '../signs.ts'

/**
 * Where in a text something private could begin at all, by one look at it: patterns are then tried at a few places
 * instead of everywhere. What can be found anywhere can be found at these places.
 */
export type Places = {
  /** Digits that stand close together, six at least; and such among them from which on there are ten or more. */
  readonly numbers: readonly NumberAt[]
  /** First digits of four numbers with points between them. */
  readonly quads: readonly number[]
  /** Two capitals before a digit. */
  readonly codes: readonly number[]
  /** Four signs before a colon, of which the first is 2 or 3. */
  readonly groups: readonly number[]
}

/**
 * The first digit of a number. `digits`: so many stand close together from it on; `leads`: none stands close before it;
 * `end`: behind the last of them.
 */
export type NumberAt = {
  readonly at: number
  readonly digits: number
  readonly leads: boolean
  readonly end: number
}

/** Regular expressions, because they read on four times as fast as a loop. Digits close together: */
const DIGITS = /\d(?:[ \-./()]{0,3}\d){4}/g
const CODE = /[A-Z]{2}(?=\d)/g
const GROUP = /[23][\dA-Fa-f]{3}(?=:[\dA-Fa-f:])/g
/** An address is cut short by two colons, or has seven. */
const COLONS = /:[\dA-Fa-f]{0,4}:/

/** The shortest number that is looked for, a French one cut short by the A or B of Corsica, begins with so many digits. */
const LEAST_DIGITS = 6
/** The shortest of those that may have other digits close before them. */
const LEAST_INSIDE = 10
const WIDEST_GAP = 3
const POINTS = 3

const ZERO = 0x30
const NINE = 0x39
const POINT = 0x2e
/** By UTF-16 code unit: what may stand between two digits of a number. */
const GAPS = new Set(Array.from(' -./()', (sign) => sign.charCodeAt(0)))

const NOWHERE: readonly number[] = []

type Stretch = readonly [from: number, end: number]

/** The places of a text. `signs`: those of the text, see `signsOf`. */
export function placesIn(text: string, signs: number): Places {
  const [numbers, quads] = (signs & SIGN.digits) === 0 ? [[], NOWHERE] : numbersIn(text)
  return {
    numbers,
    quads,
    codes: (signs & SIGN.code) === 0 ? NOWHERE : placesOf(text, CODE),
    groups: text.includes(':') && COLONS.test(text) ? placesOf(text, GROUP) : NOWHERE,
  }
}

function placesOf(text: string, pattern: RegExp): number[] {
  return Array.from(text.matchAll(pattern), ({ index }) => index)
}

function numbersIn(text: string): [numbers: NumberAt[], quads: number[]] {
  const numbers: NumberAt[] = []
  const quads: number[] = []
  DIGITS.lastIndex = 0
  // Only asked whether there are any: an answer with the match in it takes longer than finding it.
  while (DIGITS.test(text)) {
    const stretch = stretchAround(text, DIGITS.lastIndex)
    addNumbers(text, stretch, numbers)
    addQuads(text, stretch, quads)
    DIGITS.lastIndex = stretch[1]
  }
  return [numbers, quads]
}

/** Digits that stand close together, from the first one to behind the last one. `inside`: behind one of them. */
function stretchAround(text: string, inside: number): Stretch {
  let from = inside - 1
  for (let at = from; at >= 0 && from - at <= WIDEST_GAP + 1 && isClose(text.charCodeAt(at)); at--) {
    if (isDigit(text.charCodeAt(at))) from = at
  }
  let end = inside
  for (let at = end; at - end <= WIDEST_GAP && isClose(text.charCodeAt(at)); at++) {
    if (isDigit(text.charCodeAt(at))) end = at + 1
  }
  return [from, end]
}

function isClose(unit: number): boolean {
  return isDigit(unit) || GAPS.has(unit)
}

function addNumbers(text: string, [from, end]: Stretch, numbers: NumberAt[]): void {
  let digits = 0
  for (let at = from; at < end; at++) if (isDigit(text.charCodeAt(at))) digits += 1
  if (digits < LEAST_DIGITS) return
  numbers.push({ at: from, digits, leads: true, end })
  for (let at = from + 1; at < end && digits >= LEAST_INSIDE; at++) {
    if (isDigit(text.charCodeAt(at - 1))) digits -= 1
    else if (isDigit(text.charCodeAt(at))) numbers.push({ at, digits, leads: false, end })
  }
}

function addQuads(text: string, [from, end]: Stretch, quads: number[]): void {
  let points = 0
  let first = from
  for (let at = from; at < end; at++) {
    if (isDigit(text.charCodeAt(at))) continue
    if (text.charCodeAt(at) === POINT && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))) {
      points += 1
      if (points === POINTS) quads.push(first)
    } else [points, first] = [0, at + 1]
  }
}

/** Whether a UTF-16 code unit is one of the digits 0 to 9. */
export function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE
}

/** The places of those numbers that have something about them. */
export function startsOf(numbers: readonly NumberAt[], wanted: (number: NumberAt) => boolean): readonly number[] {
  let starts: number[] | null = null
  for (const number of numbers) if (wanted(number)) (starts ??= []).push(number.at)
  return starts ?? NOWHERE
}
