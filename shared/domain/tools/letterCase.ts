import { z } from 'zod'

/** Writes texts in small or capital letters. */
export const LetterCase = z.object({ tool: z.literal('case'), to: z.enum(['lower', 'upper', 'sentence', 'title']) })

const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*/gu
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
      return text.toLowerCase().replaceAll(WORD, capitalized)
  }
}

function capitalized(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0)
  return capital(first) + word.slice(first.length)
}

/** One letter as a capital; of one that becomes two (ß, ﬁ) only the first. */
function capital(letter: string): string {
  const [first = '', ...rest] = Array.from(letter.toUpperCase())
  return first + rest.join('').toLowerCase()
}
