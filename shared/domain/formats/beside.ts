import { isFields, readJson } from '../example/jsonl.ts'
import type { Column, ColumnId } from '../column.ts'
import type { Cells } from '../row.ts'
import type { LineFormat } from './exportFormat.ts'
import { type Converted, leftOut } from './losses.ts'
import { spellShareGpt } from './shareGptSpelling.ts'
import { columnFinder, readSpelling, SPELLING_COLUMN, textOfKey, withKeys } from './spelling.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * What objects of these formats hold beside the conversation, by the key of it: which text an Alpaca question is about,
 * and the id of a ShareGPT conversation. Each is kept in a column of notes with that name.
 */
const KEYS: Partial<Record<LineFormat, string>> = { alpaca: 'input', sharegpt: 'id' }

/** Adds something to the object that is written of a row. */
type Complete = (value: object, cells: Cells) => object

/**
 * Puts what stands beside the conversation of a row back into the object that is written of it, and spells the object
 * as its file did. Files for providers have none of this: they refuse keys that they do not know.
 */
export function besideWriter(columns: readonly Column[], as: LineFormat): Complete {
  const named = (wanted: string | undefined): Column | undefined =>
    columns.find(({ name, role }) => role === 'note' && name === wanted)
  const beside = named(KEYS[as])
  const steps: Complete[] = []
  if (as === 'sharegpt') steps.push(toolsWriter(columns))
  if (beside) steps.push((value, cells) => withBeside(value, textOf(cells, beside.id), as))
  const spelling = as in KEYS ? named(SPELLING_COLUMN) : undefined
  if (spelling) steps.push(spellingWriter(columns, spelling.id, as))
  return (value, cells) => steps.reduce((made, step) => step(made, cells), value)
}

/** The tools with the blanks that their cell has, as long as it is they that are written. */
function toolsWriter(columns: readonly Column[]): Complete {
  const ids = columns.filter(({ role }) => role === 'tools').map(({ id }) => id)
  return (value, cells) => {
    const { tools } = value as Fields
    if (tools === undefined) return value
    const text = ids.map((id) => textOf(cells, id)).find((cell) => cell !== '')
    return text !== undefined && JSON.stringify(readValue(text)) === tools ? { ...value, tools: text } : value
  }
}

function spellingWriter(columns: readonly Column[], id: ColumnId, as: LineFormat): Complete {
  const find = columnFinder(columns)
  return (value, cells) => {
    const spelling = readSpelling(textOf(cells, id), as)
    if (!spelling) return value
    const written = as === 'sharegpt' ? spellShareGpt(value as Parameters<typeof spellShareGpt>[0], spelling) : value
    return withKeys(written as Fields, spelling, textOfKey(find, cells))
  }
}

function textOf(cells: Cells, id: ColumnId): string {
  return cells[id] ?? ''
}

function withBeside(value: object, text: string, as: LineFormat): object {
  if (text === '') return value
  return as === 'alpaca' ? withInput(value as Fields, text) : { id: readValue(text), ...value }
}

/** Only while the question still ends with the input: what was edited since goes out as it reads. */
function withInput(value: Fields, input: string): object {
  const { instruction } = value
  if (instruction === input) return { ...value, instruction: '', input }
  if (typeof instruction !== 'string' || !instruction.endsWith(`\n${input}`)) return value
  return { ...value, instruction: instruction.slice(0, -input.length - 1), input }
}

/** How JSON begins. Most ids begin otherwise, and need not be tried. */
const JSON_START = /^\s*["[{\d\-tfn]/

/** A value of any kind as the text of a cell, from which `readValue` makes the same value again: `abc`, `5`, `"5"`. */
export function writeValue(value: unknown): string {
  const asItIs = typeof value === 'string' && value !== '' && !(JSON_START.test(value) && readJson(value).ok)
  return asItIs ? value : JSON.stringify(value)
}

function readValue(text: string): unknown {
  const reading = readJson(text)
  return reading.ok ? reading.value : text
}

/** A line that says nothing to a model, but is already an object of the wanted format, is written as it is. */
export function asItIs(text: string, fits: (value: Fields) => boolean): Converted {
  const reading = readJson(text)
  if (!reading.ok || !isFields(reading.value)) return leftOut('unreadable')
  return fits(reading.value) ? { value: reading.value, losses: [] } : leftOut('unreadable')
}
