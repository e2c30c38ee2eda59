import type { ChatMessage, Example } from '../example/chat.ts'
import type { ColumnId } from '../column.ts'
import { isFields } from '../example/jsonl.ts'

/** A message of an example with where it stands. `number` is 1-based within its list. */
export type Located = {
  readonly message: ChatMessage
  readonly column: ColumnId | null
  readonly number: number
  readonly list: 'messages' | 'preferred' | 'rejected'
}

/** Every message of a chat or preference example, in the order of the file; none for the other formats. */
export function messagesOf(example: Example): readonly Located[] {
  switch (example.format) {
    case 'chat':
      return example.messages.map((message, at) => located('messages', message, at, example.sources[at]))
    case 'preference':
      return [
        ...example.input.messages.map((message, at) => located('messages', message, at, example.sources[at])),
        ...example.preferred_output.map((message, at) => located('preferred', message, at, example.preferredSource)),
        ...example.non_preferred_output.map((message, at) => located('rejected', message, at, example.rejectedSource)),
      ]
    case 'completion':
    case 'raw':
      return []
  }
}

function located(
  list: Located['list'],
  message: ChatMessage,
  at: number,
  column: ColumnId | null | undefined,
): Located {
  return { message, column: column ?? null, number: at + 1, list }
}

/** `message 2`, `the preferred answer`: for a sentence. */
export function nameOf(located: Located): string {
  if (located.list === 'messages') return `message ${located.number}`
  return located.list === 'preferred' ? 'the preferred answer' : 'the rejected answer'
}

/** Whether the assistant calls a tool here, which may take the place of text. */
function callsTool(message: ChatMessage): boolean {
  const { tool_calls: calls, function_call: call } = message
  return (Array.isArray(calls) && calls.length > 0) || isFields(call)
}

/** Whether a message says something: text that is not blank, an image or any other part, or a tool call. */
export function saysSomething(message: ChatMessage): boolean {
  const { content } = message
  if (callsTool(message)) return true
  if (typeof content === 'string') return content.trim() !== ''
  return content?.some((part) => typeof part.text !== 'string' || part.text.trim() !== '') ?? false
}

/** A word for a sentence, as code, at most 40 characters of it. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : ((JSON.stringify(value) as string | undefined) ?? 'nothing')
  return `"${text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text}"`
}

/** A mark at an end, for a sentence: `" ⏎⏎###⏎⏎"`. */
export function shown(mark: string): string {
  return `"${mark.replaceAll('\n', '⏎')}"`
}
