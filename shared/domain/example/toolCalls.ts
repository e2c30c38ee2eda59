import type { ChatMessage } from './chat.ts'
import { isFields } from './jsonl.ts'

/** One call of a tool, as far as it can be read; what is missing is empty. */
export type ToolCall = {
  readonly id: string
  readonly name: string
  /** JSON in text, as published. An object found instead is laid out as text; it stays one until it is edited. */
  readonly arguments: string
}

/** The calls of an answer, parallel to its `tool_calls`; none where that is no list. */
export function callsOf(message: ChatMessage): readonly ToolCall[] {
  return listOf(message).map((call) => {
    const called = isFields(call) ? call['function'] : null
    const given = isFields(called) ? called['arguments'] : ''
    return {
      id: textOf(isFields(call) ? call['id'] : ''),
      name: textOf(isFields(called) ? called['name'] : ''),
      arguments: typeof given === 'string' || given === undefined ? (given ?? '') : JSON.stringify(given, null, 2),
    }
  })
}

/** The calls of all answers above a place (from 0): what a result there can belong to. */
export function callsAbove(messages: readonly ChatMessage[], at: number): readonly ToolCall[] {
  return messages.slice(0, at).flatMap((message) => (message.role === 'assistant' ? callsOf(message) : []))
}

/** A message with some of one call replaced. Other keys of the call and of its function stay as they are. */
export function withCall(message: ChatMessage, at: number, change: Partial<ToolCall>): ChatMessage {
  const { id, ...inner } = change
  return withCalls(
    message,
    listOf(message).map((call, place) => {
      if (place !== at) return call
      const fields = isFields(call) ? call : { id: '', type: 'function' }
      const called = isFields(fields['function']) ? fields['function'] : { name: '', arguments: '{}' }
      return {
        ...fields,
        ...(id === undefined ? {} : { id }),
        ...(Object.keys(inner).length > 0 ? { function: { ...called, ...inner } } : {}),
      }
    }),
  )
}

/** A message that calls one tool more, with an id that no call of the conversation has. An empty text becomes none. */
export function withNewCall(message: ChatMessage, messages: readonly ChatMessage[]): ChatMessage {
  const taken = new Set(messages.flatMap((one) => callsOf(one).map((call) => call.id)))
  let number = taken.size + 1
  while (taken.has(`call_${number}`)) number += 1
  const call = { id: `call_${number}`, type: 'function', function: { name: '', arguments: '{}' } }
  const made = withCalls(message, [...listOf(message), call])
  return made.content === '' ? { ...made, content: null } : made
}

/** A message without one of its calls; without the last of them it has text again. */
export function withoutCall(message: ChatMessage, at: number): ChatMessage {
  const left = listOf(message).filter((_, place) => place !== at)
  if (left.length > 0) return withCalls(message, left)
  return { ...without(message, 'tool_calls'), content: message.content ?? '' }
}

/** The names of the tools in a `tools` value: `[{"type":"function","function":{"name":"…"}}]`; what has none is left out. */
export function toolNames(tools: unknown): string[] {
  if (!Array.isArray(tools)) return []
  return tools.flatMap((tool: unknown) => {
    const described = isFields(tool) ? tool['function'] : null
    const name = isFields(described) ? described['name'] : null
    return typeof name === 'string' ? [name] : []
  })
}

/** A message without one of its keys. */
export function without(message: ChatMessage, key: string): ChatMessage {
  return Object.fromEntries(Object.entries(message).filter(([name]) => name !== key)) as ChatMessage
}

function listOf(message: ChatMessage): readonly unknown[] {
  return Array.isArray(message.tool_calls) ? message.tool_calls : []
}

function withCalls(message: ChatMessage, calls: readonly unknown[]): ChatMessage {
  return { ...message, tool_calls: calls }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
