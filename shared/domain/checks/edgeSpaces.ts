import { textRule } from './textRule.ts'

/** Lines that are set in, as code is: what stands before the first one belongs to it. */
const INDENTED = /\n[ \t]+\S/

/** White space around a text. In files of prompts and completions it is a habit with a meaning, and left alone. */
export const edgeSpaces = textRule({
  id: 'edge-spaces',
  severity: 'hint',
  title: 'Spaces at the start or end',
  why: 'The model learns to begin or end its answers with blanks.',
  source: 'Retired prepare_data command: white space around prompts and completions',
  signs: 0,
  look: ({ text, format }) => {
    if (format === 'completion' || text.trim() === '') return null
    const start = trimmedStart(text).length < text.length
    const end = text.trimEnd().length < text.length
    if (!start && !end) return null
    return `There are blanks at the ${start && end ? 'start and the end' : start ? 'start' : 'end'}.`
  },
  fix: { safe: true, apply: (text) => trimmedStart(text).trimEnd() },
})

function trimmedStart(text: string): string {
  const first = text.trimStart()
  return first.length === text.length || INDENTED.test(first) ? text : first
}
