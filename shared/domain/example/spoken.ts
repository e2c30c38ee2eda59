import { type ChatMessage, type Example, textsOf } from './chat.ts'
import { messagesOf } from '../checks/messages.ts'
import type { ColumnId, Role } from '../column.ts'
import { isFields } from './jsonl.ts'
import type { Format } from '../setup.ts'
import { signsOf } from '../signs.ts'

/** Who a text belongs to; `tool`: what tools are told and answer. */
type Speaker = 'system' | 'user' | 'assistant' | 'tool'

/** One text of a row, with what decides about the faults in it. */
export type Spoken = {
  readonly text: string
  readonly speaker: Speaker
  /** Of the example, which decides about the habits of its texts. */
  readonly format: Format
  /** Null only where a single text is looked at. */
  readonly column: ColumnId | null
  /** See `signsOf`. */
  readonly signs: number
}

/** Columns that hold one text as it is sent. What stands in a column of JSON is not the text itself. */
const PLAIN: Partial<Record<Role, Speaker>> = {
  system: 'system',
  prompt: 'user',
  completion: 'assistant',
  preferred: 'assistant',
  rejected: 'assistant',
}

/** The text of a cell as the checks see it, or null: the column does not hold plain text that is sent. */
export function spokenCell(text: string, role: Role, format: Format): Spoken | null {
  const speaker = PLAIN[role]
  return speaker ? { text, speaker, format, column: null, signs: signsOf(text) } : null
}

/**
 * Every text of an example that stands in the row itself. The instruction for every row is not among them: what is wrong
 * with it would be found in each row again. A line that cannot be read has no texts.
 */
export function spokenTexts(example: Example): Spoken[] {
  const { format } = example
  if (format === 'raw') return []
  const found: Spoken[] = []
  const add = (text: string, speaker: Speaker, column: ColumnId | null): void => {
    if (column !== null && text !== '') found.push({ text, speaker, format, column, signs: signsOf(text) })
  }
  if (format === 'completion') {
    add(example.prompt, 'user', example.sources[0])
    add(example.completion, 'assistant', example.sources[1])
  }
  for (const { message, column } of messagesOf(example)) {
    if (column === null) continue
    for (const text of textsOf(message.content)) add(text, speakerOf(message.role), column)
    for (const text of argumentsOf(message)) add(text, 'tool', column)
  }
  return found
}

function speakerOf(role: string): Speaker {
  if (role === 'user' || role === 'assistant') return role
  return role === 'system' || role === 'developer' ? 'system' : 'tool'
}

/** What tools are told: JSON as text. */
function argumentsOf({ tool_calls: calls, function_call: call }: ChatMessage): string[] {
  if (calls === undefined && call === undefined) return []
  const functions = Array.isArray(calls) ? calls.map((one: unknown) => (isFields(one) ? one['function'] : null)) : []
  return [...functions, call]
    .map((one) => (isFields(one) ? one['arguments'] : null))
    .filter((given) => typeof given === 'string')
}
