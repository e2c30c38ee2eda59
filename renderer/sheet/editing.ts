import { createContext, use } from 'react'
import type { Column } from '../../shared/domain/column.ts'
import type { RowId } from '../../shared/domain/row.ts'
import type { Opening } from './opening.ts'

/** What the editor over a cell needs of the sheet around it. */
export type Editing = {
  /** Takes what was typed into a cell; it is drawn at once and on disk soon after. */
  readonly commit: (row: RowId, column: Pick<Column, 'id' | 'name'>, text: string) => void
  readonly opening: Opening
}

export const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = use(EditingContext)
  if (!editing) throw new Error('The cell editor needs a sheet around it')
  return editing
}
