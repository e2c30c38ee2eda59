import type { Column } from '../../../shared/domain/column.ts'
import { detectTop } from '../../../shared/domain/reading/dialect.ts'
import { guessFormat, guessRoles } from '../../../shared/domain/reading/guess.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { type Grid, squared } from '../clipboard/clipboard.ts'

/** So many rows say what a column holds. */
const ROWS = 50
const LONGEST_NAME = 500

/** Rows that were pasted into an empty sheet, as far as they say what their columns are; the first are their names. */
export type Headings = { readonly names: readonly string[]; readonly rows: Grid }

/** The headings of a table that is pasted; null: its first row is, for all that can be seen, a row like the others. */
export function headingsOf(cells: Grid): Headings | null {
  const { rows } = squared(cells.slice(0, ROWS + 1))
  const [names, ...below] = rows
  const { header, titles, sure } = detectTop(rows)
  return names && below.length > 0 && header && titles === 0 && sure ? { names, rows: below } : null
}

/** Names the columns by the first row, gives them the roles that fit, and takes that row away: one step. */
export function namesFrom({ names, rows }: Headings, columns: readonly Column[], first: RowId): Patch[] {
  const roles = guessRoles(names.map((name, at) => ({ name, samples: rows.map((row) => row[at] ?? '') })))
  const taken = new Set(columns.slice(names.length).map(({ name }) => name))
  const patches = columns.slice(0, names.length).map(({ id, name: old }, at): Patch => {
    const name = freeName(tidied(names[at] ?? '') || old, taken)
    taken.add(name)
    return { type: 'updateColumn', column: id, name, role: roles[at] ?? 'note' }
  })
  const format = guessFormat(roles)
  const setup: Patch[] = format === 'chat' ? [] : [{ type: 'setSetup', setup: { format } }]
  return [...patches, ...setup, { type: 'deleteRows', rows: [first] }]
}

function tidied(name: string): string {
  return name
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME - 10)
}

/** `Answer`, or `Answer (2)` where there is one already. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  let count = 2
  while (taken.has(`${name} (${count})`)) count++
  return `${name} (${count})`
}
