import { messagesOf, nameOf, quoted } from './messages.ts'
import type { RowRule } from './rule.ts'

const ROLES: readonly string[] = ['system', 'user', 'assistant', 'tool', 'function']

/** What people mean by the words of other tools and of newer interfaces. */
const MEANT: Readonly<Record<string, string>> = {
  developer: 'system',
  human: 'user',
  customer: 'user',
  gpt: 'assistant',
  bot: 'assistant',
  model: 'assistant',
}

/** A speaker that the published chat format does not have. */
export const unknownRole: RowRule = {
  id: 'unknown-role',
  scope: 'row',
  severity: 'error',
  title: 'Unknown speaker',
  why: 'Training files know system, user, assistant, tool and function; the provider refuses any other role.',
  source: 'Published chat format: roles; published chat-format checks: unknown role',
  check: ({ example }) =>
    messagesOf(example)
      .filter(({ message }) => !ROLES.includes(message.role))
      .map((located) => {
        const { role } = located.message
        const meant = Object.hasOwn(MEANT, role.toLowerCase()) ? MEANT[role.toLowerCase()] : role.trim().toLowerCase()
        const hint = meant !== undefined && ROLES.includes(meant) ? ` Probably "${meant}" is meant.` : ''
        return {
          column: located.column,
          message: `The role ${quoted(role)} of ${nameOf(located)} is not known.${hint}`,
        }
      }),
}
