import { isFields, readJson } from '../jsonl.ts'
import type { Column, ColumnId } from '../column.ts'
import type { Cells } from '../row.ts'
import type { LineFormat } from './exportFormat.ts'
import { type Converted, leftOut } from './losses.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * What objects of these formats hold beside the conversation, by the key of it: which text an Alpaca question is about,
 * and the id of a ShareGPT conversation. Each is kept in a column of notes with that name.
 */
const KEYS: Partial<Record<LineFormat, string>> = { alpaca: 'input', sharegpt: 'id' }

/** Puts what stands beside the conversation of a row back into the object that is written of it. */
export function besideWriter(columns: readonly Column[], as: LineFormat): (value: object, cells: Cells) => object {
  const column = columns.find(({ name, role }) => role === 'note' && name === KEYS[as])
  if (!column) return (value) => value
  return (value, cells) => withBeside(value, textOf(cells, column.id), as)
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

/** A value of any kind as the text of a cell, from which `readValue` makes the same value again: `abc`, `5`, `"5"`. */
export function writeValue(value: unknown): string {
  return typeof value === 'string' && value !== '' && !readJson(value).ok ? value : JSON.stringify(value)
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
