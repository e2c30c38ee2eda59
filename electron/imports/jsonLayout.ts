import { ALPACA_KEYS, fromAlpaca, isAlpaca } from '../../shared/domain/formats/alpaca.ts'
import { writeValue } from '../../shared/domain/formats/beside.ts'
import type { LineFormat } from '../../shared/domain/formats/exportFormat.ts'
import { isShareGpt } from '../../shared/domain/formats/shareGpt.ts'
import { fromShareGpt } from '../../shared/domain/formats/shareGptReading.ts'
import { type Spelling, writeSpelling } from '../../shared/domain/formats/spelling.ts'
import { fromTrl, isTrlPreference, TRL_KEYS } from '../../shared/domain/formats/trl.ts'
import type { JsonShape } from '../../shared/domain/reading/importOptions.ts'
import { isFields } from '../../shared/domain/example/jsonl.ts'
import { type LayoutColumn, MESSAGES, type Placed, SPELLING } from './jsonColumns.ts'
import { fieldKey, type Keys, keysOf, noteColumns, placeKeys, placeNotes, toCell, withNames } from './jsonNotes.ts'
import { onlyAnswer, placeTurns, readTurns, turnsOf } from './jsonTurns.ts'
import { isStorable } from './records.ts'

type Fields = Readonly<Record<string, unknown>>
/** How the values of a file lie in columns. Values that do not fit (`null`) stay whole, in a raw column. */
export type Layout = {
  readonly shape: JsonShape
  readonly columns: readonly LayoutColumn[]
  readonly instruction: string
  place(value: Fields): Placed | null
}

const SHAREGPT_KEYS = ['id', 'conversations', 'system', 'tools']
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
  for (const spelled of PREFERENCES) {
    const sample = shaped(spelled.fits)
    if (sample.length > 0) return preferenceLayout(sample, spelled, share)
  }
  const completion = shaped((value) => typeof value['prompt'] === 'string' && typeof value['completion'] === 'string')
  if (completion.length > 0) return completionLayout(completion)
  return flatLayout(objects)
}

/** One way to write conversations. `read` gives what a value says in the words of the chat format; null: it cannot. */
type Dialect = {
  readonly shape: Extract<JsonShape, LineFormat>
  readonly keys: readonly string[]
  readonly fits: (value: Fields) => boolean
  readonly read: (value: Fields) => Read | null
}

/**
 * `beside`: what stands beside the conversation and goes out again in this format, by the keys of columns made on
 * demand. `spelling`: how the value says it; absent where a format knows one way and refuses further keys.
 */
type Read = { readonly chat: Fields; readonly beside?: Placed; readonly spelling?: Spelling }

const CONVERSATIONS: readonly Dialect[] = [
  { shape: 'chat', keys: CHAT_KEYS, fits: isChat, read: (value) => ({ chat: value }) },
  { shape: 'sharegpt', keys: SHAREGPT_KEYS, fits: isShareGpt, read: readShareGpt },
  { shape: 'alpaca', keys: ALPACA_KEYS, fits: isAlpaca, read: readAlpaca },
]

/** Preferences may have the preferred conversation a third time, under this key. */
function isChat(value: Fields): boolean {
  return 'messages' in value && !isTrlPreference(value)
}

function readShareGpt(value: Fields): Read | null {
  const chat = fromShareGpt(value)
  if (!chat) return null
  const { id, tools } = value
  const beside: Placed = {}
  if (id !== undefined) beside['id'] = writeValue(id)
  // With its blanks, which are part of a text.
  if (typeof tools === 'string' && tools !== '') beside['tools'] = tools
  return { chat, beside, spelling: chat.spelling }
}

function readAlpaca(value: Fields): Read | null {
  const chat = fromAlpaca(value)
  const { input } = value
  return chat && { chat, beside: typeof input === 'string' && input !== '' ? { input } : {}, spelling: chat.spelling }
}

function chatLayout(sample: readonly Fields[], dialect: Dialect, share: boolean): Layout {
  const { shape } = dialect
  const reads = sample.map(dialect.read)
  const keys = keysOf(sample, dialect.keys)
  const placing = { shape, keys: reads.some((read) => read?.spelling) ? withNames(keys) : keys }
  const turns = turnsOf(
    reads.map((read) => readTurns(read?.chat['messages'], true)),
    share,
  )
  const place = (value: Fields): Placed | null => {
    const read = dialect.read(value)
    const kept = read && placeBeside(value, read, placing)
    return kept && placeChat(kept, read.chat, turns)
  }
  const columns = [...(turns.columns ?? [MESSAGES]), ...noteColumns(placing.keys)]
  return { shape, columns, instruction: turns.shared ?? '', place }
}

type Placing = { readonly shape: Dialect['shape']; readonly keys: Keys }

/** What a value has beside its conversation; null: there is no place for it, or a cell could not hold it as it is. */
function placeBeside(value: Fields, { beside = {}, spelling }: Read, { shape, keys }: Placing): Placed | null {
  if (!spelling) return placeNotes(value, keys)
  for (const text of Object.values(beside)) if (!isStorable(text)) return null
  const [placed, spelled] = placeKeys(value, keys, spelling)
  const text = writeSpelling(spelled, shape)
  if (text !== null) placed[SPELLING.key] = text
  return Object.assign(placed, beside)
}

function placeChat(kept: Placed, chat: Fields, { columns, shared }: ReturnType<typeof turnsOf>): Placed | null {
  const { messages, tools, parallel_tool_calls: parallel, functions } = chat
  if (!Array.isArray(messages)) return null
  // What has no column of its own goes, with all that belongs to it, as one line into the messages column.
  if (parallel !== undefined || functions !== undefined) {
    return { ...kept, messages: JSON.stringify({ messages, tools, parallel_tool_calls: parallel, functions }) }
  }
  if (tools !== undefined && !Array.isArray(tools)) return null
  const simple = columns ? placeTurns(readTurns(messages, true), shared) : null
  return {
    ...(tools === undefined || kept['tools'] !== undefined ? {} : { tools: JSON.stringify(tools) }),
    ...kept,
    ...(simple ?? { messages: JSON.stringify(messages) }),
  }
}

/** One way to write preferences. `read` gives what a value says as providers have it; null: it cannot. */
type Preferences = Pick<Dialect, 'keys' | 'fits'> & { readonly read: (value: Fields) => Fields | null }

const PREFERENCES: readonly Preferences[] = [
  {
    keys: PREFERENCE_KEYS,
    fits: (value) => isFields(value['input']) && 'preferred_output' in value,
    read: (value) => value,
  },
  { keys: TRL_KEYS, fits: isTrlPreference, read: fromTrl },
]

function preferenceLayout(sample: readonly Fields[], spelled: Preferences, share: boolean): Layout {
  const keys = keysOf(sample, spelled.keys)
  const inputOf = (read: Fields | null): Fields => (isFields(read?.['input']) ? read['input'] : {})
  const turns = turnsOf(
    sample.map((value) => readTurns(inputOf(spelled.read(value))['messages'], false)),
    share,
  )
  const place = (value: Fields): Placed | null => {
    const kept = placeNotes(value, keys)
    const read = spelled.read(value)
    const placed = kept && read && placePair(read, inputOf(read), turns)
    return placed && { ...kept, ...placed }
  }
  const answers: LayoutColumn[] = [
    { key: 'preferred', name: 'preferred', role: 'preferred' },
    { key: 'rejected', name: 'rejected', role: 'rejected' },
  ]
  const asked = turns.columns?.filter((column) => column.key !== 'completion') ?? [MESSAGES]
  const columns = [...asked, ...answers, ...noteColumns(keys)]
  return { shape: 'preference', columns, instruction: turns.shared ?? '', place }
}

function placePair(read: Fields, input: Fields, { columns, shared }: ReturnType<typeof turnsOf>): Placed | null {
  const { messages, tools, ...others } = input
  const preferred = onlyAnswer(read['preferred_output'])
  const rejected = onlyAnswer(read['non_preferred_output'])
  if (!Array.isArray(messages) || preferred === null || rejected === null) return null
  if (Object.keys(others).length > 0 || (tools !== undefined && !Array.isArray(tools))) return null
  const simple = columns ? placeTurns(readTurns(messages, false), shared) : null
  return {
    ...(simple ?? { messages: JSON.stringify(messages) }),
    ...(tools === undefined ? {} : { tools: JSON.stringify(tools) }),
    preferred,
    rejected,
  }
}

function completionLayout(sample: readonly Fields[]): Layout {
  const keys = keysOf(sample, COMPLETION_KEYS)
  const place = (value: Fields): Placed | null => {
    const kept = placeNotes(value, keys)
    const { prompt, completion } = value
    if (!kept || typeof prompt !== 'string' || typeof completion !== 'string') return null
    return isStorable(prompt) && isStorable(completion) ? { ...kept, prompt, completion } : null
  }
  const columns: LayoutColumn[] = [
    { key: 'prompt', name: 'prompt', role: 'prompt' },
    { key: 'completion', name: 'completion', role: 'completion' },
  ]
  return { shape: 'completion', columns: [...columns, ...noteColumns(keys)], instruction: '', place }
}

/** Plain records: `{"question":"…","answer":"…"}`. A column per key; what they are for is guessed as for any table. */
function flatLayout(sample: readonly Fields[]): Layout {
  const keys = new Set(sample.flatMap((value) => Object.keys(value)))
  const place = (value: Fields): Placed =>
    Object.fromEntries(Object.entries(value).map(([key, field]) => [fieldKey(key), toCell(field)]))
  const columns = [...keys].map((key) => ({ key: fieldKey(key), name: key, role: null }))
  return { shape: 'table', columns, instruction: '', place }
}
