import type { ChatExtras, ChatMessage } from '../example/chat.ts'
import { isFields } from '../example/jsonl.ts'
import type { Loss } from './losses.ts'

const READ_KEYS = ['role', 'content', 'weight', 'name', 'tool_calls', 'tool_call_id', 'function_call']

/** The text of a message, its parts one below the other; what is no text is added to `losses`. */
export function textOfMessage({ content }: ChatMessage, losses: Set<Loss>): string {
  if (content === undefined || content === null) return ''
  if (typeof content === 'string') return content
  const texts = content.flatMap((part) => {
    if (part.type === 'text' && typeof part.text === 'string') return [part.text]
    losses.add('image')
    return []
  })
  return texts.join('\n')
}

/** What formats of plain turns cannot say about messages, added to `losses`. */
export function noteMessages(messages: readonly ChatMessage[], losses: Set<Loss>): void {
  for (const message of messages) {
    if (message.name !== undefined) losses.add('name')
    if (message.role === 'developer') losses.add('other')
    for (const key of Object.keys(message)) if (!READ_KEYS.includes(key)) losses.add('other')
  }
}

/** Weights, where a format has no place for them, added to `losses`. */
export function noteWeights(messages: readonly ChatMessage[], losses: Set<Loss>): void {
  if (messages.some((message) => message.weight !== undefined)) losses.add('weight')
}

/** What stands beside the messages and has no place elsewhere, added to `losses`. */
export function noteExtras(extras: ChatExtras, losses: Set<Loss>): void {
  if (extras.tools !== undefined) losses.add('tools')
  if (extras.functions !== undefined) losses.add('tools')
  if (extras.parallel_tool_calls !== undefined) losses.add('other')
}

/** Whether a message calls a tool or answers such a call. */
export function isAboutTools(message: ChatMessage): boolean {
  const calls = message.tool_calls
  const calling = (Array.isArray(calls) && calls.length > 0) || isFields(message.function_call)
  return calling || message.role === 'tool' || message.role === 'function'
}
