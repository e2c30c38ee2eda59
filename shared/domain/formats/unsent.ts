import { formatNumber } from '../../format/figures.ts'
import type { Column } from '../column.ts'
import type { LineFormat } from './exportFormat.ts'
import { SPELLING_COLUMN } from './spelling.ts'

/** So many columns are named. */
const NAMED = 3
const LONGEST_NAME = 40

/**
 * One sentence about the columns of notes, which a file of examples leaves out: `Topic and Agent are not sent, and not in
 * this file.` ShareGPT and Alpaca files get back what came in one, see `formats/beside.ts`. Null: there are none.
 */
export function unsentSentence(columns: readonly Pick<Column, 'name' | 'role'>[], as: LineFormat): string | null {
  const names = columns.flatMap(({ name, role }) =>
    role === 'note' && name !== SPELLING_COLUMN ? [shortened(name)] : [],
  )
  if (names.length === 0) return null
  const is = names.length === 1 ? 'is' : 'are'
  const rest =
    as === 'sharegpt' || as === 'alpaca' ? 'in this file only where such a file brought it' : 'not in this file'
  return `${listed(names)} ${is} not sent, and ${rest}. A table has all columns.`
}

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME).trimEnd()}…` : name
}

function listed(names: readonly string[]): string {
  const named = names.slice(0, NAMED)
  const more = names.length - named.length
  const last = more > 0 ? `${formatNumber(more)} more` : (named.pop() ?? '')
  return named.length === 0 ? last : `${named.join(', ')} and ${last}`
}
