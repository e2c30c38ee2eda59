import type { Spoken } from '../example/spoken.ts'
import type { Finding, RowRule } from './rule.ts'

/** Shorter questions come back in a good answer by chance: `Hello`. */
const SHORTEST = 20

/** An answer that begins with the whole question. */
export const repeatedPrompt: RowRule = {
  id: 'repeated-prompt',
  scope: 'row',
  severity: 'warning',
  title: 'Answer repeats the question',
  why: 'The model learns to say the question again before it answers.',
  source: 'Published reports of tuned models that echo the prompt',
  check: ({ texts }) => {
    const found: Finding[] = []
    let question: Spoken | null = null
    for (const spoken of texts) {
      if (spoken.speaker === 'user') question = spoken
      if (spoken.speaker !== 'assistant' || !question || !repeats(question.text, spoken.text)) continue
      found.push({ column: spoken.column, message: 'The answer begins with the whole question.' })
    }
    return found
  },
}

function repeats(question: string, answer: string): boolean {
  const asked = question.trim()
  return asked.length >= SHORTEST && answer.trimStart().startsWith(asked)
}
