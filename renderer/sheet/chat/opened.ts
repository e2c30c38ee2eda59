import { useSyncExternalStore } from 'react'
import type { Column, ColumnId } from '../../../shared/domain/column.ts'
import type { Row, RowId } from '../../../shared/domain/row.ts'

/** The cell whose editor lies over the sheet. */
export type OpenedCell = {
  readonly kind: 'messages' | 'tools'
  readonly row: RowId
  /** Its place in the sheet, from 1. */
  readonly number: number
  readonly column: ColumnId
  readonly text: string
}

let opened: OpenedCell | null = null
const listeners = new Set<() => void>()

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
  show({ kind: role, row: row.id, number: row.number, column: column.id, text })
  return true
}

export function closeStructured(): void {
  show(null)
}

export function useOpenedCell(): OpenedCell | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => opened,
  )
}

function show(cell: OpenedCell | null): void {
  opened = cell
  for (const listener of listeners) listener()
}
