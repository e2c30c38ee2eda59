import type { Example } from '../example/chat.ts'
import type { ColumnId } from '../column.ts'
import { isFields } from '../example/jsonl.ts'
import { messagesOf } from './messages.ts'
import type { Finding, RowRule } from './rule.ts'

/** Texts that spell a special token of one of the encodings or of the chat formats around them. */
const SIGNALS = new Set([
  ...['endoftext', 'startoftext', 'endofprompt', 'fim_prefix', 'fim_middle', 'fim_suffix'],
  ...['im_start', 'im_end', 'im_sep', 'start', 'end', 'message', 'channel', 'constrain', 'return', 'call'],
  ...['begin_of_text', 'end_of_text', 'start_header_id', 'end_header_id', 'eot_id', 'eom_id', 'python_tag'],
])

/** A signal to the model written as text. */
export const controlText: RowRule = {
  id: 'control-text',
  scope: 'row',
  severity: 'error',
  title: 'Hidden control text in a cell',
  why: 'It is a signal to the model, not text; the file would be refused.',
  source: 'Refusal: “Example 6174 message contains an invalid token: <|fim_suffix|>.”',
  check: ({ example }) => {
    const found = new Map<string, Finding>()
    for (const { text, column } of textsOf(example)) {
      for (const signal of signalsIn(text)) {
        const message = `${signal} is a signal to the model, not text; the file would be refused.`
        found.set(`${column ?? ''} ${signal}`, { column, message })
      }
    }
    return [...found.values()]
  },
}

function signalsIn(text: string): string[] {
  // Almost no text has it, and looking for two characters is much faster than for a pattern.
  if (!text.includes('<|')) return []
  return [...text.matchAll(/<\|([a-z_]+)\|>/g)].filter((match) => SIGNALS.has(match[1] ?? '')).map((match) => match[0])
}

function* textsOf(example: Example): Generator<{ text: string; column: ColumnId | null }> {
  if (example.format === 'completion') {
    yield { text: example.prompt, column: example.sources[0] }
    yield { text: example.completion, column: example.sources[1] }
  }
  for (const { message, column } of messagesOf(example)) {
    for (const text of stringsIn(message)) yield { text, column }
  }
}

/** Every string in a message, those inside parts and tool calls included. */
function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const item of value) yield* stringsIn(item)
  else if (isFields(value)) for (const item of Object.values(value)) yield* stringsIn(item)
}
