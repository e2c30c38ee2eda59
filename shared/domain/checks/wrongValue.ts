import type { ChatMessage } from '../example/chat.ts'
import { messagesOf, nameOf, quoted } from './messages.ts'
import type { Finding, RowRule } from './rule.ts'

/** A known field with a value of the wrong kind. */
export const wrongValue: RowRule = {
  id: 'wrong-value',
  scope: 'row',
  severity: 'error',
  title: 'Value of the wrong kind',
  why: 'A weight is 0 or 1 and names are text; the provider refuses anything else.',
  source: 'Published chat format: weight 0|1, name, refusal',
  check: ({ example }) =>
    messagesOf(example).flatMap((located): Finding[] =>
      troubles(located.message).map((trouble) => ({
        column: located.column,
        message: `${trouble} in ${nameOf(located)}.`,
      })),
    ),
}

function troubles(message: ChatMessage): string[] {
  const { name, weight, refusal, role } = message
  const found: string[] = []
  if (role === 'assistant' && (weight ?? null) !== null && weight !== 0 && weight !== 1) {
    found.push(`The weight is ${quoted(weight)} and not 0 or 1`)
  }
  if ((name ?? null) !== null && typeof name !== 'string') found.push('The name is not text')
  if ((refusal ?? null) !== null && typeof refusal !== 'string') found.push('The refusal is not text')
  return found
}
