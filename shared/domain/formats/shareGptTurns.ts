import { parseExactly } from '../reading/exactJson.ts'
import { isFields, readJson } from '../example/jsonl.ts'

/** One turn of a ShareGPT conversation: `{"from":"human","value":"Hi"}`. */
export type ShareGptTurn = { readonly from: string; readonly value: string; readonly weight?: unknown }

/** Who speaks in a turn that calls tools. */
export const CALLS = 'function_call'

const SPEAKERS: Readonly<Record<string, string>> = {
  system: 'system',
  developer: 'system',
  user: 'human',
  assistant: 'gpt',
  tool: 'observation',
  function: 'observation',
}

/** The roles of the chat format for those who speak, by the names that data sets of this kind use. */
export const ROLES: Readonly<Record<string, string>> = {
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

/** The name under which a role of the chat format is written; a role of another kind as it is. */
export function nameOf(role: string): string {
  return SPEAKERS[role] ?? role
}

/** The name that is written for who speaks under one of several names: `human` for `user`. */
export function speakerOf(name: string): string {
  return Object.hasOwn(ROLES, name) ? nameOf(ROLES[name] ?? name) : name
}

/**
 * The text of a turn that calls tools: one call, or a list of several. Arguments are a text of JSON in the chat format
 * and JSON itself here; a text that is no JSON stays a text.
 */
export function textOfCalls(calls: readonly Readonly<Record<string, unknown>>[]): string {
  const written = calls.map(({ name, arguments: given }) => {
    return { name, arguments: typeof given === 'string' ? parsed(given) : given }
  })
  return JSON.stringify(written.length === 1 ? written[0] : written)
}

function parsed(text: string): unknown {
  try {
    return parseExactly(text)
  } catch {
    return text
  }
}

/** A call of a tool as it stands in a turn. */
export type Call = { readonly name: string; readonly arguments: unknown }

/** The calls in the text of a turn; null where it tells something else. */
export function readCalls(text: string): Call[] | null {
  const reading = readJson(text)
  if (!reading.ok) return null
  const list: readonly unknown[] = Array.isArray(reading.value) ? reading.value : [reading.value]
  return list.length > 0 && list.every(isCall)
    ? list.map(({ name, arguments: given = {} }) => ({ name, arguments: given }))
    : null
}

/**
 * The ids of calls that have none: numbered as they come, and answered in the same order. A result that no call waits
 * for belongs to the last one.
 */
export class CallIds {
  #count = 0
  readonly #waiting: string[] = []

  /** Of the next call. */
  next(): string {
    this.#count += 1
    this.#waiting.push(`call_${this.#count}`)
    return `call_${this.#count}`
  }

  /** Of the call that the next result belongs to. */
  answered(): string {
    return this.#waiting.shift() ?? `call_${this.#count}`
  }
}

function isCall(value: unknown): value is { readonly name: string; readonly arguments?: unknown } {
  return (
    isFields(value) &&
    typeof value['name'] === 'string' &&
    Object.keys(value).every((key) => key === 'name' || key === 'arguments')
  )
}
