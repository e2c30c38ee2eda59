import { isFields } from '../example/jsonl.ts'

type Fields = Readonly<Record<string, unknown>>

/** The keys of the format; others, such as scores, are about the row. */
export const TRL_KEYS: readonly string[] = ['prompt', 'chosen', 'rejected', 'tools']

/** Whether a JSON object is a preference with conversations, as TRL has it: two lists of messages. */
export function isTrlPreference({ chosen, rejected }: Fields): boolean {
  return [chosen, rejected].every((list) => Array.isArray(list) && list.length > 0 && list.every(isFields))
}

/**
 * A preference of TRL as providers have it. The question stands in `prompt`, or with both answers, whose last messages
 * differ; where it stands in both, it has to be the same. Null for what else these may be.
 * @see https://huggingface.co/docs/trl/dataset_formats#preference
 */
export function fromTrl(value: Fields): Fields | null {
  if (!isTrlPreference(value)) return null
  const { prompt, tools } = value
  const [chosen, rejected] = [value['chosen'], value['rejected']] as [readonly unknown[], readonly unknown[]]
  const before = chosen.slice(0, -1)
  if (JSON.stringify(before) !== JSON.stringify(rejected.slice(0, -1))) return null
  const asked = askedOf(prompt, before)
  if (!asked) return null
  return {
    input: { messages: asked, ...(tools === undefined || tools === null ? {} : { tools }) },
    preferred_output: chosen.slice(-1),
    non_preferred_output: rejected.slice(-1),
  }
}

/** All messages before the answers; null where prompt and conversation tell different things, or nothing. */
function askedOf(prompt: unknown, before: readonly unknown[]): readonly unknown[] | null {
  if (before.length === 0 && typeof prompt === 'string') return [{ role: 'user', content: prompt }]
  if (before.length === 0) return Array.isArray(prompt) && prompt.length > 0 ? prompt : null
  const said = before.some((message) => isFields(message) && message['content'] === prompt)
  return prompt === undefined || said || JSON.stringify(prompt) === JSON.stringify(before) ? before : null
}
