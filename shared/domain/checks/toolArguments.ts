import { isFields, readJson } from '../example/jsonl.ts'
import { callsOf, toolNames } from '../example/toolCalls.ts'
import { messagesOf, nameOf, quoted } from './messages.ts'
import type { Finding, RowRule } from './rule.ts'

/** Calls that no program could carry out: of tools nobody described, or with arguments that cannot be read. */
export const toolArguments: RowRule = {
  id: 'tool-arguments',
  scope: 'row',
  severity: 'warning',
  title: 'Tool call cannot be carried out',
  why: 'The model learns to call tools that are not there, or in a way that the program behind them cannot read.',
  source: 'Published chat format: arguments are a JSON object as text, tools describe what can be called',
  check: ({ example }) => {
    const tools =
      example.format === 'chat' ? example.tools : example.format === 'preference' ? example.input.tools : null
    const names = tools ? toolNames(tools) : null
    return messagesOf(example).flatMap((located): Finding[] => {
      const { message, column } = located
      if (message.role !== 'assistant') return []
      const troubles = callsOf(message).flatMap(({ name, arguments: given }) => [
        ...(name !== '' && names && !names.includes(name) ? [`${quoted(name)} is not among the tools of the row`] : []),
        ...(isObject(given) ? [] : [`The arguments of ${quoted(name)} are not a JSON object`]),
      ])
      return troubles.map((trouble) => ({ column, message: `${trouble} (${nameOf(located)}).` }))
    })
  },
}

/** No arguments at all are those of a tool that needs none. */
function isObject(given: string): boolean {
  if (given === '') return true
  const json = readJson(given)
  return json.ok && isFields(json.value)
}
