import { createContext, use, useEffect, useState } from 'react'
import type { Column } from '../../shared/domain/column.ts'
import type { RowId } from '../../shared/domain/row.ts'
import { typeCell } from './acts.ts'
import { Opening } from './opening.ts'
import type { SheetSession } from './session.ts'

/** What the editor over a cell needs of the sheet around it. */
export type SheetEditing = {
  /** Takes what was typed into a cell; it is drawn at once and on disk soon after. */
  readonly commit: (row: RowId, column: Pick<Column, 'id' | 'name'>, text: string) => void
  readonly opening: Opening
  /** The cell is left before its editor came: what was typed until now is kept. */
  readonly leave: () => void
}

export const EditingContext = createContext<SheetEditing | null>(null)

export function useEditing(): SheetEditing {
  const editing = use(EditingContext)
  if (!editing) throw new Error('The cell editor needs a sheet around it')
  return editing
}

/** The editing of a sheet. Nothing typed is lost when the sheet leaves the screen, be the editor there yet or not. */
export function useSheetEditing(session: SheetSession): SheetEditing {
  const [editing] = useState<SheetEditing>(() => {
    const opening = new Opening(() => performance.now())
    const commit: SheetEditing['commit'] = (row, column, text) => {
      typeCell(session, row, column, text)
    }
    return {
      opening,
      commit,
      leave: () => {
        const left = opening.leave()
        if (left) commit(left.opened.row, left.opened.column, left.text)
      },
    }
  })
  useEffect(() => {
    // Before the project counts what is still on its way to the disk.
    window.addEventListener('beforeunload', editing.leave, { capture: true })
    return () => {
      window.removeEventListener('beforeunload', editing.leave, { capture: true })
      editing.leave()
    }
  }, [editing])
  return editing
}
