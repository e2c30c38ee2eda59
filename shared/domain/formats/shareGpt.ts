import type { ChatMessage, Example } from '../chat.ts'
import { parseExactly } from '../exactJson.ts'
import { isFields } from '../jsonl.ts'
import { type Converted, leftOut, type Loss } from './losses.ts'
import { noteMessages, textOfMessage } from './messageText.ts'
import { conversationOf } from './training.ts'

/** One turn of a ShareGPT conversation: `{"from":"human","value":"Hi"}`. */
export type ShareGptTurn = { readonly from: string; readonly value: string }

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
 * whose value is `{"name":…,"arguments":{…}}` (several at once: a list of them), its result one from `observation`.
 * @see https://llamafactory.readthedocs.io/en/latest/getting_started/data_preparation.html
 */
export function toShareGpt(example: Example): Converted {
  if (example.format === 'raw') return leftOut('unreadable')
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
  if (calls.length === 0) return [turn]
  const called: ShareGptTurn = {
    from: 'function_call',
    value: JSON.stringify(calls.length === 1 ? calls[0] : calls),
  }
  return value === '' ? [called] : [turn, called]
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
