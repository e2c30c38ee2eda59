import { messagesOf, nameOf } from './messages.ts'
import type { RowRule } from './rule.ts'

/** Only the assistant may leave its content out, and only for a tool call, which `empty-completion` looks at. */
export const missingContent: RowRule = {
  id: 'missing-content',
  scope: 'row',
  severity: 'error',
  title: 'Message without content',
  why: 'Every message but a tool call has a text; the provider refuses the file.',
  source: 'Published chat-format checks: message without role or content',
  check: ({ example }) =>
    messagesOf(example)
      .filter(({ message }) => message.role !== 'assistant' && (message.content ?? null) === null)
      .map((located) => ({ column: located.column, message: `There is no content in ${nameOf(located)}.` })),
}
