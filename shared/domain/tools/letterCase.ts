import { z } from 'zod'

/** Writes texts in small or capital letters. */
export const LetterCase = z.object({ tool: z.literal('case'), to: z.enum(['lower', 'upper', 'sentence', 'title']) })

/** The first letter of the text, of a line, and after the end of a sentence. */
const SENTENCE = /(?<=^[^\p{L}\p{N}]*|[.!?…]["'”’)\]]*\s+["'“‘(¿¡[]*|\n[^\p{L}\p{N}]*|[。！？])\p{L}/gu

/** The text in another case, by the rules of Unicode and of no single language. */
export function changeCase(text: string, to: z.infer<typeof LetterCase>['to']): string {
  switch (to) {
    case 'lower':
      return text.toLowerCase()
    case 'upper':
      return text.toUpperCase()
    case 'sentence':
      return text.toLowerCase().replaceAll(SENTENCE, capital)
    case 'title':
      return withCapitals(text.toLowerCase())
  }
}

/** What a sign is to a word. */
const KIND = { other: 1, letter: 2, mark: 3, number: 4, apostrophe: 5 } as const

/** Kinds of the signs met so far, by their code; 0: not met yet. Asking Unicode for every sign of a million texts is slow. */
const kinds = new Uint8Array(0x1_00_00)

function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const known = kinds[code] ?? 0
  if (known > 0) return known
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const kind = kindOfSign(sign)
  // Half of a pair says nothing about the sign: those few are asked for every time.
  if (sign.length === 1) kinds[code] = kind
  return kind
}

function kindOfSign(sign: string): number {
  if (/['’]/.test(sign)) return KIND.apostrophe
  if (/\p{L}/u.test(sign)) return KIND.letter
  if (/\p{M}/u.test(sign)) return KIND.mark
  return /\p{N}/u.test(sign) ? KIND.number : KIND.other
}

/** Where one is in a text. A word is a letter with what belongs to it; an apostrophe between letters does not end it. */
const PLACE = { outside: 0, inWord: 1, afterApostrophe: 2 } as const

/** A text in small letters with every word beginning with a capital. One walk, because a million texts are written so. */
function withCapitals(text: string): string {
  let result = ''
  let kept = 0
  let place: number = PLACE.outside
  for (let at = 0; at < text.length; at++) {
    const kind = kindOf(text, at)
    const end = at + widthAt(text, at)
    if (kind === KIND.letter && place === PLACE.outside) {
      result += text.slice(kept, at) + capital(text.slice(at, end))
      kept = end
      place = PLACE.inWord
    } else if (kind !== KIND.letter && place !== PLACE.outside) place = placeAfter(text, at, { kind, place })
    at = end - 1
  }
  return result + text.slice(kept)
}

/** Within a word, after a sign that is no letter. */
function placeAfter(
  text: string,
  at: number,
  { kind, place }: { readonly kind: number; readonly place: number },
): number {
  if (kind === KIND.mark) return place
  if (kind === KIND.number) return place === PLACE.inWord ? place : PLACE.outside
  if (kind !== KIND.apostrophe || at + 1 >= text.length) return PLACE.outside
  const next = kindOf(text, at + 1)
  return next === KIND.letter || next === KIND.mark ? PLACE.afterApostrophe : PLACE.outside
}

/** Code units of the sign at a place. */
function widthAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code < 0xdc00 && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

/** One letter as a capital; of one that becomes two (ß, ﬁ) only the first. */
function capital(letter: string): string {
  const code = letter.charCodeAt(0)
  if (code >= 0x61 && code <= 0x7a) return String.fromCharCode(code - 0x20)
  const upper = letter.toUpperCase()
  if (upper.length === 1) return upper
  const [first = '', ...rest] = Array.from(upper)
  return first + rest.join('').toLowerCase()
}
