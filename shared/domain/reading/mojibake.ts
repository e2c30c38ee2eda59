/**
 * UTF-8 that was read as Windows-1252 and saved so: `Ã¼` for ü, `â€™` for ’, `ðŸ˜€` for 😀, or characters that are lost
 * for good (U+FFFD). The pairs are those that cannot stand in well-written text of any language that uses the letters:
 * `Ã` alone is Portuguese, and `IRMÃ”` ends a quotation, so a quotation mark counts only after no capital letter.
 */
const GARBLED =
  /Ã[\u0080-\u00A9\u00AC-\u00BA\u00BC-\u00BFƒ„…†‡ˆ‰Š‹ŒŽš›œžŸ™–—˜€•‚]|(?<!\p{Lu})Ã[“”‘’«»]|Â[\u0080-\u00BF]|â[€\u0080][\u0080-\u00BF“”‘’™œšž¦˜¢]|ðŸ|ï»¿|(?:[ÐÑ][\u0080-\u00BF‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){2}|\uFFFD/u

/** The letters one of which every garbled text has; a cheaper look for texts by the million. */
const SUSPECT = /[ÃÂâðïÐÑ\uFFFD]/

/** Whether a text has letters that were garbled before it came here (`fÃ¼r`). */
export function looksGarbled(text: string): boolean {
  return SUSPECT.test(text) && GARBLED.test(text)
}

/** The characters that Windows-1252 has for the bytes 0x80 to 0x9F; the five it does not have are read as themselves. */
const FROM_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'
const BYTES = new Map(Array.from(FROM_0X80, (letter, at) => [letter.charCodeAt(0), 0x80 + at]))
/** A text garbled over and over grows so fast that nobody has it more often. */
const MOST_TIMES = 3

/**
 * A garbled text as it was written, or the text itself where that cannot be told with certainty: every letter that is
 * exchanged is one that gives exactly the garbled ones when it is misread in the same way. A text garbled twice is
 * repaired twice; letters that are lost for good (U+FFFD) stay.
 */
export function repairGarbled(text: string): string {
  let repaired = text
  for (let time = 0; time < MOST_TIMES && looksGarbled(repaired); time++) repaired = repairOnce(repaired)
  return repaired
}

/**
 * Where every letter beyond ASCII is part of a misread one, all of them are exchanged; otherwise only those that cannot
 * be meant as they stand: somebody may have added a sentence in good order.
 */
function repairOnce(text: string): string {
  const whole = exchange(text, () => true)
  return whole.rest ? exchange(text, looksGarbled).text : whole.text
}

/** `rest`: there were letters beyond ASCII that are not part of a misread one. */
function exchange(text: string, isMeant: (misread: string) => boolean): { text: string; rest: boolean } {
  const parts: string[] = []
  let rest = false
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x80) continue
    const read = letterAt(text, at)
    if (read && isMeant(text.slice(at, at + read.length))) {
      parts.push(text.slice(from, at), String.fromCodePoint(read.letter))
      from = at + read.length
      at = from - 1
    } else rest = true
  }
  return { text: parts.join('') + text.slice(from), rest }
}

/** How many bytes a letter of UTF-8 has, by its first one, and the least letter that needs so many. */
const LENGTHS = [
  { from: 0xc2, to: 0xdf, length: 2, least: 0x80 },
  { from: 0xe0, to: 0xef, length: 3, least: 0x800 },
  { from: 0xf0, to: 0xf4, length: 4, least: 0x10000 },
] as const

/** The letter whose UTF-8 bytes stand here as letters of Windows-1252. */
function letterAt(text: string, at: number): { letter: number; length: number } | null {
  const first = byteAt(text, at)
  const kind = LENGTHS.find(({ from, to }) => first >= from && first <= to)
  if (!kind) return null
  const { length, least } = kind
  let letter = first & (0xff >> (length + 1))
  for (let next = 1; next < length; next++) {
    const byte = byteAt(text, at + next)
    if (byte < 0x80 || byte > 0xbf) return null
    letter = (letter << 6) | (byte & 0x3f)
  }
  // Longer than it need be, half of a pair, or beyond the last letter: no program writes that.
  const isHalf = letter >= 0xd800 && letter <= 0xdfff
  return letter >= least && letter <= 0x10ffff && !isHalf ? { letter, length } : null
}

function byteAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit <= 0xff ? unit : (BYTES.get(unit) ?? -1)
}
