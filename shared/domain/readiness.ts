import { FEWEST_EXAMPLES } from './checks/tooFewExamples.ts'

/**
 * What a model is to learn, told from the answers. `labels`: a few answers that come again and again. `structured`: JSON.
 * `text`: anything else.
 */
export type Task =
  | {
      readonly kind: 'labels'
      /** Different answers. */
      readonly labels: number
      readonly rarest: { readonly label: string; readonly rows: number }
      readonly commonest: { readonly label: string; readonly rows: number }
    }
  | { readonly kind: 'structured' }
  | { readonly kind: 'text' }

/** More different answers than this are no longer labels, and neither are longer ones, in characters. */
const MOST_LABELS = 50
const LONGEST_LABEL = 60

/** So often each label comes on average, or the answers only happen to be short. */
const ROWS_PER_LABEL = 3

/** This share of the answers is JSON where a model is to write JSON. */
const MOSTLY = 0.8

/** What is to be learned from these answers, empty ones left out; fewer than ten tell nothing. */
export function taskOf(answers: readonly string[]): Task {
  const said = answers.filter((answer) => answer.trim() !== '')
  if (said.length < FEWEST_EXAMPLES) return { kind: 'text' }
  if (said.filter((answer) => parsed(answer) !== null).length >= MOSTLY * said.length) return { kind: 'structured' }
  return labelsOf(said) ?? { kind: 'text' }
}

function labelsOf(answers: readonly string[]): Task | null {
  const counts = new Map<string, { label: string; rows: number }>()
  for (const answer of answers) {
    if (answer.length > LONGEST_LABEL) return null
    const key = plain(answer)
    const known = counts.get(key)
    if (known) known.rows += 1
    else counts.set(key, { label: answer.trim(), rows: 1 })
    if (counts.size > MOST_LABELS) return null
  }
  const sorted = [...counts.values()].sort((a, b) => a.rows - b.rows)
  const [rarest, commonest] = [sorted[0], sorted.at(-1)]
  if (!rarest || !commonest || answers.length < ROWS_PER_LABEL * counts.size) return null
  return { kind: 'labels', labels: counts.size, rarest, commonest }
}

/** Numbers of examples: without the first no provider starts, the second is a start, with the third it has settled. */
export type Enough = { readonly minimum: number; readonly start: number; readonly solid: number }

/** Rows of each label with which telling it apart from the others has settled. */
export const ROWS_OF_LABEL = 100

/** How many examples are enough for a task. Sources: `WHY_ENOUGH`. */
export function enoughFor(task: Task): Enough {
  const solid = task.kind === 'labels' ? Math.max(2 * ROWS_OF_LABEL, ROWS_OF_LABEL * task.labels) : 500
  return { minimum: FEWEST_EXAMPLES, start: 50, solid }
}

/** From where the numbers of `enoughFor` are, for the hover. */
export const WHY_ENOUGH =
  'The 10 are the rule of OpenAI and others. 50 to 100 well-made examples are what OpenAI advises to begin with. ' +
  'The last number is experience: 100 for each kind of answer, 500 for free text. Only your own test tells: train with ' +
  'half of the rows and with all of them, and the difference is about what twice as many would bring.'

/** Words from which on an answer is a text, which may be right without being the same letter by letter. */
const TEXT_WORDS = 8

/** Share of equal words and neighbours of words from which on two texts say the same. */
const SAME_TEXT = 0.8

/**
 * Whether an answer would do as it stands where another was wanted. Short answers: the same but for case, spaces and the
 * full stop. JSON: the same values. Longer texts: nearly the same words, and none of other numbers.
 */
export function answersAlike(given: string, wanted: string): boolean {
  const [json, other] = [parsed(wanted), parsed(given)]
  if (json !== null || other !== null) return json === other
  const [a, b] = [plain(given), plain(wanted)]
  if (a === b) return a !== ''
  const [words, others] = [a.split(' '), b.split(' ')]
  if (words.length < TEXT_WORDS || others.length < TEXT_WORDS) return false
  return numbersIn(a) === numbersIn(b) && likeness(words, others) >= SAME_TEXT
}

/** What `answersAlike` takes for right, for the hover. */
export const WHY_ALIKE =
  'Right means: for short answers the same words, whatever their case and punctuation; for JSON the same values; for ' +
  'longer texts at least 80 % of the words in the same neighbourhood and the same numbers. Whether another wording would ' +
  'have done as well is not known, so the true share may be higher.'

/** Lower case, words and numbers alone, one space between. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}+\-%€$£]+/gu, ' ')
    .trim()
}

function numbersIn(text: string): string {
  return (text.match(/\p{N}+/gu) ?? []).sort().join(' ')
}

/** Jaccard over words and pairs of neighbours. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const [inA, inB] = [shinglesOf(a), shinglesOf(b)]
  let both = 0
  for (const one of inA) if (inB.has(one)) both += 1
  return both / (inA.size + inB.size - both)
}

function shinglesOf(words: readonly string[]): Set<string> {
  return new Set([...words, ...words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`)])
}

/** An object or a list as text with its keys in order; null: no JSON. */
function parsed(text: string): string | null {
  const trimmed = text.trim()
  if (!/^[[{]/.test(trimmed)) return null
  try {
    return JSON.stringify(ordered(JSON.parse(trimmed)))
  } catch {
    return null
  }
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  )
}
