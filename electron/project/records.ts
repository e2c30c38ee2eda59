import type { ColumnId, Role } from '../../shared/domain/column.ts'
import type { Cells, RowId, Split } from '../../shared/domain/row.ts'
import type { Format, Setup } from '../../shared/domain/setup.ts'

/** A row as it lies in the project file, without its facts. `stamp` changes with every change of the row. */
export type StoredRow = { readonly id: RowId; readonly stamp: number; readonly cells: Cells; readonly split: Split }

/** What an import brings before its first row. */
export type NewProject = {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly role: Role }[]
  readonly setup: Partial<Setup> & { readonly format: Format }
}

/** Writes many rows fast, inside one transaction; `abandon` leaves nothing behind. */
export type BulkWriter = {
  readonly columns: readonly ColumnId[]
  /**
   * One record per row, cells in column order; missing ones are empty. `splits`: parallel to the records; absent: all
   * of them train.
   */
  append(records: readonly (readonly string[])[], splits?: readonly Split[]): void
  /** A further column at the end, empty for the rows so far: ragged files show their width only on the way. */
  addColumn(column: { readonly name: string; readonly role: Role }): ColumnId
  readonly rows: number
  commit(): void
}
