import type { ChatMessage, Example } from '../example/chat.ts'
import { asItIs } from './beside.ts'
import { type Converted, leftOut, type Loss } from './losses.ts'
import { isAboutTools, noteExtras, noteMessages, noteWeights, textOfMessage } from './messageText.ts'
import type { Spelling } from './spelling.ts'
import { conversationOf } from './training.ts'

/**
 * An example as Alpaca has it: `{"instruction":"…","input":"","output":"…","system":"…","history":[["…","…"]]}`; the
 * instruction for every row is its `system`, earlier turns are its `history`. Only conversations in which person and
 * model take turns in text can be said like this.
 * @see https://llamafactory.readthedocs.io/en/latest/getting_started/data_preparation.html
 */
export function toAlpaca(example: Example): Converted {
  if (example.format === 'raw') return asItIs(example.text, (value) => 'instruction' in value || 'output' in value)
  if (example.format === 'completion') {
    return { value: { instruction: example.prompt, input: '', output: example.completion }, losses: [] }
  }
  const { messages, extras, losses } = conversationOf(example)
  if (messages.some(isAboutTools)) return leftOut('no-place')
  const [first] = messages
  const told = first !== undefined && isInstruction(first)
  const pairs = toPairs(told ? messages.slice(1) : messages, losses)
  const last = pairs?.pop()
  if (!pairs || !last) return leftOut('no-place')
  noteMessages(messages, losses)
  noteWeights(messages, losses)
  noteExtras(extras, losses)
  const [instruction, output] = last
  const system = told ? { system: textOfMessage(first, losses) } : {}
  const history = pairs.length > 0 ? { history: pairs } : {}
  return { value: { instruction, input: '', output, ...system, ...history }, losses: [...losses] }
}

function isInstruction({ role }: ChatMessage): boolean {
  return role === 'system' || role === 'developer'
}

type Pair = readonly [asked: string, answered: string]

/** Questions with their answers; null where the two do not alternate. */
function toPairs(messages: readonly ChatMessage[], losses: Set<Loss>): Pair[] | null {
  const pairs: Pair[] = []
  for (let at = 0; at < messages.length; at += 2) {
    const [asked, answered] = messages.slice(at, at + 2)
    if (asked?.role !== 'user' || answered?.role !== 'assistant') return null
    pairs.push([textOfMessage(asked, losses), textOfMessage(answered, losses)])
  }
  return pairs
}

/** Whether a JSON object is an Alpaca example: an instruction and an output, both texts. */
export function isAlpaca(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value['instruction'] === 'string' && typeof value['output'] === 'string'
}

/** The keys of the format; others are about the row. */
export const ALPACA_KEYS: readonly string[] = ['instruction', 'input', 'output', 'system', 'history']

/** What an Alpaca object says, as the chat format has it, and how it says it. */
export type AlpacaChat = { readonly messages: readonly ChatMessage[]; readonly spelling: Spelling }

/**
 * The opposite of `toAlpaca`: history, then the instruction with its input below it, as trainers put them together, and
 * the output. Null for what is no text where text should be.
 * @see https://llamafactory.readthedocs.io/en/latest/getting_started/data_preparation.html
 */
export function fromAlpaca(value: Readonly<Record<string, unknown>>): AlpacaChat | null {
  const instruction = textOrNone(value['instruction'])
  const input = textOrNone(value['input'])
  const output = textOrNone(value['output'])
  const system = textOrNone(value['system'])
  const pairs = pairsOf(value['history'] ?? [])
  if (!pairs || instruction === undefined || input === undefined) return null
  if (output === undefined || system === undefined) return null
  const messages: ChatMessage[] = system === '' ? [] : [{ role: 'system', content: system }]
  const question = instruction === '' || input === '' ? instruction + input : `${instruction}\n${input}`
  for (const [asked, answered] of [...pairs, [question, output] as const]) {
    messages.push({ role: 'user', content: asked }, { role: 'assistant', content: answered })
  }
  return { messages, spelling: spellingOf(value, pairs) }
}

/** The keys that `toAlpaca` always writes. */
const USUAL = ['instruction', 'input', 'output'] as const

const AS_USUAL: Spelling = {}

/** What says nothing can be spelled in several ways: no key, an empty text, an empty list or `null`. */
function spellingOf(value: Readonly<Record<string, unknown>>, history: readonly Pair[]): Spelling {
  if (USUAL.every((key) => typeof value[key] === 'string') && !('system' in value) && !('history' in value))
    return AS_USUAL
  const without = USUAL.filter((key) => value[key] === undefined)
  const blank = ALPACA_KEYS.filter((key) => value[key] === null)
  if (value['system'] === '') blank.push('system')
  if (history.length === 0 && Array.isArray(value['history'])) blank.push('history')
  return {
    ...(blank.length === 0 ? {} : { more: Object.fromEntries(blank.map((key) => [key, value[key]])) }),
    ...(without.length === 0 ? {} : { without }),
  }
}

/** Undefined for what is neither a text nor left out. */
function textOrNone(value: unknown): string | undefined {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : undefined
}

function pairsOf(history: unknown): Pair[] | null {
  if (!Array.isArray(history)) return null
  const pairs: Pair[] = []
  for (const pair of history as unknown[]) {
    if (!Array.isArray(pair) || pair.length !== 2) return null
    const [asked, answered] = pair as unknown[]
    if (typeof asked !== 'string' || typeof answered !== 'string') return null
    pairs.push([asked, answered])
  }
  return pairs
}
