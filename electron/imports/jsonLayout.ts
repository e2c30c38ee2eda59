import type { Role } from '../../shared/domain/column.ts'
import { isFields } from '../../shared/domain/jsonl.ts'

type Fields = Readonly<Record<string, unknown>>
/** What one value puts into columns, by column key. */
export type Placed = Record<string, string>
/** A column that values are placed into; `key` is the name within the layout, `name` the one on screen. */
export type LayoutColumn = { readonly key: string; readonly name: string; readonly role: Role | null }

/** How the values of a file lie in columns. Values that do not fit (`null`) stay whole, in a raw column. */
export type Layout = {
  readonly columns: readonly LayoutColumn[]
  readonly instruction: string
  place(value: Fields): Placed | null
}

export const RAW: LayoutColumn = { key: 'raw', name: 'raw line', role: 'raw' }
const MESSAGES: LayoutColumn = { key: 'messages', name: 'messages', role: 'messages' }
const TOOLS: LayoutColumn = { key: 'tools', name: 'tools', role: 'tools' }
/** Columns that only some values need; made when the first of them comes. */
export const ON_DEMAND: readonly LayoutColumn[] = [
  RAW,
  MESSAGES,
  TOOLS,
  { key: 'weight', name: 'weight', role: 'weight' },
  { key: 'system', name: 'system', role: 'system' },
]

const CHAT_KEYS = ['messages', 'tools', 'parallel_tool_calls', 'functions']
const PREFERENCE_KEYS = ['input', 'preferred_output', 'non_preferred_output']
const COMPLETION_KEYS = ['prompt', 'completion']

/**
 * Chooses the layout from the first values of a file. Every layout gives back the same line when the row is exported:
 * conversations of one question and one answer become columns of text, all others one column of JSON.
 */
export function chooseLayout(values: readonly unknown[]): Layout {
  const objects = values.filter(isFields)
  const shaped = (test: (value: Fields) => boolean): Fields[] => objects.filter(test)
  const chat = shaped((value) => 'messages' in value)
  if (chat.length > 0) return chatLayout(chat)
  const preference = shaped((value) => isFields(value['input']) && 'preferred_output' in value)
  if (preference.length > 0) return preferenceLayout(preference)
  const completion = shaped((value) => typeof value['prompt'] === 'string' && typeof value['completion'] === 'string')
  if (completion.length > 0) return completionLayout(completion)
  return flatLayout(objects)
}

/** A value of any kind as the text of a cell. */
function toCell(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : JSON.stringify(value)
}

function chatLayout(sample: readonly Fields[]): Layout {
  const notes = usualKeys(sample, CHAT_KEYS)
  const turns = turnsOf(sample.map((value) => readTurns(value['messages'], true)))
  const columns = turns.columns ?? [MESSAGES]
  const place = (value: Fields): Placed | null => {
    const kept = placeNotes(value, notes, CHAT_KEYS)
    const { messages, tools, parallel_tool_calls: parallel, functions } = value
    if (!kept || !Array.isArray(messages)) return null
    // What has no column of its own goes, with all that belongs to it, as one line into the messages column.
    if (parallel !== undefined || functions !== undefined) {
      return { ...kept, messages: JSON.stringify({ messages, tools, parallel_tool_calls: parallel, functions }) }
    }
    if (tools !== undefined && !Array.isArray(tools)) return null
    const simple = turns.columns ? placeTurns(readTurns(messages, true), turns.shared) : null
    return {
      ...kept,
      ...(tools === undefined ? {} : { tools: JSON.stringify(tools) }),
      ...(simple ?? { messages: JSON.stringify(messages) }),
    }
  }
  return { columns: [...columns, ...noteColumns(notes)], instruction: turns.shared ?? '', place }
}

function preferenceLayout(sample: readonly Fields[]): Layout {
  const notes = usualKeys(sample, PREFERENCE_KEYS)
  const inputOf = (value: Fields): Fields => (isFields(value['input']) ? value['input'] : {})
  const turns = turnsOf(sample.map((value) => readTurns(inputOf(value)['messages'], false)))
  const place = (value: Fields): Placed | null => {
    const kept = placeNotes(value, notes, PREFERENCE_KEYS)
    const { messages, tools, ...others } = inputOf(value)
    const preferred = onlyAnswer(value['preferred_output'])
    const rejected = onlyAnswer(value['non_preferred_output'])
    if (!kept || !Array.isArray(messages) || preferred === null || rejected === null) return null
    if (Object.keys(others).length > 0 || (tools !== undefined && !Array.isArray(tools))) return null
    const simple = turns.columns ? placeTurns(readTurns(messages, false), turns.shared) : null
    const asked = {
      ...(simple ?? { messages: JSON.stringify(messages) }),
      ...(tools === undefined ? {} : { tools: JSON.stringify(tools) }),
    }
    return { ...kept, ...asked, preferred, rejected }
  }
  const answers: LayoutColumn[] = [
    { key: 'preferred', name: 'preferred', role: 'preferred' },
    { key: 'rejected', name: 'rejected', role: 'rejected' },
  ]
  const asked = turns.columns?.filter((column) => column.key !== 'completion') ?? [MESSAGES]
  return { columns: [...asked, ...answers, ...noteColumns(notes)], instruction: turns.shared ?? '', place }
}

function completionLayout(sample: readonly Fields[]): Layout {
  const notes = usualKeys(sample, COMPLETION_KEYS)
  const place = (value: Fields): Placed | null => {
    const kept = placeNotes(value, notes, COMPLETION_KEYS)
    const { prompt, completion } = value
    return kept && typeof prompt === 'string' && typeof completion === 'string' ? { ...kept, prompt, completion } : null
  }
  const columns: LayoutColumn[] = [
    { key: 'prompt', name: 'prompt', role: 'prompt' },
    { key: 'completion', name: 'completion', role: 'completion' },
  ]
  return { columns: [...columns, ...noteColumns(notes)], instruction: '', place }
}

/** Plain records: `{"question":"…","answer":"…"}`. A column per key; what they are for is guessed as for any table. */
function flatLayout(sample: readonly Fields[]): Layout {
  const keys = new Set(sample.flatMap((value) => Object.keys(value)))
  const place = (value: Fields): Placed =>
    Object.fromEntries(Object.entries(value).map(([key, field]) => [fieldKey(key), toCell(field)]))
  return { columns: [...keys].map((key) => ({ key: fieldKey(key), name: key, role: null })), instruction: '', place }
}

/** The key of a column for a field of the file's own, so that it never meets one of ours. */
function fieldKey(name: string): string {
  return `field:${name}`
}

type Turns = {
  readonly system: string | null
  readonly prompt: string
  readonly completion: string | null
  readonly weight: 0 | 1 | null
}

/**
 * One question and, where there should be one, one answer, in plain text and with nothing that columns cannot hold. A
 * blank system message is no instruction, so it would not come back.
 */
function readTurns(messages: unknown, answered: boolean): Turns | null {
  if (!Array.isArray(messages)) return null
  const list: unknown[] = [...(messages as unknown[])]
  const system = plain(list[0], 'system')
  if (system?.trim() === '') return null
  if (system !== null) list.shift()
  const prompt = plain(list[0], 'user')
  if (prompt === null || list.length !== (answered ? 2 : 1)) return null
  if (!answered) return { system, prompt, completion: null, weight: null }
  const weight = weightOf(list[1])
  const completion = plain(list[1], 'assistant', weight === null ? 2 : 3)
  return completion === null ? null : { system, prompt, completion, weight }
}

function weightOf(message: unknown): 0 | 1 | null {
  const weight = isFields(message) ? message['weight'] : null
  return weight === 0 || weight === 1 ? weight : null
}

function plain(message: unknown, role: string, keys = 2): string | null {
  if (!isFields(message) || message['role'] !== role || typeof message['content'] !== 'string') return null
  return Object.keys(message).length === keys ? message['content'] : null
}

/**
 * Columns of text when all sampled conversations are plain. A system message that all of them share becomes the
 * instruction, to be edited in one place; its column stays as a note, and a conversation with another one is kept whole.
 */
function turnsOf(sample: readonly (Turns | null)[]): { columns: LayoutColumn[] | null; shared: string | null } {
  if (sample.includes(null)) return { columns: null, shared: null }
  const systems = new Set(sample.map((turns) => turns?.system ?? null))
  const shared = systems.size === 1 ? ([...systems][0] ?? null) : null
  const columns: LayoutColumn[] = [
    { key: 'prompt', name: 'prompt', role: 'prompt' },
    { key: 'completion', name: 'completion', role: 'completion' },
  ]
  const some = systems.size > 1 || shared !== null
  if (some) columns.unshift({ key: 'system', name: 'system', role: shared === null ? 'system' : 'note' })
  return { columns, shared }
}

function placeTurns(turns: Turns | null, shared: string | null): Placed | null {
  if (!turns || (shared !== null && turns.system !== shared)) return null
  return {
    ...(turns.system === null ? {} : { system: turns.system }),
    prompt: turns.prompt,
    ...(turns.completion === null ? {} : { completion: turns.completion }),
    ...(turns.weight === null ? {} : { weight: String(turns.weight) }),
  }
}

function onlyAnswer(output: unknown): string | null {
  return Array.isArray(output) && output.length === 1 ? plain(output[0], 'assistant') : null
}

/** Keys that providers refuse but most values of the file have: they are about the rows, and become notes. */
function usualKeys(sample: readonly Fields[], known: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const value of sample)
    for (const key of Object.keys(value)) if (!known.includes(key)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].filter(([, count]) => sample.length > 1 && count * 2 >= sample.length).map(([key]) => key)
}

function noteColumns(keys: readonly string[]): LayoutColumn[] {
  return keys.map((key) => ({ key: fieldKey(key), name: key, role: 'note' }))
}

/** The notes of a value; null where it has a key that is neither known nor usual: the checks should name that. */
function placeNotes(value: Fields, notes: readonly string[], known: readonly string[]): Placed | null {
  const placed: Placed = {}
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue
    if (!notes.includes(key)) return null
    placed[fieldKey(key)] = toCell(value[key])
  }
  return placed
}
