import { messagesOf } from './messages.ts'
import type { RowRule } from './rule.ts'

/** Nothing to learn from: no message of the assistant at all. */
export const noAssistantMessage: RowRule = {
  id: 'no-assistant-message',
  scope: 'row',
  severity: 'error',
  title: 'No answer',
  why: 'A model learns from answers alone; the provider refuses a row without one.',
  source: 'Published chat-format checks: no assistant message',
  check: ({ example }) => {
    if (example.format !== 'chat' || example.messages.length === 0) return []
    return messagesOf(example).some(({ message }) => message.role === 'assistant')
      ? []
      : [{ column: null, message: 'None of the messages is an answer of the assistant.' }]
  },
}
