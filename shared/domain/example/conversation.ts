import type { ChatMessage, ContentPart } from './chat.ts'
import { parseExactly } from '../reading/exactJson.ts'
import { findJsonTrouble, placeInText } from '../reading/jsonTrouble.ts'
import { isFields, readMessages, type Reading } from './jsonl.ts'
import { callsAbove, callsOf, without } from './toolCalls.ts'
import { formatNumber } from '../../format/figures.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * What a `messages` cell holds, to be edited turn by turn. Messages are kept as they were read: an edit replaces one
 * value of one of them, so that every other key, its order and its digits stay.
 */
export type Conversation = {
  readonly messages: readonly ChatMessage[]
  /** The whole line where the cell holds one (`{"messages":[…],"tools":[…]}`); null: the cell is only the list. */
  readonly line: Fields | null
}

/** Roles that the published chat format has, in the order in which they are offered. */
export const TURN_ROLES = ['user', 'assistant', 'system', 'tool', 'developer'] as const

/** Reads the text of a cell; an empty one is a conversation without turns. The reason says what is no conversation. */
export function parseConversation(text: string): Reading<Conversation> {
  if (text.trim() === '') return { ok: true, value: { messages: [], line: null } }
  const trouble = describeJsonTrouble(text)
  if (trouble !== null) return { ok: false, reason: trouble }
  const value = parseExactly(text)
  const line = isFields(value) && 'messages' in value ? value : null
  if (!line && !Array.isArray(value))
    return { ok: false, reason: 'This is neither a list of turns nor a line with them.' }
  const messages = readMessages(line ? line['messages'] : value)
  return messages.ok ? { ok: true, value: { messages: messages.value, line } } : messages
}

/** The text of the cell. A conversation without turns that was no line leaves the cell empty. */
export function writeConversation({ messages, line }: Conversation): string {
  if (line) return JSON.stringify({ ...line, messages })
  return messages.length === 0 ? '' : JSON.stringify(messages)
}

/** Why a text is not JSON, with its place; null: it is. */
export function describeJsonTrouble(text: string): string | null {
  const trouble = findJsonTrouble(text)
  if (!trouble) return null
  const { line, character } = placeInText(text, trouble.at)
  return `${trouble.message} Line ${formatNumber(line)}, character ${formatNumber(character)}.`
}

/** JSON without spaces between its signs, so that texts which mean the same are the same; other text as it is. */
export function compactJson(text: string): string {
  return findJsonTrouble(text) ? text : JSON.stringify(parseExactly(text))
}

/** JSON laid out to be read; other text as it is. */
export function spreadJson(text: string): string {
  return findJsonTrouble(text) ? text : JSON.stringify(parseExactly(text), null, 2)
}

/** The turn one would expect after the given ones: a result for an open call, else question and answer in turn. */
export function nextTurn(before: readonly ChatMessage[]): ChatMessage {
  const open = openCall(before)
  if (open !== null) return { role: 'tool', tool_call_id: open, content: '' }
  const last = before.at(-1)?.role
  return last === 'user' || last === 'tool' ? { role: 'assistant', content: '' } : { role: 'user', content: '' }
}

/** A message said by someone else: what only the former role has goes, what the new one needs comes. */
export function withRole(message: ChatMessage, role: string, before: readonly ChatMessage[]): ChatMessage {
  if (role === message.role) return message
  const { weight, tool_calls: calls, tool_call_id: id, ...rest } = message
  const content = message.content ?? ''
  if (role === 'assistant') return { ...rest, role, content, ...withDefined({ weight, tool_calls: calls }) }
  if (role === 'tool') return { ...rest, role, tool_call_id: id ?? openCall(before) ?? '', content }
  return { ...rest, role, content }
}

/** A message with another text. An answer that calls tools and says nothing has no text (`null`), as published. */
export function withText(message: ChatMessage, text: string): ChatMessage {
  return { ...message, content: text === '' && callsOf(message).length > 0 ? null : text }
}

/** The text of one part of a message that has several; the parts beside it stay as they are. */
export function withPartText(message: ChatMessage, at: number, text: string): ChatMessage {
  if (!Array.isArray(message.content)) return message
  const parts = message.content as readonly ContentPart[]
  return { ...message, content: parts.map((part, place) => (place === at ? { ...part, text } : part)) }
}

/** Whether the model learns from an answer. Learning is the rule and needs no mark. */
export function withLearning(message: ChatMessage, learns: boolean): ChatMessage {
  if (!learns) return { ...message, weight: 0 }
  return without(message, 'weight')
}

/** A message with another name of who speaks; an empty one takes the name away. */
export function withName(message: ChatMessage, name: string): ChatMessage {
  return name === '' ? without(message, 'name') : { ...message, name }
}

const SHOWN: readonly string[] = ['role', 'content', 'name', 'weight', 'tool_calls', 'tool_call_id']

/** The keys of a message that have no field of their own in the editor, with their values as JSON. */
export function otherKeys(message: ChatMessage): { key: string; json: string }[] {
  return Object.keys(message)
    .filter((key) => !isShown(message, key))
    .map((key) => ({ key, json: JSON.stringify(message[key]) }))
}

function isShown(message: ChatMessage, key: string): boolean {
  if (!SHOWN.includes(key)) return false
  const value = message[key]
  switch (key) {
    case 'name':
      return typeof value === 'string'
    case 'weight':
      return message.role === 'assistant'
    case 'tool_calls':
      return message.role === 'assistant' && Array.isArray(value)
    case 'tool_call_id':
      return message.role === 'tool' && typeof value === 'string'
    default:
      return true
  }
}

/** The first call above that has no result yet. */
function openCall(before: readonly ChatMessage[]): string | null {
  const answered = new Set(before.map((message) => message.tool_call_id))
  return callsAbove(before, before.length).find((call) => call.id !== '' && !answered.has(call.id))?.id ?? null
}

function withDefined(values: Fields): Fields {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
