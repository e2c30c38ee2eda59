import type { ChatExtras, ChatMessage, Example } from '../example/chat.ts'
import { extrasOf } from '../example/jsonl.ts'
import type { Format } from '../setup.ts'
import { asItIs } from './beside.ts'
import { type Converted, leftOut, type Loss } from './losses.ts'
import { isAboutTools, noteExtras, noteMessages, noteWeights, textOfMessage } from './messageText.ts'

/** By which a line that says nothing to a model is still known as one of a format. */
const KEYS: Readonly<Record<Format, readonly string[]>> = {
  chat: ['messages'],
  completion: ['prompt', 'completion'],
  preference: ['input', 'preferred_output', 'non_preferred_output'],
}

/**
 * An example in another of the published training formats, as the object of its line.
 *
 * - chat of a preference example: its input and the preferred answer.
 * - completion of a conversation: all that stands before the last answer becomes the prompt, a blank line between parts.
 * - preference: only of an example that has both answers.
 */
export function toTraining(example: Example, as: Format): Converted {
  if (example.format === 'raw') return asItIs(example.text, (value) => KEYS[as].every((key) => key in value))
  if (example.format === as) return { value: plain(example), losses: [] }
  if (as === 'preference') return leftOut('no-pair')
  if (example.format === 'completion') return { value: { messages: turnsOf(example) }, losses: [] }
  if (as === 'chat') return example.format === 'preference' ? toChat(example) : leftOut('unreadable')
  return toCompletion(example)
}

type ChatLike = Exclude<Example, { format: 'raw' | 'completion' }>

/** The conversation of an example that has messages, with the preferred answer where there are two. */
export function conversationOf(example: ChatLike): {
  readonly messages: readonly ChatMessage[]
  readonly extras: ChatExtras
  readonly losses: Set<Loss>
} {
  if (example.format === 'chat') {
    return { messages: example.messages, extras: extrasOf(example), losses: new Set() }
  }
  const { input, preferred_output: preferred } = example
  return { messages: [...input.messages, ...preferred], extras: extrasOf(input), losses: new Set(['rejected']) }
}

function plain(example: Exclude<Example, { format: 'raw' }>): object {
  switch (example.format) {
    case 'chat': {
      const { messages, extras } = conversationOf(example)
      return { messages, ...extras }
    }
    case 'completion':
      return { prompt: example.prompt, completion: example.completion }
    case 'preference': {
      const { input, preferred_output, non_preferred_output } = example
      return { input, preferred_output, non_preferred_output }
    }
  }
}

function turnsOf({ prompt, completion }: Extract<Example, { format: 'completion' }>): ChatMessage[] {
  return [
    { role: 'user', content: prompt },
    { role: 'assistant', content: completion },
  ]
}

function toChat(example: ChatLike): Converted {
  const { messages, extras, losses } = conversationOf(example)
  return { value: { messages, ...extras }, losses: [...losses] }
}

function toCompletion(example: ChatLike): Converted {
  const { messages, extras, losses } = conversationOf(example)
  if (messages.some(isAboutTools)) return leftOut('no-place')
  noteMessages(messages, losses)
  noteWeights(messages, losses)
  noteExtras(extras, losses)
  const last = messages.at(-1)
  const answered = last?.role === 'assistant'
  const before = answered ? messages.slice(0, -1) : messages
  if (before.filter((message) => message.role !== 'system' && message.role !== 'developer').length > 1) {
    losses.add('turns')
  }
  const prompt = before.map((message) => textOfMessage(message, losses)).join('\n\n')
  return { value: { prompt, completion: answered ? textOfMessage(last, losses) : '' }, losses: [...losses] }
}
