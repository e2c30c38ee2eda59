import type { Project } from '../../../electron/project/project.ts'
import type { StoredRow } from '../../../electron/project/records.ts'
import type { RowFindings } from '../../../shared/domain/facts.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import { type LoosePatch, toPatches } from '../project/acts.ts'
import type { Content } from '../project/model.ts'
import { factsOf } from '../project/places.ts'

/** Acts name rows, columns and points by any number: it is taken modulo what there is when they are done. */
export type KillAct = Change | Journey | { do: 'save' } | { do: 'import' | 'count'; rows: number }
export type Change =
  | { do: 'edit'; patches: LoosePatch[] }
  | { do: 'replace' | 'paste' | 'remove'; at: number; many: number; text: string }
  | { do: 'append'; rows: number }
export type Journey = { do: 'undo' } | { do: 'redo' } | { do: 'goTo'; to: number } | { do: 'goBack'; to: number }

const CHANGES: ReadonlySet<string> = new Set<Change['do']>(['edit', 'replace', 'paste', 'remove', 'append'])
const JOURNEYS: ReadonlySet<string> = new Set<Journey['do']>(['undo', 'redo', 'goTo', 'goBack'])

export function isChange(act: KillAct): act is Change {
  return CHANGES.has(act.do)
}

export function isJourney(act: KillAct): act is Journey {
  return JOURNEYS.has(act.do)
}

/** More rows than this would make the tests slow, and prove nothing else. */
const MOST_ROWS = 4000

/** What a change is made of, in the sheet as it is then. */
export function patchesOf(act: Change, content: Content): Patch[] {
  if (act.do === 'edit') return toPatches(act.patches, content)
  if (act.do === 'append') return rowsOfFile(act.rows, content)
  const { at, many, text } = act
  const { rows, columns } = content
  const from = at % Math.max(1, rows.length)
  const ids = rows.slice(from, from + many).map(({ id }) => id)
  const column = columns[at % Math.max(1, columns.length)]?.id
  if (act.do === 'remove' || rows.length > MOST_ROWS) return [{ type: 'deleteRows', rows: ids }]
  if (act.do === 'paste') return pasted({ many, text }, rows[from]?.id ?? null, column)
  return column ? [{ type: 'setCells', cells: ids.map((row) => ({ row, column, text: `${text} ${row}` })) }] : []
}

/** A rectangle that also needs a new column. */
function pasted(
  { many, text }: { many: number; text: string },
  after: number | null,
  column: string | undefined,
): Patch[] {
  const cells = (nth: number) => ({ ...(column ? { [column]: text } : {}), '+1': `pasted ${nth}` })
  const rows = Array.from({ length: many }, (_, nth) => cells(nth))
  return [
    { type: 'addColumn', name: 'Pasted', role: 'note', key: '+1' },
    ...Array.from({ length: Math.ceil(many / 100) }, (_, at): Patch => ({
      type: 'insertRows',
      ...(after === null ? {} : { after }),
      rows: rows.slice(at * 100, at * 100 + 100),
    })),
  ]
}

/** The texts of a file of so many rows, which has two columns. */
export function fileRows(rows: number): [string, string][] {
  return Array.from({ length: rows }, (_, nth) => [`question ${nth} of ${rows}`, `answer ${nth}`])
}

export function fileText(rows: number): string {
  return `Question,Answer\n${fileRows(rows)
    .map((row) => row.join(','))
    .join('\n')}\n`
}

/** The first column of a file goes into the first one of the sheet, the second one nowhere. */
function rowsOfFile(rows: number, { columns }: Content): Patch[] {
  const column = columns[0]?.id
  return column ? [{ type: 'insertRows', rows: fileRows(rows).map(([question]) => ({ [column]: question })) }] : []
}

/** Where the import that is the nth act of a life goes. */
export function importedPath(path: string, nth: number): string {
  return `${path}.imported-${nth}.tunesheet`
}

/** A stand-in for counting, so plain that it can be seen whether a count belongs to the text. */
export function countOf(row: StoredRow, project: Pick<Project, 'columns' | 'setup'>): RowFindings {
  const sent = project.columns().filter(({ role }) => role !== 'note' && role !== 'split')
  const length = sent.reduce((sum, { id }) => sum + (row.cells[id] ?? '').length, project.setup().instruction.length)
  return factsOf(row, { tokens: length, completionTokens: 0 })
}
