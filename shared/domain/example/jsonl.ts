import type { ChatExtras, ChatMessage, Example } from './chat.ts'
import type { ColumnId } from '../column.ts'
import { isTooDeep, MOST_LEVELS, parseExactly } from '../reading/exactJson.ts'
import { formatNumber } from '../../format/figures.ts'

type Fields = Readonly<Record<string, unknown>>
/** A value that was read, or one plain sentence why not. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string }

const EXTRAS = ['tools', 'parallel_tool_calls', 'functions'] as const
const CHAT_KEYS: readonly string[] = ['messages', ...EXTRAS]
const COMPLETION_KEYS: readonly string[] = ['prompt', 'completion']
const PREFERENCE_KEYS: readonly string[] = ['input', 'preferred_output', 'non_preferred_output']

/**
 * The line of a training file for an example, without its line end; exactly what is saved and uploaded.
 * Keys stand in the order of the published formats. `JSON.stringify` writes a lone half of a surrogate pair as an
 * escape (`\ud83d`), so the line is always valid UTF-8; U+2028 and U+2029 are ordinary characters in JSON.
 * A raw line is written as it stands, but its line breaks as spaces, because a line must stay one line, and a lone half
 * as U+FFFD, because outside of JSON strings there is no escape for it.
 */
export function toLine(example: Example): string {
  switch (example.format) {
    case 'chat':
      return JSON.stringify({ messages: example.messages, ...extrasOf(example) })
    case 'completion':
      return JSON.stringify({ prompt: example.prompt, completion: example.completion })
    case 'preference':
      return JSON.stringify({
        input: { messages: example.input.messages, ...extrasOf(example.input) },
        preferred_output: example.preferred_output,
        non_preferred_output: example.non_preferred_output,
      })
    case 'raw':
      return example.text.replaceAll(/\r\n|\r|\n/g, ' ').toWellFormed()
  }
}

/**
 * Reads one line of a training file. Never throws: what fits none of the published formats becomes a raw example with
 * the reason. `source` is the column that the line stands in, if any.
 */
export function parseLine(text: string, source: ColumnId | null = null): Example {
  const json = readJson(text)
  const reading = json.ok ? toExampleOf(json.value, source) : json
  return reading.ok ? reading.value : { format: 'raw', text, reason: reading.reason, source }
}

/**
 * Parses JSON without rounding its numbers; the reason says where it stops being readable, as far as the engine tells:
 * characters count from 1. Of a key that stands twice in an object the last one counts, as readers of JSON agree
 * (https://www.rfc-editor.org/rfc/rfc8259#section-4).
 */
export function readJson(text: string): Reading<unknown> {
  if (isTooDeep(text)) return fail(`Its values stand in each other more than ${MOST_LEVELS} levels deep.`)
  try {
    return { ok: true, value: parseExactly(text) }
  } catch (error) {
    return fail(`This is not JSON${whereOf(String(error))}.`)
  }
}

/** From `… in JSON at position 11`, `Unexpected end of JSON input`, `Unexpected token 'u', …`. */
function whereOf(error: string): string {
  const position = /at position (\d+)/.exec(error)?.[1]
  if (position !== undefined) return `: it stops being readable at character ${formatNumber(Number(position) + 1)}`
  if (error.includes('Unexpected end')) return ': it ends too early'
  const token = /Unexpected token '(.)'/u.exec(error)?.[1]
  return token === undefined ? '' : `: ${token} stands where it may not`
}

/** Reads `[{"role":"user","content":"Hi"}, …]`. Unknown roles and keys are kept; what has no role or no readable content fails. */
export function readMessages(value: unknown, name = 'messages'): Reading<readonly ChatMessage[]> {
  if (!Array.isArray(value)) return fail(`"${name}" is not a list.`)
  for (const [index, message] of value.entries()) {
    const trouble = messageTrouble(message)
    if (trouble) return fail(`Message ${index + 1} of "${name}" ${trouble}.`)
  }
  return { ok: true, value: value as readonly ChatMessage[] }
}

/** Reads what stands beside the messages: `{"tools":[…],"parallel_tool_calls":false}`. */
export function readExtras(fields: Fields): Reading<ChatExtras> {
  const { tools, parallel_tool_calls: parallel, functions } = fields
  if (tools !== undefined && !Array.isArray(tools)) return fail('"tools" is not a list.')
  if (functions !== undefined && !Array.isArray(functions)) return fail('"functions" is not a list.')
  if (parallel !== undefined && typeof parallel !== 'boolean')
    return fail('"parallel_tool_calls" is neither true nor false.')
  return { ok: true, value: extrasOf({ tools, parallel_tool_calls: parallel, functions }) }
}

/** Whether a JSON value is an object with keys. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function toExampleOf(value: unknown, source: ColumnId | null): Reading<Example> {
  if (!isFields(value)) return fail('The line is not a JSON object.')
  if ('messages' in value) return toChat(value, source)
  if ('prompt' in value && 'completion' in value) return toCompletion(value, source)
  if ('input' in value) return toPreference(value, source)
  return fail('The line has neither "messages", nor "prompt" and "completion", nor "input" with two outputs.')
}

function toChat(fields: Fields, source: ColumnId | null): Reading<Example> {
  const extra = extraKey(fields, CHAT_KEYS)
  if (extra) return extra
  const messages = readMessages(fields['messages'])
  if (!messages.ok) return messages
  const extras = readExtras(fields)
  if (!extras.ok) return extras
  const sources = messages.value.map(() => source)
  return { ok: true, value: { format: 'chat', messages: messages.value, ...extras.value, sources } }
}

function toCompletion(fields: Fields, source: ColumnId | null): Reading<Example> {
  const extra = extraKey(fields, COMPLETION_KEYS)
  if (extra) return extra
  const { prompt, completion } = fields
  if (typeof prompt !== 'string') return fail('"prompt" is not text.')
  if (typeof completion !== 'string') return fail('"completion" is not text.')
  return { ok: true, value: { format: 'completion', prompt, completion, sources: [source, source] } }
}

function toPreference(fields: Fields, source: ColumnId | null): Reading<Example> {
  const input = fields['input']
  if (!isFields(input)) return fail('"input" is not a JSON object.')
  const extra = extraKey(fields, PREFERENCE_KEYS) ?? extraKey(input, CHAT_KEYS)
  if (extra) return extra
  const messages = readMessages(input['messages'])
  if (!messages.ok) return messages
  const extras = readExtras(input)
  if (!extras.ok) return extras
  const preferred = readMessages(fields['preferred_output'], 'preferred_output')
  if (!preferred.ok) return preferred
  const rejected = readMessages(fields['non_preferred_output'], 'non_preferred_output')
  if (!rejected.ok) return rejected
  return {
    ok: true,
    value: {
      format: 'preference',
      input: { messages: messages.value, ...extras.value },
      preferred_output: preferred.value,
      non_preferred_output: rejected.value,
      sources: messages.value.map(() => source),
      preferredSource: source,
      rejectedSource: source,
    },
  }
}

function messageTrouble(message: unknown): string | null {
  if (!isFields(message)) return 'is not an object'
  if (typeof message['role'] !== 'string') return 'has no role'
  const content = message['content']
  if (content === undefined || content === null || typeof content === 'string') return null
  return Array.isArray(content) && content.every(isFields)
    ? null
    : 'has content that is neither text nor a list of parts'
}

/** Only what may stand beside the messages, in the order of the published format. */
export function extrasOf(extras: ChatExtras): ChatExtras {
  const found: Record<string, unknown> = {}
  for (const key of EXTRAS) if (extras[key] !== undefined) found[key] = extras[key]
  return found
}

function extraKey(fields: Fields, known: readonly string[]): { ok: false; reason: string } | null {
  const key = Object.keys(fields).find((name) => !known.includes(name))
  return key === undefined ? null : fail(`The line has an extra "${key}", which providers refuse.`)
}

function fail(reason: string): { ok: false; reason: string } {
  return { ok: false, reason }
}
