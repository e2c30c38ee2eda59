import { useSyncExternalStore } from 'react'
import type { ColumnId } from '../../../shared/domain/column.ts'
import type { Choice } from './words.ts'

/** What the dialog begins with; `columns` null: those of the selected cells. */
export type Opening = { readonly choice: Choice; readonly columns: readonly ColumnId[] | null }

let opening: Opening | null = null
const listeners = new Set<() => void>()

/** Opens the tools, for the toolbar, the menus of cells and columns and "Find an action". */
export function openCleanUp(choice: Choice = 'trim', columns: readonly ColumnId[] | null = null): void {
  set({ choice, columns })
}

export function closeCleanUp(): void {
  set(null)
}

export function useCleanUpOpening(): Opening | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => opening,
  )
}

function set(next: Opening | null): void {
  opening = next
  for (const listener of listeners) listener()
}
