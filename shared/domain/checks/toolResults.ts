import { callsOf } from '../example/toolCalls.ts'
import { messagesOf, nameOf, quoted, type Located } from './messages.ts'
import type { Finding, RowRule } from './rule.ts'

/** Calls and results that do not belong together. A call at the end of a row is what is to be learned, and unanswered. */
export const toolResults: RowRule = {
  id: 'tool-results',
  scope: 'row',
  severity: 'error',
  title: 'Tool calls and their results do not match',
  why: 'Every result answers a call by its id, and every call is answered before the conversation goes on; the provider refuses anything else.',
  source: 'Published chat format: a message with tool_calls is followed by tool messages for each tool_call_id',
  check: ({ example }) => {
    const found: Finding[] = []
    let open = new Map<string, Located>()
    const unanswered = (): void => {
      for (const [id, { column, ...located }] of open) {
        found.push({ column, message: `The call ${quoted(id)} in ${nameOf({ column, ...located })} has no result.` })
      }
      open = new Map()
    }
    for (const located of messagesOf(example)) {
      const { message, column } = located
      if (message.role === 'tool') {
        const { tool_call_id: id } = message
        if (typeof id !== 'string' || id === '' || open.delete(id)) continue
        found.push({
          column,
          message: `The result in ${nameOf(located)} belongs to no call: ${quoted(id)} is not open.`,
        })
        continue
      }
      unanswered()
      // Calls without an id are told of by the rule about their form.
      for (const { id } of message.role === 'assistant' ? callsOf(message) : []) if (id !== '') open.set(id, located)
    }
    return found
  },
}
