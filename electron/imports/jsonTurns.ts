import { isFields } from '../../shared/domain/example/jsonl.ts'
import type { LayoutColumn, Placed } from './jsonColumns.ts'
import { isStorable } from './records.ts'

type Turns = {
  readonly system: string | null
  readonly prompt: string
  readonly completion: string | null
  readonly weight: 0 | 1 | null
}

/**
 * One question and, where there should be one, one answer, in plain text and with nothing that columns cannot hold. A
 * blank system message is no instruction, so it would not come back.
 */
export function readTurns(messages: unknown, answered: boolean): Turns | null {
  if (!Array.isArray(messages)) return null
  const list: unknown[] = [...(messages as unknown[])]
  const system = plain(list[0], 'system')
  if (system?.trim() === '') return null
  if (system !== null) list.shift()
  const prompt = plain(list[0], 'user')
  if (prompt === null || list.length !== (answered ? 2 : 1)) return null
  if (!answered) return { system, prompt, completion: null, weight: null }
  const weight = weightOf(list[1])
  const completion = plain(list[1], 'assistant', weight === null ? 2 : 3)
  return completion === null ? null : { system, prompt, completion, weight }
}

function weightOf(message: unknown): 0 | 1 | null {
  const weight = isFields(message) ? message['weight'] : null
  return weight === 0 || weight === 1 ? weight : null
}

function plain(message: unknown, role: string, keys = 2): string | null {
  if (!isFields(message) || message['role'] !== role || typeof message['content'] !== 'string') return null
  return Object.keys(message).length === keys ? message['content'] : null
}

/**
 * Columns of text when all sampled conversations are plain. A system message that all of them share becomes the
 * instruction, to be edited in one place; its column stays as a note, and a conversation with another one is kept whole.
 * Without `share` it stays in its column, for rows that come beside others.
 */
export function turnsOf(
  sample: readonly (Turns | null)[],
  share: boolean,
): { columns: LayoutColumn[] | null; shared: string | null } {
  if (sample.includes(null)) return { columns: null, shared: null }
  const systems = new Set(sample.map((turns) => turns?.system ?? null))
  const [only = null] = systems
  const shared = share && systems.size === 1 && only !== null && isStorable(only) ? only : null
  const columns: LayoutColumn[] = [
    { key: 'prompt', name: 'prompt', role: 'prompt' },
    { key: 'completion', name: 'completion', role: 'completion' },
  ]
  const some = [...systems].some((system) => system !== null)
  if (some) columns.unshift({ key: 'system', name: 'system', role: shared === null ? 'system' : 'note' })
  return { columns, shared }
}

/** The cells of a conversation; null where columns of text cannot hold it as it is. */
export function placeTurns(turns: Turns | null, shared: string | null): Placed | null {
  if (!turns || (shared !== null && turns.system !== shared)) return null
  if (!isStorable(turns.prompt) || !isStorable(turns.system ?? '') || !isStorable(turns.completion ?? '')) return null
  return {
    ...(turns.system === null ? {} : { system: turns.system }),
    prompt: turns.prompt,
    ...(turns.completion === null ? {} : { completion: turns.completion }),
    ...(turns.weight === null ? {} : { weight: String(turns.weight) }),
  }
}

/** The text of an output that is one plain answer; null where a column of text cannot hold it as it is. */
export function onlyAnswer(output: unknown): string | null {
  const text = Array.isArray(output) && output.length === 1 ? plain(output[0], 'assistant') : null
  return text !== null && isStorable(text) ? text : null
}
