import { isFields } from '../example/jsonl.ts'
import { messagesOf, nameOf, type Located } from './messages.ts'
import type { Finding, RowRule } from './rule.ts'

/** Tool calls and their results in a form that the published format does not have. */
export const brokenToolCall: RowRule = {
  id: 'broken-tool-call',
  scope: 'row',
  severity: 'error',
  title: 'Tool call does not fit the format',
  why: 'A call needs an id, a name and its arguments as text, a result the id of its call; the provider refuses the file.',
  source: 'Published chat format: tool_calls[{id,type,function:{name,arguments}}], tool_call_id',
  check: ({ example }) =>
    messagesOf(example).flatMap((located): Finding[] =>
      troubles(located).map((trouble) => ({
        column: located.column,
        message: `${trouble} in ${nameOf(located)}.`,
      })),
    ),
}

function troubles({ message }: Located): string[] {
  if (message.role === 'tool') {
    return typeof message.tool_call_id === 'string' && message.tool_call_id !== ''
      ? []
      : ['The id of the tool call is missing']
  }
  if (message.role !== 'assistant') return []
  return [...callsTroubles(message.tool_calls ?? []), ...functionTroubles(message.function_call ?? null)]
}

function callsTroubles(calls: unknown): string[] {
  if (!Array.isArray(calls)) return ['The tool calls are not a list']
  return calls.flatMap((call: unknown, at) => {
    const trouble = callTrouble(call)
    return trouble === null ? [] : [`Tool call ${at + 1} ${trouble}`]
  })
}

function callTrouble(call: unknown): string | null {
  if (!isFields(call)) return 'is not an object'
  if (typeof call['id'] !== 'string' || call['id'] === '') return 'has no id'
  if (call['type'] !== 'function') return 'is not of the type "function"'
  return functionTrouble(call['function'])
}

function functionTrouble(called: unknown): string | null {
  if (!isFields(called) || typeof called['name'] !== 'string' || called['name'] === '') return 'has no name'
  return typeof called['arguments'] === 'string' ? null : 'has arguments that are not text'
}

/** The deprecated predecessor of tool calls. */
function functionTroubles(call: unknown): string[] {
  const trouble = call === null ? null : functionTrouble(call)
  return trouble === null ? [] : [`The function call ${trouble}`]
}
