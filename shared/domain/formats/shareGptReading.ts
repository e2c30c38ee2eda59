import type { ChatExtras, ChatMessage } from '../example/chat.ts'
import { readJson } from '../example/jsonl.ts'
import { isShareGpt } from './shareGpt.ts'
import { CallIds, CALLS, nameOf, readCalls, ROLES, textOfCalls } from './shareGptTurns.ts'
import type { Spelling } from './spelling.ts'

type Fields = Readonly<Record<string, unknown>>

/** What a ShareGPT object says, as the chat format has it, and how it says it. */
export type ShareGptChat = Pick<ChatExtras, 'tools'> & {
  readonly messages: readonly ChatMessage[]
  readonly spelling: Spelling
}

/**
 * The opposite of `toShareGpt`: the turns as messages, calls with numbered ids that the results refer to, and a system
 * text beside the turns as their first message. Null for what the chat format cannot hold without a loss: an unknown
 * speaker, a turn with further keys, a call that is no JSON.
 */
export function fromShareGpt(value: Fields): ShareGptChat | null {
  if (!isShareGpt(value)) return null
  const told = readInstruction(value['system'])
  const list = readTools(value['tools'])
  if (!told || !list) return null
  const reader = new TurnReader(told.messages)
  for (const turn of value['conversations'] as readonly Fields[]) if (!reader.read(turn)) return null
  const { tools } = list
  return {
    messages: reader.messages,
    ...(tools ? { tools } : {}),
    spelling: { ...reader.spelling(), ...withBoth(told.spelling, list.spelling) },
  }
}

type Instruction = { readonly messages: readonly ChatMessage[]; readonly spelling: Spelling }

function readInstruction(system: unknown): Instruction | null {
  if (saysNothing(system)) return { messages: [], spelling: blank('system', system) }
  if (typeof system !== 'string') return null
  return { messages: [{ role: 'system', content: system }], spelling: { system: 'beside' } }
}

type Tools = { readonly tools?: readonly unknown[]; readonly spelling: Spelling }

/** Tools are a list, or the text of one; null for anything else. */
function readTools(tools: unknown): Tools | null {
  if (saysNothing(tools)) return { spelling: blank('tools', tools) }
  if (Array.isArray(tools)) return { tools: tools as readonly unknown[], spelling: { tools: 'list' } }
  const reading = typeof tools === 'string' ? readJson(tools) : null
  return reading?.ok && Array.isArray(reading.value) ? { tools: reading.value, spelling: {} } : null
}

function saysNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** A key that is there and says nothing. */
function blank(key: string, value: unknown): Spelling {
  return value === undefined ? {} : { more: { [key]: value } }
}

function withBoth(one: Spelling, other: Spelling): Spelling {
  return one.more && other.more ? { more: { ...one.more, ...other.more } } : { ...one, ...other }
}

const TURN_KEYS: readonly string[] = ['from', 'value', 'weight']

class TurnReader {
  readonly messages: ChatMessage[]
  readonly #ids = new CallIds()
  readonly #from: string[] = []
  readonly #calls: string[] = []
  /** Whether a name, or the text of a call, is another than the one that would be written. */
  #otherNames = false
  #otherCalls = false

  constructor(before: readonly ChatMessage[]) {
    this.messages = [...before]
  }

  /** How the turns that were read are spelled. */
  spelling(): Spelling {
    return {
      ...(this.#otherNames ? { from: this.#from } : {}),
      ...(this.#otherCalls ? { calls: this.#calls } : {}),
    }
  }

  /** Adds what a turn says to the messages; false: the chat format cannot hold it. */
  read(turn: Fields): boolean {
    const { from, value, weight } = turn
    if (typeof from !== 'string' || typeof value !== 'string') return false
    for (const key in turn) if (!TURN_KEYS.includes(key)) return false
    this.#from.push(from)
    if (from === CALLS) return weight === undefined && this.#readCalls(value)
    const role = Object.hasOwn(ROLES, from) ? ROLES[from] : undefined
    if (role === undefined) return false
    if (nameOf(role) !== from) this.#otherNames = true
    this.messages.push(weight === undefined ? this.#said(role, value) : { ...this.#said(role, value), weight })
    return true
  }

  #said(role: string, content: string): ChatMessage {
    if (role !== 'tool') return { role, content }
    return { role, content, tool_call_id: this.#ids.answered() }
  }

  #readCalls(text: string): boolean {
    const called = readCalls(text)
    if (!called) return false
    this.#calls.push(text)
    if (textOfCalls(called) !== text) this.#otherCalls = true
    const calls = called.map(({ name, arguments: given }) => ({
      id: this.#ids.next(),
      type: 'function',
      function: { name, arguments: typeof given === 'string' ? given : JSON.stringify(given) },
    }))
    const last = this.messages.at(-1)
    // What was said just before the call belongs to it, as the chat format has it.
    if (last?.role === 'assistant' && typeof last.content === 'string' && last.content !== '' && !last.tool_calls) {
      this.messages[this.messages.length - 1] = { ...last, tool_calls: calls }
    } else this.messages.push({ role: 'assistant', content: null, tool_calls: calls })
    return true
  }
}
