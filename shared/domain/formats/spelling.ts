import { z } from 'zod'
import type { Column, ColumnId } from '../column.ts'
import { sameName } from '../reading/columnMatch.ts'
import { isFields, readJson } from '../example/jsonl.ts'
import type { Cells } from '../row.ts'
import type { LineFormat } from './exportFormat.ts'

type Fields = Readonly<Record<string, unknown>>

/** The column of notes that holds spellings. It is hidden when a file brings it, and like every note never sent. */
export const SPELLING_COLUMN = 'kept from the file'

/**
 * How an object of a data set is spelled where there are several ways to say the same: what its cells do not tell. It
 * holds no text of the conversation, so that an edit of a cell always wins over it.
 */
export const Spelling = z
  .object({
    /** Keys whose values stand in columns of notes: as they are, and as JSON. */
    texts: z.array(z.string()),
    values: z.array(z.string()),
    /** Keys without a column, and those that say nothing (`"system":""`, `"tools":null`), with their values. */
    more: z.custom<Fields>(isFields),
    /** Keys of the format that are not there, instead of being empty. */
    without: z.array(z.string()),
    /** Of ShareGPT: the instruction stands beside the turns. */
    system: z.literal('beside'),
    /** Of ShareGPT: the tools are a list, not the text of one. */
    tools: z.literal('list'),
    /** Of ShareGPT: who speaks, turn by turn. */
    from: z.array(z.string()),
    /** Of ShareGPT: the calls of tools, turn by turn, with their blanks. */
    calls: z.array(z.string()),
  })
  .partial()
export type Spelling = z.infer<typeof Spelling>

/** The text of a cell for the spelling of an object; null: nothing has to be remembered. */
export function writeSpelling(spelling: Spelling, as: LineFormat): string | null {
  return Object.keys(spelling).length === 0 ? null : JSON.stringify({ [as]: spelling })
}

/** The spelling that a cell tells for a format; null: none, one of another format, or a cell that someone changed. */
export function readSpelling(text: string, as: LineFormat): Spelling | null {
  if (text === '') return null
  const reading = readJson(text)
  const parsed = Spelling.safeParse(reading.ok && isFields(reading.value) ? reading.value[as] : null)
  return parsed.success ? parsed.data : null
}

/**
 * Spells the keys of a written object as its file did. `textOf`: what the column of a key says in this row, undefined
 * where that column is gone.
 */
export function withKeys(value: Fields, spelling: Spelling, textOf: (key: string) => string | undefined): Fields {
  const { texts = [], values = [], without = [], more = {} } = spelling
  const spelled = new Map(Object.entries(value))
  for (const key of without) if (spelled.get(key) === '') spelled.delete(key)
  // Only where nothing is said now: what was written into the sheet since then wins.
  for (const [key, held] of Object.entries(more)) if ((spelled.get(key) ?? '') === '') spelled.set(key, held)
  for (const key of texts) spelled.set(key, textOf(key))
  for (const key of values) spelled.set(key, valueOf(textOf(key)))
  return Object.fromEntries(spelled)
}

/** JSON as the value that it is, an empty cell as `null`; what is no JSON, because it was written since, as a text. */
function valueOf(text: string | undefined): unknown {
  if (text === undefined || text === '') return text === '' ? null : undefined
  const reading = readJson(text)
  return reading.ok ? reading.value : text
}

/**
 * Finds the column of notes that a key was brought into: the one of its name; where that name was taken, `name (2)`.
 * Called for many rows, it looks once.
 */
export function columnFinder(columns: readonly Column[]): (key: string) => ColumnId | undefined {
  const notes = columns.filter(({ role }) => role === 'note')
  const found = new Map<string, ColumnId | undefined>()
  return (key) => {
    if (!found.has(key)) {
      const named =
        notes.find(({ name }) => name === key) ??
        notes.find(({ name }) => sameName(name, key)) ??
        notes.find(({ name }) => name === `${key} (2)`)
      found.set(key, named?.id)
    }
    return found.get(key)
  }
}

/** What the cell of a key's column says in a row; undefined where there is no such column. */
export function textOfKey(
  find: (key: string) => ColumnId | undefined,
  cells: Cells,
): (key: string) => string | undefined {
  return (key) => {
    const id = find(key)
    return id === undefined ? undefined : (cells[id] ?? '')
  }
}
