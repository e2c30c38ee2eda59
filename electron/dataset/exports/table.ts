import type { Column } from '../../../shared/domain/column.ts'
import { columnNames } from '../../imports/columnNames.ts'
import type { Project } from '../../project/project.ts'
import type { StoredRow } from '../../project/records.ts'
import { storedRows } from './storedRows.ts'

/** What a row's split is called in a table; both words are understood when it comes back. */
const SPLIT_WORDS = { train: 'train', validation: 'held back' } as const

/** A column of a table that is written: its name, and its text in a row. */
type TableColumn = { readonly name: string; readonly width: number; readonly text: (row: StoredRow) => string }

/** Rows as a table of texts, in batches that take some milliseconds each. */
export type Table = {
  /** Different for every column, on one line and never empty: as they are read back. */
  readonly names: readonly string[]
  /** In pixels, as on screen. */
  readonly widths: readonly number[]
  readonly batches: () => Iterable<readonly StoredRow[]>
  readonly texts: (row: StoredRow) => string[]
}

/**
 * All columns of the sheet in their order, notes and hidden ones included. Where rows are held back and no column says
 * so, one is added that does: nothing of the sheet is lost on the way out.
 */
export function tableOf(project: Project, ids: Uint32Array): Table {
  const columns = tableColumns(project)
  const names = columnNames(columns.map(({ name }) => name))
  return {
    names,
    widths: columns.map(({ width }) => width),
    batches: () => storedRows(project, ids),
    texts: (row) => columns.map((column) => column.text(row)),
  }
}

function tableColumns(project: Project): TableColumn[] {
  const own = project.columns()
  const columns = own.map(({ id, name, width }: Column): TableColumn => {
    return { name, width, text: ({ cells }) => cells[id] ?? '' }
  })
  const says = own.some(({ role }) => role === 'split')
  if (says || project.state().totals.validationRows === 0) return columns
  return [...columns, { name: 'Split', width: 90, text: ({ split }) => SPLIT_WORDS[split] }]
}
