import type { Column, ColumnId } from '../../../shared/domain/column.ts'
import type { Row, RowId } from '../../../shared/domain/row.ts'
import { SharedState, useShared } from '../../sharedState.ts'

/** The cell whose editor lies over the sheet. */
export type OpenedCell = {
  readonly kind: 'messages' | 'tools'
  readonly row: RowId
  /** Its place in the sheet, from 1. */
  readonly number: number
  readonly column: ColumnId
  readonly text: string
}

const opened = new SharedState<OpenedCell | null>(null)

/**
 * Opens the editor of a cell that holds a conversation or tools, for the grid and for the panel. False: its column holds
 * plain text, which is edited in the grid.
 */
export function openStructured(
  row: Pick<Row, 'id' | 'number'>,
  column: Pick<Column, 'id' | 'role'>,
  text: string,
): boolean {
  const { role } = column
  if (role !== 'messages' && role !== 'tools') return false
  opened.set({ kind: role, row: row.id, number: row.number, column: column.id, text })
  return true
}

export function closeStructured(): void {
  opened.set(null)
}

export function useOpenedCell(): OpenedCell | null {
  return useShared(opened)
}
