import { z } from 'zod'
import type { Column, ColumnId } from '../column.ts'
import { Into } from './into.ts'

/** Writes a text with the cells of the row in it: `Classify: {{Review}}`. */
export const Template = z.object({
  tool: z.literal('template'),
  template: z.string().max(20_000),
  /** Where a cell that is named is empty: the row is left as it is, or the text is written without it. */
  ifEmpty: z.enum(['leave', 'write']),
  into: Into,
})

/** What a template consists of: words as they are, and columns. */
export type TemplatePart = { readonly text: string } | { readonly column: ColumnId }

type NamedColumn = Pick<Column, 'id' | 'name'>

/** Backslashes, then two brackets and what stands up to the closing ones. */
const FIELD = /(\\*)\{\{(?:([^{}]*)(\}\})?)?/g

/**
 * Reads a template. Names are those of columns, upper and lower case alike where that is clear; `\{{` stands for two
 * brackets, and two backslashes before them for one.
 * @returns its parts, or a sentence that says what is wrong with it
 */
export function readTemplate(template: string, columns: readonly NamedColumn[]): TemplatePart[] | string {
  const parts: TemplatePart[] = []
  let at = 0
  for (const found of template.matchAll(FIELD)) {
    const [whole, slashes = '', name = '', closed] = found
    parts.push({ text: template.slice(at, found.index) + slashes.slice(0, slashes.length >> 1) })
    at = found.index + whole.length
    if (slashes.length % 2 === 1) {
      parts.push({ text: whole.slice(slashes.length) })
      continue
    }
    if (closed === undefined) return 'There is {{ without }} after the name. Write \\{{ for two brackets.'
    const column = columnNamed(name, columns)
    if (typeof column === 'string') return column
    parts.push({ column: column.id })
  }
  parts.push({ text: template.slice(at) })
  return parts.filter((part) => !('text' in part) || part.text !== '')
}

/** How a column is named in a template. */
export function fieldFor(column: Pick<Column, 'name'>): string {
  return `{{${column.name}}}`
}

/** The text for one row; null: a named cell is empty, and such rows are left as they are. */
export function fillTemplate(
  parts: readonly TemplatePart[],
  textOf: (column: ColumnId) => string,
  ifEmpty: z.infer<typeof Template>['ifEmpty'],
): string | null {
  const texts = parts.map((part) => ('text' in part ? part.text : textOf(part.column)))
  return ifEmpty === 'leave' && texts.includes('') ? null : texts.join('')
}

function columnNamed(name: string, columns: readonly NamedColumn[]): NamedColumn | string {
  const wanted = name.trim()
  if (wanted === '') return 'Write the name of a column between {{ and }}.'
  const folded = wanted.toLowerCase()
  const alike = columns.filter((column) => column.name.trim().toLowerCase() === folded)
  const exact = alike.filter((column) => column.name.trim() === wanted)
  const [only, another] = exact.length > 0 ? exact : alike
  if (only && !another) return only
  if (another) return `Several columns are called "${wanted}". Give them different names first.`
  const near = columns.find((column) => isNear(folded, column.name.trim().toLowerCase()))
  return `There is no column "${wanted}".${near ? ` Did you mean "${near.name}"?` : ''}`
}

/** The beginning of the other one, or all of its letters but one at most in place. */
function isNear(one: string, other: string): boolean {
  if (one.length >= 2 && other.startsWith(one)) return true
  let [start, end] = [0, 0]
  while (start < one.length && one[start] === other[start]) start++
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const longest = Math.max(one.length, other.length)
  return longest >= 3 && longest - start - end <= (longest >= 6 ? 2 : 1)
}
