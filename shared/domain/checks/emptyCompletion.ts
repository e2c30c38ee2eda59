import { messagesOf, nameOf, saysSomething } from './messages.ts'
import type { Finding, RowRule } from './rule.ts'

/** An answer without text. One that calls a tool instead, or refuses in the field made for it, is not empty. */
export const emptyCompletion: RowRule = {
  id: 'empty-completion',
  scope: 'row',
  severity: 'error',
  title: 'Answer is empty',
  why: 'A row without an answer teaches nothing, and the provider refuses the file.',
  source: 'Published chat-format checks: missing content; retired prepare_data command: empty completions',
  check: ({ example }) => {
    if (example.format === 'completion') {
      return example.completion.trim() === '' ? [{ column: example.sources[1], message: 'The answer is empty.' }] : []
    }
    return messagesOf(example)
      .filter(({ message }) => message.role === 'assistant' && !saysSomething(message) && !refuses(message.refusal))
      .map((located): Finding => {
        const which = located.list === 'messages' ? 'The answer' : nameOf(located).replace(/^t/, 'T')
        return { column: located.column, message: `${which} is empty.` }
      })
  },
}

function refuses(refusal: unknown): boolean {
  return typeof refusal === 'string' && refusal.trim() !== ''
}
