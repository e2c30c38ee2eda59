import type { PreferenceExample } from '../example/chat.ts'
import type { Finding, RowRule } from './rule.ts'

/** A line in none of the published formats, or a conversation without the messages its format needs. */
export const unknownStructure: RowRule = {
  id: 'unknown-structure',
  scope: 'row',
  severity: 'error',
  title: 'Row does not fit the format',
  why: 'One line that is not in the published format makes the provider refuse the whole file.',
  source: 'Published formats of chat, completion and preference training; refusals in the provider’s words',
  check: ({ example }) => {
    switch (example.format) {
      case 'raw':
        return [{ column: example.source, message: example.reason }]
      case 'chat':
        return example.messages.length > 0
          ? []
          : [{ column: example.sources[0] ?? null, message: 'There is no message.' }]
      case 'preference':
        return preferenceFindings(example)
      case 'completion':
        return []
    }
  },
}

function preferenceFindings(example: PreferenceExample): Finding[] {
  const found: Finding[] = []
  if (example.input.messages.length === 0) {
    found.push({ column: example.preferredSource, message: 'There is no message to answer.' })
  }
  const outputs = [
    ['preferred', example.preferred_output, example.preferredSource],
    ['rejected', example.non_preferred_output, example.rejectedSource],
  ] as const
  for (const [name, messages, column] of outputs) {
    const [only] = messages
    if (messages.length !== 1 || only?.role !== 'assistant') {
      found.push({ column, message: `The ${name} answer is not one message of the assistant.` })
    }
  }
  return found
}
