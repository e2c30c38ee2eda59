/** What stands in a text at all, in one look: most rules need go no further. Bits, to be joined with `|`. */
export const SIGN = {
  /** Control and zero-width characters. */
  hidden: 1,
  /** Letters that every garbled text has one of. */
  garbled: 2,
  at: 4,
  /** `<` or `&`. */
  markup: 8,
  curlyQuote: 16,
  straightQuote: 32,
  /** Five digits, with at most three other signs between two of them. */
  digits: 64,
  doubleSpace: 128,
  /** At least as many digits as the shortest IP address. */
  fewDigits: 256,
  /** A word as long as the shortest key, of ASCII letters, digits, `-` and `_`. */
  longWord: 512,
  /** More capital letters of ASCII than all other signs. */
  capitals: 1024,
  /** Two capitals before a digit. */
  code: 4096,
} as const

const SPACE = 0x20
const FEW_DIGITS = 4
const LONG_WORD = 20
/** Not a sign by itself: units that words of ASCII are made of. */
const WORDY = 2048
const CAPITALS = 20
const DIGITS = 5
const WIDEST_GAP = 3

const A_DIGIT = WORDY | SIGN.digits
const A_CAPITAL = WORDY | SIGN.capitals

/** By UTF-16 code unit; the bits of `digits` and `capitals` stand for one of them here. */
const OF_UNIT = new Uint16Array(0x10000)
const mark = (sign: number, ...ranges: (readonly [from: number, to: number])[]): void => {
  for (const [from, to] of ranges) for (let unit = from; unit <= to; unit++) OF_UNIT[unit] = (OF_UNIT[unit] ?? 0) | sign
}
const one = (text: string): (readonly [number, number])[] =>
  Array.from(text, (letter) => [letter.charCodeAt(0), letter.charCodeAt(0)] as const)
mark(SIGN.hidden, [0, 8], [0x0b, 0x0c], [0x0e, 0x1f], [0x7f, 0x9f], ...one('\u00AD\u200B\u2060\uFEFF'))
mark(SIGN.garbled, ...one('ÃÂâðïÐÑ\uFFFD'))
mark(SIGN.at, ...one('@'))
mark(SIGN.markup, ...one('<&'))
mark(SIGN.curlyQuote, ...one('“”„'))
mark(SIGN.straightQuote, ...one('"'))
mark(SIGN.digits, [0x30, 0x39])
mark(WORDY, [0x30, 0x39], [0x41, 0x5a], [0x61, 0x7a], ...one('-_'))
mark(SIGN.capitals, [0x41, 0x5a])

/** The signs of a text, in one pass over it. */
export function signsOf(text: string): number {
  let signs = 0
  let digits = 0
  let closeDigits = 0
  let lastDigit = 0
  let most = 0
  let capitals = 0
  let before = 0
  let wordFrom = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const sign = OF_UNIT[unit] ?? 0
    if (sign < WORDY) {
      signs |= sign
      if (at - wordFrom >= LONG_WORD) signs |= SIGN.longWord
      wordFrom = at + 1
      if (unit === SPACE && before === SPACE) signs |= SIGN.doubleSpace
    } else if (sign === A_DIGIT) {
      digits += 1
      closeDigits = at - lastDigit > WIDEST_GAP + 1 ? 1 : closeDigits + 1
      most = Math.max(most, closeDigits)
      lastDigit = at
      signs |= codeBefore(text, at)
    } else if (sign === A_CAPITAL) capitals += 1
    before = unit
  }
  if (text.length - wordFrom >= LONG_WORD) signs |= SIGN.longWord
  return signs | numbersIn(digits, most) | capitalsIn(capitals, text.length)
}

/** Whether two capitals stand before a digit. */
function codeBefore(text: string, at: number): number {
  const twice = OF_UNIT[text.charCodeAt(at - 1)] === A_CAPITAL && OF_UNIT[text.charCodeAt(at - 2)] === A_CAPITAL
  return twice ? SIGN.code : 0
}

/** `close`: the most that stand close together. */
function numbersIn(digits: number, close: number): number {
  if (digits < FEW_DIGITS) return 0
  return SIGN.fewDigits | (close >= DIGITS ? SIGN.digits : 0)
}

function capitalsIn(capitals: number, length: number): number {
  return capitals >= CAPITALS && 2 * capitals > length ? SIGN.capitals : 0
}
