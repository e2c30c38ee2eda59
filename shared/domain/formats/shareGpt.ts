import type { ChatExtras, ChatMessage, Example } from '../chat.ts'
import { parseExactly } from '../exactJson.ts'
import { isFields, readJson } from '../jsonl.ts'
import { asItIs } from './beside.ts'
import type { Converted, Loss } from './losses.ts'
import { noteMessages, textOfMessage } from './messageText.ts'
import { conversationOf } from './training.ts'

/** One turn of a ShareGPT conversation: `{"from":"human","value":"Hi"}`. */
type ShareGptTurn = { readonly from: string; readonly value: string; readonly weight?: unknown }

const SPEAKERS: Readonly<Record<string, string>> = {
  system: 'system',
  developer: 'system',
  user: 'human',
  assistant: 'gpt',
  tool: 'observation',
  function: 'observation',
}

/**
 * An example as ShareGPT has it: `{"conversations":[{"from":"human","value":"Hi"}, …],"tools":"[…]"}`, with the names
 * of speakers and the text of tool calls as LLaMA-Factory reads them: a call is a turn of its own from `function_call`
 * whose value is `{"name":…,"arguments":{…}}` (several at once: a list of them), its result one from `observation`. A
 * turn may say by its `weight` whether it is learned from, as Axolotl reads it.
 * @see https://llamafactory.readthedocs.io/en/latest/getting_started/data_preparation.html
 */
export function toShareGpt(example: Example): Converted {
  if (example.format === 'raw') return asItIs(example.text, isShareGpt)
  if (example.format === 'completion') {
    const conversations: ShareGptTurn[] = [
      { from: 'human', value: example.prompt },
      { from: 'gpt', value: example.completion },
    ]
    return { value: { conversations }, losses: [] }
  }
  const { messages, extras, losses } = conversationOf(example)
  noteMessages(messages, losses)
  if (extras.functions !== undefined) losses.add('tools')
  if (extras.parallel_tool_calls !== undefined) losses.add('other')
  const conversations = messages.flatMap((message) => toTurns(message, losses))
  const tools = extras.tools === undefined ? {} : { tools: JSON.stringify(extras.tools) }
  return { value: { conversations, ...tools }, losses: [...losses] }
}

/** A message that says something and calls tools becomes two turns: nothing of it is lost. */
function toTurns(message: ChatMessage, losses: Set<Loss>): ShareGptTurn[] {
  const value = textOfMessage(message, losses)
  if (message.tool_call_id !== undefined) losses.add('call-ids')
  const calls = callsOf(message, losses)
  const turn: ShareGptTurn = { from: SPEAKERS[message.role] ?? message.role, value }
  const weighted = message.weight === undefined ? turn : { ...turn, weight: message.weight }
  if (calls.length === 0) return [weighted]
  const called: ShareGptTurn = {
    from: 'function_call',
    value: JSON.stringify(calls.length === 1 ? calls[0] : calls),
  }
  if (value === '' && message.weight !== undefined) losses.add('weight')
  return value === '' ? [called] : [weighted, called]
}

function callsOf(message: ChatMessage, losses: Set<Loss>): object[] {
  const given: unknown[] = Array.isArray(message.tool_calls) ? message.tool_calls : []
  const called = given.map((call) => {
    if (!isFields(call) || !isFields(call['function'])) {
      losses.add('other')
      return {}
    }
    if (call['id'] !== undefined) losses.add('call-ids')
    return toCall(call['function'])
  })
  return isFields(message.function_call) ? [...called, toCall(message.function_call)] : called
}

/** Arguments are a text of JSON in the chat format and JSON itself here; a text that is no JSON stays a text. */
function toCall(called: Readonly<Record<string, unknown>>): object {
  const { name, arguments: given } = called
  return { name, arguments: typeof given === 'string' ? parsed(given) : given }
}

function parsed(text: string): unknown {
  try {
    return parseExactly(text)
  } catch {
    return text
  }
}

/** Who speaks, by the names that data sets of this kind use. */
const ROLES: Readonly<Record<string, string>> = {
  system: 'system',
  human: 'user',
  user: 'user',
  gpt: 'assistant',
  assistant: 'assistant',
  chatgpt: 'assistant',
  bard: 'assistant',
  bing: 'assistant',
  model: 'assistant',
  tool: 'tool',
  observation: 'tool',
  function_response: 'tool',
}

/** What a ShareGPT object says, as the chat format has it. */
export type ShareGptChat = ChatExtras & { readonly messages: readonly ChatMessage[] }

/** Whether a JSON object has the conversation of a ShareGPT object: a list of turns with a speaker and what they say. */
export function isShareGpt(value: Readonly<Record<string, unknown>>): boolean {
  const turns = value['conversations']
  return Array.isArray(turns) && turns.length > 0 && turns.every((turn) => isFields(turn) && 'from' in turn)
}

/**
 * The opposite of `toShareGpt`: the turns as messages, calls with numbered ids that the results refer to, and a system
 * text beside the turns as their first message. Null for what the chat format cannot hold without a loss: an unknown
 * speaker, a turn with further keys, a call that is no JSON.
 */
export function fromShareGpt(value: Readonly<Record<string, unknown>>): ShareGptChat | null {
  if (!isShareGpt(value)) return null
  const { system, tools } = value
  const reader = new TurnReader()
  if (typeof system === 'string' && system !== '') reader.messages.push({ role: 'system', content: system })
  else if (system !== undefined && system !== null && system !== '') return null
  for (const turn of value['conversations'] as Readonly<Record<string, unknown>>[]) {
    if (!reader.read(turn)) return null
  }
  const list = toolsOf(tools)
  if (list === null) return null
  return { messages: reader.messages, ...(list === undefined ? {} : { tools: list }) }
}

/** Tools are a list, or the text of one; null for anything else, undefined for none. */
function toolsOf(tools: unknown): readonly unknown[] | null | undefined {
  if (tools === undefined || tools === null || tools === '') return undefined
  if (Array.isArray(tools)) return tools as readonly unknown[]
  const reading = typeof tools === 'string' ? readJson(tools) : null
  return reading?.ok && Array.isArray(reading.value) ? (reading.value as readonly unknown[]) : null
}

const TURN_KEYS: readonly string[] = ['from', 'value', 'weight']

class TurnReader {
  readonly messages: ChatMessage[] = []
  #calls = 0
  /** Ids of calls whose results have not come yet. */
  readonly #waiting: string[] = []

  /** Adds what a turn says to the messages; false: the chat format cannot hold it. */
  read(turn: Readonly<Record<string, unknown>>): boolean {
    const { from, value, weight } = turn
    if (typeof from !== 'string' || typeof value !== 'string') return false
    if (Object.keys(turn).some((key) => !TURN_KEYS.includes(key))) return false
    if (from === 'function_call') return weight === undefined && this.#readCalls(value)
    const role = Object.hasOwn(ROLES, from) ? ROLES[from] : undefined
    if (role === undefined) return false
    const result = role === 'tool' ? { tool_call_id: this.#waiting.shift() ?? `call_${this.#calls}` } : {}
    this.messages.push({ role, content: value, ...result, ...(weight === undefined ? {} : { weight }) })
    return true
  }

  #readCalls(text: string): boolean {
    const reading = readJson(text)
    if (!reading.ok) return false
    const list: readonly unknown[] = Array.isArray(reading.value) ? reading.value : [reading.value]
    if (list.length === 0 || !list.every(isCall)) return false
    const calls = list.map(({ name, arguments: given = {} }) => ({
      id: this.#nextId(),
      type: 'function',
      function: { name, arguments: JSON.stringify(given) },
    }))
    const last = this.messages.at(-1)
    // What was said just before the call belongs to it, as the chat format has it.
    if (last?.role === 'assistant' && typeof last.content === 'string' && last.content !== '' && !last.tool_calls) {
      this.messages[this.messages.length - 1] = { ...last, tool_calls: calls }
    } else this.messages.push({ role: 'assistant', content: null, tool_calls: calls })
    return true
  }

  #nextId(): string {
    this.#calls += 1
    const id = `call_${this.#calls}`
    this.#waiting.push(id)
    return id
  }
}

function isCall(value: unknown): value is { readonly name: string; readonly arguments?: unknown } {
  return (
    isFields(value) &&
    typeof value['name'] === 'string' &&
    Object.keys(value).every((key) => key === 'name' || key === 'arguments')
  )
}
