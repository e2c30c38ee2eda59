import type { ChatMessage, Example } from '../chat.ts'
import { type Converted, leftOut, type Loss } from './losses.ts'
import { isAboutTools, noteExtras, noteMessages, textOfMessage } from './messageText.ts'
import { conversationOf } from './training.ts'

/**
 * An example as Alpaca has it: `{"instruction":"…","input":"","output":"…","system":"…","history":[["…","…"]]}`; the
 * instruction for every row is its `system`, earlier turns are its `history`. Only conversations in which person and
 * model take turns in text can be said like this.
 * @see https://llamafactory.readthedocs.io/en/latest/getting_started/data_preparation.html
 */
export function toAlpaca(example: Example): Converted {
  if (example.format === 'raw') return leftOut('unreadable')
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
