import { type Spelling, SPELLING_COLUMN } from '../../shared/domain/formats/spelling.ts'
import type { LayoutColumn, Placed } from './jsonColumns.ts'
import { isStorable } from './records.ts'

type Fields = Readonly<Record<string, unknown>>

/** The keys of a format, and further ones that have columns of notes in this file. */
export type Keys = { readonly known: readonly string[]; readonly notes: readonly string[] }

/** A value of any kind as the text of a cell. */
export function toCell(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : JSON.stringify(value)
}

/** The key of a column for a field of the file's own, so that it never meets one of ours. */
export function fieldKey(name: string): string {
  return `field:${name}`
}

/** The keys of a format beside those that most values of the file have: these are about the rows, and become notes. */
export function keysOf(sample: readonly Fields[], known: readonly string[]): Keys {
  const counts = new Map<string, number>()
  for (const value of sample)
    for (const key of Object.keys(value)) if (!known.includes(key)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const notes = [...counts].filter(([, count]) => sample.length > 1 && count * 2 >= sample.length).map(([key]) => key)
  return { known, notes }
}

/** Without those that are no name for a column: they are remembered, but nobody could tell where they stand. */
export function withNames({ known, notes }: Keys): Keys {
  return { known, notes: notes.filter((key) => /^\S(.{0,480}\S)?$/.test(key) && key !== SPELLING_COLUMN) }
}

export function noteColumns({ notes }: Keys): LayoutColumn[] {
  return notes.map((key) => ({ key: fieldKey(key), name: key, role: 'note' }))
}

/**
 * The notes of a value in a format whose providers refuse further keys; null where it has a key that is neither known
 * nor usual: the checks should name that.
 */
export function placeNotes(value: Fields, { known, notes }: Keys): Placed | null {
  const placed: Placed = {}
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue
    if (!notes.includes(key)) return null
    placed[fieldKey(key)] = toCell(value[key])
  }
  return placed
}

/** The notes of a value in a format that may have any key, and its spelling with all that goes out again. */
export function placeKeys(value: Fields, { known, notes }: Keys, spelling: Spelling): [Placed, Spelling] {
  const placed: Placed = {}
  const texts: string[] = []
  const values: string[] = []
  const more: [string, unknown][] = []
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue
    const text = toCell(value[key])
    if (!notes.includes(key) || !isStorable(text)) more.push([key, value[key]])
    else {
      placed[fieldKey(key)] = text
      if (typeof value[key] === 'string') texts.push(key)
      else values.push(key)
    }
  }
  if (texts.length + values.length + more.length === 0) return [placed, spelling]
  const all = [...Object.entries(spelling.more ?? {}), ...more]
  return [
    placed,
    {
      ...spelling,
      ...(texts.length === 0 ? {} : { texts }),
      ...(values.length === 0 ? {} : { values }),
      ...(all.length === 0 ? {} : { more: Object.fromEntries(all) }),
    },
  ]
}
