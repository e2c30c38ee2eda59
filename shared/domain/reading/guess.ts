import type { Role } from '../column.ts'
import type { Format } from '../setup.ts'
import {
  COMPLETION_WORDS,
  MESSAGES_WORDS,
  nameScore,
  NOTE_WORDS,
  PREFERRED_WORDS,
  PROMPT_WORDS,
  REJECTED_WORDS,
  SPLIT_WORDS,
  SYSTEM_WORDS,
  TOOLS_WORDS,
  WEIGHT_WORDS,
} from './headerWords.ts'

/** A column to guess for: its name (empty or `Column 3` when the file gave none) and some of its cells. */
export type Sampled = { readonly name: string; readonly samples: readonly string[] }

/** What the cells of a column look like: shares between 0 and 1, lengths in characters. */
type Look = {
  readonly filled: number
  readonly length: number
  readonly questions: number
  /** Numbers, dates, addresses, short codes: about the row, not said in it. */
  readonly codes: number
  readonly json: number
}

const WORDS_OF_SPLIT = /^(train|training|validation|valid|val|test|eval|dev|held[ -]?back)$/i
const CODE =
  /^(?:[-+]?[\d.,]+\s*%?|[\d\s:./TZ+-]{6,}|https?:\/\/\S+|\S+@\S+\.\S+|#?[A-Za-z]{0,5}-?\d[\w-]*|[0-9a-f]{8}-[0-9a-f-]{27}|true|false|yes|no)$/i

/**
 * Guesses what each column is for, from names in many languages and from what the cells look like. There is never more
 * than one prompt, completion or system column, and two columns are always a prompt and a completion unless their
 * names say otherwise. What is not needed becomes a note. Deterministic; costs little for a few hundred samples.
 */
export function guessRoles(columns: readonly Sampled[]): Role[] {
  const roles: Role[] = columns.map(() => 'note')
  const looks = columns.map(lookOf)
  const free = new Set(columns.keys())
  const give = (at: number | undefined, role: Role): void => {
    if (at === undefined) return
    roles[at] = role
    free.delete(at)
  }
  const named = (words: Parameters<typeof nameScore>[1], fits: (at: number) => boolean): number | undefined =>
    [...free].find((at) => nameScore(columns[at]?.name ?? '', words) >= 2 && fits(at))

  give(
    named(SPLIT_WORDS, (at) =>
      (columns[at]?.samples ?? []).every((text) => text.trim() === '' || WORDS_OF_SPLIT.test(text.trim())),
    ),
    'split',
  )
  give(
    named(WEIGHT_WORDS, (at) => (columns[at]?.samples ?? []).every((text) => ['', '0', '1'].includes(text.trim()))),
    'weight',
  )
  give(
    named(TOOLS_WORDS, (at) => (looks[at]?.json ?? 0) > 0.5),
    'tools',
  )
  const messages = named(MESSAGES_WORDS, (at) => (looks[at]?.json ?? 0) > 0.5)
  give(messages, 'messages')
  if (columns.length > 2 || messages !== undefined)
    give(
      named(SYSTEM_WORDS, (at) => (looks[at]?.codes ?? 1) < 0.5),
      'system',
    )
  const rejected = named(REJECTED_WORDS, () => true)
  const preferred = rejected === undefined ? undefined : named(PREFERRED_WORDS, (at) => at !== rejected)
  if (preferred !== undefined) {
    give(preferred, 'preferred')
    give(rejected, 'rejected')
  }
  if (messages !== undefined) return roles
  if (preferred !== undefined) give(bestPrompt(columns, looks, free), 'prompt')
  else
    guessPair(columns, looks, free).forEach(([at, role]) => {
      give(at, role)
    })
  return withAlpaca(columns, looks, roles)
}

/** Preference training where two answers stand side by side, else chat. */
export function guessFormat(roles: readonly Role[]): Format {
  return roles.includes('preferred') && roles.includes('rejected') ? 'preference' : 'chat'
}

function guessPair(columns: readonly Sampled[], looks: readonly Look[], free: ReadonlySet<number>): [number, Role][] {
  let best: { prompt: number; completion: number; score: number } | undefined
  const candidates = [...free]
  // Names are scored once each: a wide table has many pairs.
  const asking = columns.map((_, at) => promptScore(columns, looks, at))
  const answering = columns.map((_, at) => completionScore(columns, looks, at))
  for (const prompt of candidates)
    for (const completion of candidates) {
      if (prompt === completion) continue
      const order = (prompt < completion ? 0.6 : 0) + (completion === prompt + 1 ? 0.2 : 0)
      const score = (asking[prompt] ?? 0) + (answering[completion] ?? 0) + order
      if (!best || score > best.score) best = { prompt, completion, score }
    }
  if (!best) return candidates.slice(0, 1).map((at) => [at, 'prompt'])
  return [
    [best.prompt, 'prompt'],
    [best.completion, 'completion'],
  ]
}

function bestPrompt(
  columns: readonly Sampled[],
  looks: readonly Look[],
  free: ReadonlySet<number>,
): number | undefined {
  return [...free].sort((a, b) => promptScore(columns, looks, b) - promptScore(columns, looks, a)).at(0)
}

/** `instruction, input, output`: where both ask, the instruction goes first if the input is usually filled. */
function withAlpaca(columns: readonly Sampled[], looks: readonly Look[], roles: Role[]): Role[] {
  const at = (name: string): number => columns.findIndex((column) => column.name.trim().toLowerCase() === name)
  const instruction = at('instruction')
  const input = at('input')
  if (instruction < 0 || input < 0 || at('output') < 0 || roles.includes('system')) return roles
  const filled = (looks[input]?.filled ?? 0) > 0.5
  roles[instruction] = filled ? 'system' : 'prompt'
  roles[input] = filled ? 'prompt' : 'note'
  return roles
}

function promptScore(columns: readonly Sampled[], looks: readonly Look[], at: number): number {
  const look = looks[at]
  const name = columns[at]?.name ?? ''
  if (!look) return 0
  return 2 * nameScore(name, PROMPT_WORDS) - aside(name) + textScore(look) + 2 * look.questions
}

function completionScore(columns: readonly Sampled[], looks: readonly Look[], at: number): number {
  const look = looks[at]
  const name = columns[at]?.name ?? ''
  if (!look) return 0
  return 2 * nameScore(name, COMPLETION_WORDS) - aside(name) + textScore(look) - look.questions
}

/** What is about the row weighs against it: `Ticket no`, `Agent`. */
function aside(name: string): number {
  return nameScore(name, NOTE_WORDS) * 0.75
}

/** Long texts speak, codes do not; ten times the length counts as much as one weak word in the name. */
function textScore(look: Look): number {
  return look.filled + Math.log10(1 + look.length) - 3 * look.codes
}

function lookOf(column: Sampled): Look {
  const texts = column.samples.map((text) => text.trim()).filter((text) => text !== '')
  const share = (test: (text: string) => boolean): number =>
    texts.length === 0 ? 0 : texts.filter(test).length / texts.length
  return {
    filled: column.samples.length === 0 ? 0 : texts.length / column.samples.length,
    length: texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
    questions: share((text) => /[?？؟]/u.test(text)),
    codes: share((text) => text.length < 200 && CODE.test(text)),
    json: share((text) => text.startsWith('[') || text.startsWith('{')),
  }
}
