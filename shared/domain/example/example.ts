import type { ChatExtras, ChatMessage, Example, Sources } from './chat.ts'
import type { Column, ColumnId, Role } from '../column.ts'
import { parseLine, readExtras, readJson, readMessages } from './jsonl.ts'
import type { Cells } from '../row.ts'
import type { Setup } from '../setup.ts'

export type { Example } from './chat.ts'

/** What turns rows into examples: the columns with their roles, and the project's setup. */
export type Mapping = { readonly columns: readonly Column[]; readonly setup: Setup }

type Turns = { readonly messages: readonly ChatMessage[]; readonly sources: Sources }
type Body = Turns & ChatExtras
/** What cannot be read: the text of the cell and why. */
type Trouble = { readonly text: string; readonly reason: string; readonly source: ColumnId }

/**
 * The example of a row: what the model will see. Never throws; a cell of JSON that cannot be read gives a raw example.
 *
 * - A `raw` cell that is not empty is the whole line; repaired by the user it becomes an ordinary example again.
 * - A `messages` cell that is not empty wins over the columns of single turns. It holds a list of messages, or the
 *   whole line.
 * - Otherwise the system cell, or the instruction for every row where it is blank, is followed by the prompt and
 *   completion columns as turns. The first prompt and the first completion are there even when empty, so that the
 *   checks see them; empty later turns are left out, because conversations differ in length.
 */
export function toExample(mapping: Mapping, cells: Cells): Example {
  const raw = filled(mapping, cells, 'raw')
  if (raw) return parseLine(raw.text, raw.id)
  const held = filled(mapping, cells, 'messages')
  if (held) {
    const line = wholeLine(held.text, held.id)
    if (line) return line
  }
  const body = bodyOf(mapping, cells)
  if ('reason' in body) return { format: 'raw', ...body, text: wholeText(mapping, cells, body.text) }
  switch (mapping.setup.format) {
    case 'chat':
      return { format: 'chat', ...body }
    case 'completion':
      return held ? { format: 'chat', ...body } : toCompletion(body)
    case 'preference':
      return toPreference(mapping, cells, body)
  }
}

/** `{"messages":[…]}` in a messages cell is a line of its own; a list is only its messages. */
function wholeLine(text: string, id: ColumnId): Example | null {
  return text.trimStart().startsWith('{') ? parseLine(text, id) : null
}

function bodyOf(mapping: Mapping, cells: Cells): Body | Trouble {
  const held = filled(mapping, cells, 'messages')
  const tools = filled(mapping, cells, 'tools')
  const turns = held ? turnsOfCell(held.text, held.id) : turnsOfColumns(mapping, cells)
  if ('reason' in turns) return { ...turns, text: bodyText(turns.text, tools?.text) }
  const extras = tools ? extrasOfCell(tools.text, tools.id) : {}
  if ('reason' in extras) return { ...extras, text: bodyText(JSON.stringify(turns.messages), extras.text) }
  const weight = filled(mapping, cells, 'weight')
  const weighted = weight && mapping.setup.format === 'chat' ? weigh(turns.messages, weight.text) : turns.messages
  return { messages: weighted, ...extras, sources: turns.sources }
}

/** What would be written of cells that cannot be read, all of them: nothing is left out for being beside a mistake. */
function bodyText(messages: string, tools: string | undefined): string {
  return `{"messages":${messages}${tools === undefined ? '' : `,"tools":${tools}`}}`
}

function wholeText(mapping: Mapping, cells: Cells, body: string): string {
  if (mapping.setup.format !== 'preference') return body
  const [preferred, rejected] = answersOf(mapping, cells)
  const outputs = `"preferred_output":${JSON.stringify([preferred.answer])},"non_preferred_output":${JSON.stringify([rejected.answer])}`
  return `{"input":${body},${outputs}}`
}

function turnsOfCell(text: string, id: ColumnId): Turns | Trouble {
  const json = readJson(text)
  const messages = json.ok ? readMessages(json.value) : json
  if (!messages.ok) return { text, reason: messages.reason, source: id }
  return { messages: messages.value, sources: messages.value.map(() => id) }
}

function extrasOfCell(text: string, id: ColumnId): ChatExtras | Trouble {
  const json = readJson(text)
  const extras = json.ok ? readExtras({ tools: json.value }) : json
  return extras.ok ? extras.value : { text, reason: extras.reason, source: id }
}

function turnsOfColumns(mapping: Mapping, cells: Cells): Turns {
  const messages: ChatMessage[] = []
  const sources: (ColumnId | null)[] = []
  const system = mapping.columns.find((column) => column.role === 'system' && (cells[column.id] ?? '').trim() !== '')
  const instruction = system ? cells[system.id] : mapping.setup.instruction
  if (instruction !== undefined && instruction.trim() !== '') {
    messages.push({ role: 'system', content: instruction })
    sources.push(system?.id ?? null)
  }
  // In preference training the last answers are columns of their own: a completion is only ever an earlier turn.
  const seen = new Set<Role>(mapping.setup.format === 'preference' ? ['completion'] : [])
  for (const column of turnColumns(mapping)) {
    const content = cells[column.id] ?? ''
    if (content === '' && seen.has(column.role)) continue
    seen.add(column.role)
    messages.push({ role: column.role === 'prompt' ? 'user' : 'assistant', content })
    sources.push(column.id)
  }
  return { messages, sources }
}

/**
 * The columns of turns in the order of the conversation: column order. Only where an answer stands left of every
 * question (`answer, question`) the questions go first, each before its answer: nobody learns from an answer to nothing.
 */
function turnColumns(mapping: Mapping): readonly Column[] {
  const turns = mapping.columns.filter((column) => column.role === 'prompt' || column.role === 'completion')
  if (turns[0]?.role !== 'completion') return turns
  const prompts = turns.filter((column) => column.role === 'prompt')
  const completions = turns.filter((column) => column.role === 'completion')
  const longest = Math.max(prompts.length, completions.length)
  return Array.from({ length: longest }, (_, at) => [prompts[at], completions[at]])
    .flat()
    .filter((column) => column !== undefined)
}

function weigh(messages: readonly ChatMessage[], text: string): readonly ChatMessage[] {
  const last = messages.findLastIndex((message) => message.role === 'assistant')
  const trimmed = text.trim()
  // Anything but a number stays text, so that the checks can name it.
  const weight = trimmed === '' || Number.isNaN(Number(trimmed)) ? text : Number(trimmed)
  return messages.map((message, at) => (at === last ? { ...message, weight } : message))
}

/** Completion files have no turns: all that stands before the last answer is the prompt, a blank line between the parts. */
function toCompletion(body: Body): Example {
  const last = body.messages.at(-1)
  const answered = last?.role === 'assistant'
  const before = answered ? body.messages.slice(0, -1) : body.messages
  const parts = before.map((message) => (typeof message.content === 'string' ? message.content : ''))
  const firstTurn = body.messages.findIndex((message) => message.role === 'user')
  return {
    format: 'completion',
    prompt: parts.join('\n\n'),
    completion: answered && typeof last.content === 'string' ? last.content : '',
    sources: [body.sources[Math.max(firstTurn, 0)] ?? null, answered ? (body.sources.at(-1) ?? null) : null],
  }
}

function toPreference(mapping: Mapping, cells: Cells, body: Body): Example {
  const { sources, ...input } = body
  const [preferred, rejected] = answersOf(mapping, cells)
  return {
    format: 'preference',
    input,
    preferred_output: [preferred.answer],
    non_preferred_output: [rejected.answer],
    sources,
    preferredSource: preferred.source,
    rejectedSource: rejected.source,
  }
}

type Answer = { readonly answer: ChatMessage; readonly source: ColumnId | null }

/** The preferred answer and the rejected one. */
function answersOf({ columns }: Mapping, cells: Cells): readonly [Answer, Answer] {
  const answerIn = (role: Role): Answer => {
    const column = columns.find((one) => one.role === role)
    return { answer: { role: 'assistant', content: (column && cells[column.id]) ?? '' }, source: column?.id ?? null }
  }
  return [answerIn('preferred'), answerIn('rejected')]
}

function filled(mapping: Mapping, cells: Cells, role: Role): { id: ColumnId; text: string } | null {
  for (const column of mapping.columns) {
    const text = column.role === role ? cells[column.id] : undefined
    if (text !== undefined && text !== '') return { id: column.id, text }
  }
  return null
}
