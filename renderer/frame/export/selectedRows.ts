import { useEffect, useRef } from 'react'
import type { RowId } from '../../../shared/domain/row.ts'

/** The rows that are selected in the sheet: how many, and on demand which. */
export type SelectedRows = { readonly count: number; readonly ids: () => Promise<RowId[]> }

let current: SelectedRows | null = null

/** Rows that the dialogs of the frame can offer, while the sheet is on screen. `count` 0: none. */
export function useSelectedRows(count: number, ids: () => Promise<RowId[]>): void {
  const ask = useRef(ids)
  useEffect(() => {
    ask.current = ids
  })
  useEffect(() => {
    const own = count > 0 ? { count, ids: () => ask.current() } : null
    current = own
    return () => {
      if (current === own) current = null
    }
  }, [count])
}

/** What is selected at this moment; null: nothing, or the sheet is not on screen. */
export function selectedRows(): SelectedRows | null {
  return current
}
