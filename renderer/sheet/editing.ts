import { createContext, use, useEffect, useState } from 'react'
import type { Column } from '../../shared/domain/column.ts'
import type { RowId } from '../../shared/domain/row.ts'
import { typeCell } from './acts.ts'
import { Opening } from './opening.ts'
import type { SheetSession } from './session.ts'

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

/** The editing of a sheet. Nothing typed is lost when the sheet leaves the screen, be the editor there yet or not. */
export function useSheetEditing(session: SheetSession): Editing {
  const [editing] = useState<Editing>(() => ({
    opening: new Opening(() => performance.now()),
    commit: (row, column, text) => {
      typeCell(session, row, column, text)
    },
  }))
  useEffect(
    () => () => {
      const left = editing.opening.leave()
      if (left) editing.commit(left.opened.row, left.opened.column, left.text)
    },
    [editing],
  )
  return editing
}
