import { type ChatMessage, textsOf } from '../../../shared/domain/example/chat.ts'
import type { Column } from '../../../shared/domain/column.ts'
import { isFields, readMessages } from '../../../shared/domain/example/jsonl.ts'
import type { Row } from '../../../shared/domain/row.ts'
import { callsOf } from '../../../shared/domain/example/toolCalls.ts'

/** A conversation as it is read in a cell: `Person: …`, a turn on each line. */
export type Transcript = {
  readonly text: string
  /** Who speaks, as stretches of the text: where each begins, and its length. */
  readonly names: ReadonlyMap<number, number>
}

/** A longer conversation would take too much of a frame to read, and is drawn as it is written. */
const LONGEST = 100_000
const NAMES: Readonly<Record<string, string>> = {
  ...{ user: 'Person', assistant: 'Model', system: 'Instruction', developer: 'Instruction' },
  ...{ tool: 'Tool', function: 'Tool' },
}

/**
 * The transcript of what a `messages` cell holds; null: it is no conversation that can be read. What every model is told
 * beforehand is mostly the same in every row, and left out where there is room for a few lines only (`whole` false).
 */
export function transcriptOf(text: string, whole: boolean): Transcript | null {
  const messages = text.length > LONGEST ? null : messagesOf(text)
  if (!messages || messages.length === 0) return null
  const turns = messages.filter(({ role }) => whole || NAMES[role] !== 'Instruction')
  const names = new Map<number, number>()
  let written = ''
  for (const message of turns.length > 0 ? turns : messages) {
    for (const { name, said } of linesOf(message)) {
      if (written !== '') written += '\n'
      names.set(written.length, name.length)
      written += `${name} ${said}`
    }
  }
  return { text: written, names }
}

function messagesOf(text: string): readonly ChatMessage[] | null {
  const value = parsed(text)
  const messages = readMessages(isFields(value) ? value['messages'] : value)
  return messages.ok ? messages.value : null
}

/** Undefined: it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Said = { readonly name: string; readonly said: string }

/** What a turn says, and what it calls; a turn without either is there all the same. */
function linesOf(message: ChatMessage): Said[] {
  const who = (Object.hasOwn(NAMES, message.role) ? NAMES[message.role] : undefined) ?? message.role
  const said = saidIn(message)
  const calls = callsOf(message).map((call): Said => ({
    name: `${who} calls`,
    said: `${call.name}(${givenIn(call.arguments)})`,
  }))
  return said === '' && calls.length > 0 ? calls : [{ name: `${who}:`, said }, ...calls]
}

function saidIn({ content, refusal }: ChatMessage): string {
  const others = Array.isArray(content) && content.some((part: unknown) => isFields(part) && part['type'] !== 'text')
  const texts = [...textsOf(content), ...(others ? ['[more than text]'] : [])]
  if (texts.length === 0 && typeof refusal === 'string') return refusal.trim()
  return texts.join(' ').trim()
}

/** What a call is given, as `city: Oslo, days: 3`; as it is written where it is no list of names. */
function givenIn(json: string): string {
  const value = parsed(json)
  if (!isFields(value)) return json
  return Object.entries(value)
    .map(([name, given]) => `${name}: ${typeof given === 'string' ? given : JSON.stringify(given)}`)
    .join(', ')
}

/** The names of tools, where there is no room for all that is said of them; null: they cannot be read. */
export function toolsIn(text: string): Transcript | null {
  const tools = text.length > LONGEST ? null : parsed(text)
  if (!Array.isArray(tools) || tools.length === 0) return null
  const names = tools.map((tool: unknown) => {
    const said = isFields(tool) ? (tool['function'] ?? tool) : null
    return isFields(said) ? said['name'] : null
  })
  return names.every((name) => typeof name === 'string') ? { text: names.join(', '), names: new Map() } : null
}

type Kept = { readonly text: string; readonly transcript: Transcript | null }

/** Transcripts stay with their row and go with it. */
const kept = { whole: new WeakMap<Row, Map<string, Kept>>(), short: new WeakMap<Row, Map<string, Kept>>() }

/** The transcript of a cell, read once and drawn many times; null: it is drawn as it is written. */
export function shownAs(
  { row, column, text }: { row: Row; column: Pick<Column, 'id' | 'role'>; text: string },
  whole: boolean,
): Transcript | null {
  if (column.role !== 'messages' && (column.role !== 'tools' || whole)) return null
  const rows = whole ? kept.whole : kept.short
  let cells = rows.get(row)
  if (!cells) rows.set(row, (cells = new Map<string, Kept>()))
  const known = cells.get(column.id)
  if (known?.text === text) return known.transcript
  const transcript = column.role === 'tools' ? toolsIn(text) : transcriptOf(text, whole)
  cells.set(column.id, { text, transcript })
  return transcript
}
