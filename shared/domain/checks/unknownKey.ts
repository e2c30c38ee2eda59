import { messagesOf, nameOf, quoted } from './messages.ts'
import type { Finding, RowRule } from './rule.ts'

/** What a message may hold, by its role; a message of an unknown role is told of by `unknown-role` alone. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  system: ['role', 'content', 'name'],
  user: ['role', 'content', 'name'],
  assistant: ['role', 'content', 'name', 'weight', 'refusal', 'tool_calls', 'function_call'],
  tool: ['role', 'content', 'name', 'tool_call_id'],
  function: ['role', 'content', 'name'],
}

/** A key that the published format does not have at this place. A key without value is as good as absent. */
export const unknownKey: RowRule = {
  id: 'unknown-key',
  scope: 'row',
  severity: 'error',
  title: 'Field that does not belong here',
  why: 'The provider refuses messages with fields that are not in the published format.',
  source: 'Published chat format: keys of a message; published chat-format checks: unknown message key',
  check: ({ example }) =>
    messagesOf(example).flatMap((located): Finding[] => {
      const known = Object.hasOwn(KEYS, located.message.role) ? KEYS[located.message.role] : undefined
      if (!known) return []
      return Object.entries(located.message)
        .filter(([key, value]) => !known.includes(key) && (value ?? null) !== null)
        .map(([key]) => ({
          column: located.column,
          message: `The field ${quoted(key)} is not known in ${nameOf(located)} (${located.message.role}).`,
        }))
    }),
}
