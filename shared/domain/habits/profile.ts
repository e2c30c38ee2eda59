import { z } from 'zod'
import { typosAmong } from './labels.ts'
import type { Traits } from './traits.ts'
import { RowId } from '../row.ts'
import { RowsWithMore } from '../tokens/uncounted.ts'

/** What is usual in a sheet. Every part is null, or empty, where nothing is usual enough to hold rows against it. */
export const Profile = z.object({
  rows: z.number().int(),
  /** Answers that are few different short texts, the most frequent first, mistyped ones left out. */
  classes: z.array(z.object({ label: z.string(), rows: z.number().int() })),
  /** Answers that are probably mistyped, and what is meant. */
  typos: z.record(z.string(), z.object({ meant: z.string(), rows: z.number().int() })),
  /** All answers are this one, or nearly all. */
  sameAnswers: z.boolean(),
  language: z.string().nullable(),
  /** Answers are this long, in characters; the others stand out. */
  lengths: z.object({ from: z.number(), to: z.number(), usual: z.number() }).nullable(),
  /** Nearly all answers are JSON. */
  json: z.boolean(),
  /** Instructions that differ in blanks alone: the common one by all its kin. `row`: one that has it. */
  systems: z.array(
    z.object({ loose: z.number().int(), common: z.number().int(), row: RowId, text: z.string().default('') }),
  ),
  /** Of prompt and completion rows. `promptEnd`, `answerEnd`: what all should end with. */
  ends: z
    .object({
      promptEnd: z.string(),
      answerEnd: z.string(),
      /** Whether the ends are those of most rows; otherwise they are proposed. */
      usual: z.object({ prompt: z.boolean(), answer: z.boolean() }),
      /** What all of them begin with; empty: nothing. */
      promptStart: z.string(),
      answerStart: z.string(),
    })
    .nullable(),
  more: RowsWithMore.default({ tools: 0, images: 0 }),
})
export type Profile = z.infer<typeof Profile>

/** Fewer rows have no habits. */
const LEAST_ROWS = 10
const MOST_LABELS = 500
const MOST_SYSTEMS = 500
const MOST_ENDS = 200
/** Bins per doubling of the length. */
const BINS = 4
const FAR = 6
const LONG_AT_LEAST = 600
const SHORT_AT_MOST = 40
const PROPOSED = { prompt: '\n\n###\n\n', answer: ' END' } as const
const LONGEST_PROMPT_START = 12
const LONGEST_ANSWER_START = 5

/** Gathers what is usual, row by row, in memory that does not grow with the sheet. */
export class Profiler {
  #rows = 0
  /** Null: too many different ones to be groups. */
  #labels: Map<string, number> | null = new Map()
  readonly #answers = new Map<number, number>()
  readonly #languages = new Map<string, number>()
  readonly #lengths = new Map<number, number>()
  readonly #json = { parses: 0, nearly: 0 }
  readonly #systems = new Map<number, Map<number, { rows: number; row: RowId }>>()
  readonly #promptEnds = new Map<string, number>()
  readonly #answerEnds = new Map<string, number>()
  #pairs = 0
  readonly #more = { tools: 0, images: 0 }
  #promptStart: string | null = null
  #answerStart: string | null = null

  add(row: RowId, traits: Traits): void {
    this.#rows += 1
    this.#addLabel(traits.label)
    if (this.#answers.has(traits.answer) || this.#answers.size < MOST_LABELS) count(this.#answers, traits.answer)
    if (traits.language !== undefined) count(this.#languages, traits.language)
    count(this.#lengths, binOf(traits.length))
    if (traits.json) this.#json[traits.json] += 1
    if (traits.system) this.#addSystem(row, traits.system)
    if (traits.ends) this.#addEnds(traits.ends)
    for (const kind of traits.more ?? []) this.#more[kind] += 1
  }

  #addLabel(label: string | undefined): void {
    if (label === undefined || !this.#labels) return
    count(this.#labels, label)
    if (this.#labels.size > MOST_LABELS) this.#labels = null
  }

  #addSystem(row: RowId, { exact, loose }: NonNullable<Traits['system']>): void {
    const kin = this.#systems.get(loose) ?? new Map<number, { rows: number; row: RowId }>()
    if (this.#systems.size < MOST_SYSTEMS) this.#systems.set(loose, kin)
    const known = kin.get(exact)
    if (known) known.rows += 1
    else if (kin.size < MOST_ENDS) kin.set(exact, { rows: 1, row })
  }

  #addEnds(ends: NonNullable<Traits['ends']>): void {
    this.#pairs += 1
    if (this.#promptEnds.size < MOST_ENDS) count(this.#promptEnds, ends.promptEnd)
    if (this.#answerEnds.size < MOST_ENDS) count(this.#answerEnds, ends.answerEnd)
    this.#promptStart = common(this.#promptStart, ends.promptStart)
    this.#answerStart = common(this.#answerStart, ends.answerStart)
  }

  /** What is usual in the rows so far. */
  profile(): Profile {
    const { classes, typos } = this.#classes()
    const most = Math.max(0, ...this.#answers.values())
    const { parses, nearly } = this.#json
    return {
      rows: this.#rows,
      classes,
      typos,
      sameAnswers: this.#rows >= LEAST_ROWS && most >= 0.95 * this.#rows,
      language: this.#language(),
      lengths: this.#usualLengths(),
      json: parses >= LEAST_ROWS / 2 && parses + nearly >= 0.9 * this.#rows && parses >= 4 * nearly,
      systems: [...this.#systems].flatMap(([loose, kin]) => {
        const [first] = [...kin].sort(([, a], [, b]) => b.rows - a.rows)
        return kin.size > 1 && first ? [{ loose, common: first[0], row: first[1].row, text: '' }] : []
      }),
      ends: this.#ends(),
      more: { ...this.#more },
    }
  }

  /** Groups there are only where nearly all answers are of them, and each group has some rows. */
  #classes(): Pick<Profile, 'classes' | 'typos'> {
    const labels = [...(this.#labels ?? [])].sort(([, a], [, b]) => b - a)
    const labelled = labels.reduce((sum, [, rows]) => sum + rows, 0)
    if (this.#rows < LEAST_ROWS || labelled < 0.9 * this.#rows || labels.length > labelled / 3) {
      return { classes: [], typos: {} }
    }
    const typos = typosAmong(labels)
    return {
      classes: labels.flatMap(([label, rows]) => (Object.hasOwn(typos, label) ? [] : [{ label, rows }])),
      typos,
    }
  }

  /** The language of all but a few answers. */
  #language(): string | null {
    const known = [...this.#languages.values()].reduce((sum, rows) => sum + rows, 0)
    const [first] = [...this.#languages].sort(([, a], [, b]) => b - a)
    return first && known >= 2 * LEAST_ROWS && first[1] >= 0.9 * known ? first[0] : null
  }

  #usualLengths(): Profile['lengths'] {
    if (this.#rows < 2 * LEAST_ROWS) return null
    const bins = [...this.#lengths].sort(([a], [b]) => a - b)
    const at = (share: number): number => {
      let left = share * this.#rows
      const found = bins.find(([, rows]) => (left -= rows) <= 0)
      return 2 ** ((found?.[0] ?? 0) / BINS)
    }
    const from = at(0.05) / FAR
    return {
      from: from > SHORT_AT_MOST / FAR ? Math.min(from, SHORT_AT_MOST) : 0,
      to: Math.max(LONG_AT_LEAST, at(0.95) * 2 ** (1 / BINS) * FAR),
      usual: at(0.5),
    }
  }

  #ends(): Profile['ends'] {
    if (this.#pairs < LEAST_ROWS) return null
    const prompt = usualOf(this.#promptEnds, this.#pairs)
    const answer = usualOf(this.#answerEnds, this.#pairs)
    return {
      promptEnd: prompt ?? PROPOSED.prompt,
      answerEnd: answer ?? PROPOSED.answer,
      usual: { prompt: prompt !== null, answer: answer !== null },
      promptStart: wholeWords(this.#promptStart ?? '', LONGEST_PROMPT_START),
      answerStart: wholeWords(this.#answerStart ?? '', LONGEST_ANSWER_START),
    }
  }
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function binOf(length: number): number {
  return Math.floor(BINS * Math.log2(Math.max(1, length)))
}

/** What more than half of the rows end with, other than nothing. */
function usualOf(ends: ReadonlyMap<string, number>, rows: number): string | null {
  const [first] = [...ends].filter(([end]) => end !== '').sort(([, a], [, b]) => b - a)
  return first && first[1] > rows / 2 ? first[0] : null
}

/** What two texts begin with. */
function common(one: string | null, other: string): string {
  if (one === null) return other
  let end = 0
  while (end < one.length && one[end] === other[end]) end += 1
  return one.slice(0, end)
}

/** A beginning up to its last blank, where that is still longer than `least`; `Where is my pa` is no beginning. */
function wholeWords(start: string, least: number): string {
  const whole = start.slice(0, Math.max(start.lastIndexOf(' '), start.lastIndexOf('\n')) + 1)
  return whole.trim().length >= least ? whole : ''
}
