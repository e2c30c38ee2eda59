/** What a UTF-16 unit is to the words around it. `wide`: a word by itself; `join`: no letter, but parts no words. */
export const KIND = { unknown: 0, gap: 1, letter: 2, digit: 3, sign: 4, wide: 5, join: 6, high: 7 } as const

/** Found once per unit and kept: a regular expression per letter of a million rows would take minutes. */
const kinds = new Uint8Array(0x10000)

/** Scripts that put no spaces between words. */
const WIDE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Mymr}\p{So}]/u

const APOSTROPHES = "'’‘`´"
/** Soft hyphens and the like. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/u

/** The kind of the unit with this code. */
export function kindOf(unit: number): number {
  const known = kinds[unit] ?? KIND.gap
  if (known !== KIND.unknown) return known
  const kind = classify(unit)
  kinds[unit] = kind
  return kind
}

function classify(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return unit < 0xdc00 ? KIND.high : KIND.join
  const letter = String.fromCharCode(unit)
  if (APOSTROPHES.includes(letter) || INVISIBLE.test(letter)) return KIND.join
  if (/[\p{Sm}\p{Sc}*/%^#!-]/u.test(letter)) return KIND.sign
  if (WIDE.test(letter)) return KIND.wide
  if (/[\p{L}\p{M}]/u.test(letter)) return KIND.letter
  return /\p{N}/u.test(letter) ? KIND.digit : KIND.gap
}

/** Whether the upper half of a pair begins a word by itself: an emoji or a rare letter, not the colour of an emoji. */
export function isWidePair(code: number): boolean {
  return code < 0x1f3fb || code > 0x1f3ff
}
