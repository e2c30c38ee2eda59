import { ALPACA_KEYS, fromAlpaca, isAlpaca } from '../../shared/domain/formats/alpaca.ts'
import { writeValue } from '../../shared/domain/formats/beside.ts'
import { fromShareGpt, isShareGpt } from '../../shared/domain/formats/shareGpt.ts'
import type { JsonShape } from '../../shared/domain/importOptions.ts'
import { isFields } from '../../shared/domain/jsonl.ts'
import { type LayoutColumn, MESSAGES, type Placed } from './jsonColumns.ts'
import { onlyAnswer, placeTurns, readTurns, turnsOf } from './jsonTurns.ts'

type Fields = Readonly<Record<string, unknown>>
/** How the values of a file lie in columns. Values that do not fit (`null`) stay whole, in a raw column. */
export type Layout = {
  readonly shape: JsonShape
  readonly columns: readonly LayoutColumn[]
  readonly instruction: string
  place(value: Fields): Placed | null
}

const CHAT_KEYS = ['messages', 'tools', 'parallel_tool_calls', 'functions']
const PREFERENCE_KEYS = ['input', 'preferred_output', 'non_preferred_output']
const COMPLETION_KEYS = ['prompt', 'completion']

/**
 * Chooses the layout from the first values of a file. Every layout gives back the same line when the row is exported in
 * the file's own format: conversations of one question and one answer become columns of text, all others one column of
 * JSON. `share`: whether a system message that all of them have becomes the instruction for every row.
 */
export function chooseLayout(values: readonly unknown[], share = true): Layout {
  const objects = values.filter(isFields)
  const shaped = (test: (value: Fields) => boolean): Fields[] => objects.filter(test)
  for (const dialect of CONVERSATIONS) {
    const sample = shaped(dialect.fits)
    if (sample.length > 0) return chatLayout(sample, dialect, share)
  }
  const preference = shaped((value) => isFields(value['input']) && 'preferred_output' in value)
  if (preference.length > 0) return preferenceLayout(preference, share)
  const completion = shaped((value) => typeof value['prompt'] === 'string' && typeof value['completion'] === 'string')
  if (completion.length > 0) return completionLayout(completion)
  return flatLayout(objects)
}

/** One way to write conversations. `read` gives what a value says in the words of the chat format; null: it cannot. */
type Dialect = {
  readonly shape: JsonShape
  readonly keys: readonly string[]
  readonly fits: (value: Fields) => boolean
  readonly read: (value: Fields) => Fields | null
  /** What stands beside the conversation and goes out again in this format; by the keys of columns made on demand. */
  readonly beside?: (value: Fields) => Placed
}

const CONVERSATIONS: readonly Dialect[] = [
  { shape: 'chat', keys: CHAT_KEYS, fits: (value) => 'messages' in value, read: (value) => value },
  {
    shape: 'sharegpt',
    keys: ['id', 'conversations', 'system', 'tools'],
    fits: isShareGpt,
    read: fromShareGpt,
    beside: ({ id }): Placed => (id === undefined ? {} : { id: writeValue(id) }),
  },
  {
    shape: 'alpaca',
    keys: ALPACA_KEYS,
    fits: isAlpaca,
    read: fromAlpaca,
    beside: ({ input }): Placed => (typeof input === 'string' && input !== '' ? { input } : {}),
  },
]

/** A value of any kind as the text of a cell. */
function toCell(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : JSON.stringify(value)
}

function chatLayout(sample: readonly Fields[], dialect: Dialect, share: boolean): Layout {
  const { shape, keys, read, beside } = dialect
  const notes = usualKeys(sample, keys)
  const turns = turnsOf(
    sample.map((value) => readTurns(read(value)?.['messages'], true)),
    share,
  )
  const columns = turns.columns ?? [MESSAGES]
  const place = (value: Fields): Placed | null => {
    const noted = placeNotes(value, notes, keys)
    const { messages, tools, parallel_tool_calls: parallel, functions } = read(value) ?? {}
    if (!noted || !Array.isArray(messages)) return null
    const kept = { ...noted, ...beside?.(value) }
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
  return { shape, columns: [...columns, ...noteColumns(notes)], instruction: turns.shared ?? '', place }
}

function preferenceLayout(sample: readonly Fields[], share: boolean): Layout {
  const notes = usualKeys(sample, PREFERENCE_KEYS)
  const inputOf = (value: Fields): Fields => (isFields(value['input']) ? value['input'] : {})
  const turns = turnsOf(
    sample.map((value) => readTurns(inputOf(value)['messages'], false)),
    share,
  )
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
  const columns = [...asked, ...answers, ...noteColumns(notes)]
  return { shape: 'preference', columns, instruction: turns.shared ?? '', place }
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
  return { shape: 'completion', columns: [...columns, ...noteColumns(notes)], instruction: '', place }
}

/** Plain records: `{"question":"…","answer":"…"}`. A column per key; what they are for is guessed as for any table. */
function flatLayout(sample: readonly Fields[]): Layout {
  const keys = new Set(sample.flatMap((value) => Object.keys(value)))
  const place = (value: Fields): Placed =>
    Object.fromEntries(Object.entries(value).map(([key, field]) => [fieldKey(key), toCell(field)]))
  const columns = [...keys].map((key) => ({ key: fieldKey(key), name: key, role: null }))
  return { shape: 'table', columns, instruction: '', place }
}

/** The key of a column for a field of the file's own, so that it never meets one of ours. */
function fieldKey(name: string): string {
  return `field:${name}`
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
