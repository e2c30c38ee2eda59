import type { Spoken } from '../example/spoken.ts'
import { quoted } from './messages.ts'
import { textRule } from './textRule.ts'

/** Texts that are nothing but a note that the text is missing. Errors are those of spreadsheet programs. */
const WHOLE =
  /^(?:todo|tbd|tba|fixme|n\/a|#n\/a|#ref!|#value!|#name\?|#div\/0!|#null!|#num!|#spill!|#calc!|xxx+|\?{3,}|\.{3}|…|placeholder|undefined|nan|\[object Object\])[.:]?$/i
const LONGEST = 24
/** Left over in answers: `[Your Name]`, `TODO: look this up`. */
const IN_ANSWER = /^TODO\b[: ]|\[(?:insert|your) [\p{L} /']{2,30}\]/iu
const LOREM = /lorem ipsum/i

/** A text that stands in for one that was never written. */
export const placeholderText = textRule({
  id: 'placeholder-text',
  severity: 'warning',
  title: 'Placeholder instead of text',
  why: 'The model learns to answer with the placeholder.',
  source: 'Error values of Excel and LibreOffice; Lorem ipsum',
  signs: 0,
  look: (spoken) => {
    const found = placeholderIn(spoken)
    return found === null ? null : `${quoted(found)} stands where a text should be.`
  },
  fix: null,
})

function placeholderIn({ text, speaker }: Spoken): string | null {
  if (text.length <= LONGEST) {
    const trimmed = text.trim()
    if (WHOLE.test(trimmed)) return trimmed
  }
  // Looking for fixed letters first is much faster than for either case.
  if (text.includes('orem ')) {
    const lorem = LOREM.exec(text)
    if (lorem) return lorem[0]
  }
  if (speaker !== 'assistant' || !(text.includes('[') || text.startsWith('TODO'))) return null
  return IN_ANSWER.exec(text)?.[0].trim() ?? null
}
