import { messagesOf, saysSomething } from './messages.ts'
import type { Finding, RowRule } from './rule.ts'

/** A question without text: nothing to answer. */
export const emptyPrompt: RowRule = {
  id: 'empty-prompt',
  scope: 'row',
  severity: 'error',
  title: 'Message is empty',
  why: 'An answer to nothing teaches nothing, and the provider refuses the file.',
  source: 'Published chat-format checks: message without content; examples missing a user message',
  check: ({ example }) => {
    if (example.format === 'raw') return []
    if (example.format === 'completion') {
      return example.prompt.trim() === '' ? [{ column: example.sources[0], message: 'The prompt is empty.' }] : []
    }
    const input = messagesOf(example).filter((located) => located.list === 'messages')
    const questions = input.filter(({ message }) => message.role === 'user')
    if (questions.length === 0 && input.length > 0) {
      return [{ column: null, message: 'There is no message to answer.' }]
    }
    return questions
      .filter(({ message }) => message.content !== undefined && message.content !== null && !saysSomething(message))
      .map(({ column, number }): Finding => ({
        column,
        message: `The message to answer is empty (message ${number}).`,
      }))
  },
}
