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
