import type { ColumnId } from '../../../shared/domain/column.ts'
import { SharedState, useShared } from '../../sharedState.ts'
import type { Choice } from './words.ts'

/** What the dialog begins with; `columns` null: those of the selected cells. */
export type Opening = { readonly choice: Choice; readonly columns: readonly ColumnId[] | null }

const opening = new SharedState<Opening | null>(null)

/** Opens the tools, for the toolbar, the menus of cells and columns and "Find an action". */
export function openCleanUp(choice: Choice = 'trim', columns: readonly ColumnId[] | null = null): void {
  opening.set({ choice, columns })
}

export function closeCleanUp(): void {
  opening.set(null)
}

export function useCleanUpOpening(): Opening | null {
  return useShared(opening)
}
