import type { ChatMessage, Example } from '../example/chat.ts'
import { isFields } from '../example/jsonl.ts'
import { asItIs } from './beside.ts'
import type { Converted, Loss } from './losses.ts'
import { noteMessages, textOfMessage } from './messageText.ts'
import { CallIds, CALLS, nameOf, type ShareGptTurn, textOfCalls } from './shareGptTurns.ts'
import { conversationOf } from './training.ts'

/**
 * An example as ShareGPT has it: `{"conversations":[{"from":"human","value":"Hi"}, …],"tools":"[…]"}`, with the names
 * of speakers and the text of tool calls as LLaMA-Factory reads them: a call is a turn of its own from `function_call`
 * whose value is `{"name":…,"arguments":{…}}` (several at once: a list of them), its result one from `observation`. A
 * turn may say by its `weight` whether it is learned from, as Axolotl reads it.
 * @see https://llamafactory.readthedocs.io/en/latest/getting_started/data_preparation.html
 */
export function toShareGpt(example: Example): Converted {
  if (example.format === 'raw') return asItIs(example.text, (value) => 'conversations' in value)
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
  const ids = new CallIds()
  const conversations = messages.flatMap((message) => toTurns(message, losses, ids))
  const tools = extras.tools === undefined ? {} : { tools: JSON.stringify(extras.tools) }
  return { value: { conversations, ...tools }, losses: [...losses] }
}

/** A message that says something and calls tools becomes two turns: nothing of it is lost. */
function toTurns(message: ChatMessage, losses: Set<Loss>, ids: CallIds): ShareGptTurn[] {
  const value = textOfMessage(message, losses)
  // An id that the result gets anew when it is read is none that is lost.
  const answered = message.role === 'tool' ? ids.answered() : undefined
  if (message.tool_call_id !== undefined && message.tool_call_id !== answered) losses.add('call-ids')
  const calls = callsOf(message, losses, ids)
  const turn: ShareGptTurn = { from: nameOf(message.role), value }
  const weighted = message.weight === undefined ? turn : { ...turn, weight: message.weight }
  if (calls.length === 0) return [weighted]
  const called: ShareGptTurn = { from: CALLS, value: textOfCalls(calls) }
  if (value === '' && message.weight !== undefined) losses.add('weight')
  return value === '' ? [called] : [weighted, called]
}

function callsOf(message: ChatMessage, losses: Set<Loss>, ids: CallIds): Readonly<Record<string, unknown>>[] {
  const given: unknown[] = Array.isArray(message.tool_calls) ? message.tool_calls : []
  const called = given.map((call) => {
    if (!isFields(call) || !isFields(call['function'])) {
      losses.add('other')
      return {}
    }
    const id = ids.next()
    if (call['id'] !== undefined && call['id'] !== id) losses.add('call-ids')
    return call['function']
  })
  return isFields(message.function_call) ? [...called, message.function_call] : called
}

/** Whether a JSON object has the conversation of a ShareGPT object: a list of turns, each with a speaker. */
export function isShareGpt(value: Readonly<Record<string, unknown>>): boolean {
  const turns = value['conversations']
  return Array.isArray(turns) && turns.every((turn) => isFields(turn) && 'from' in turn)
}
