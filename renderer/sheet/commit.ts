import { createContext, use } from 'react'
import type { Column } from '../../shared/domain/column.ts'
import type { RowId } from '../../shared/domain/row.ts'

/** Takes what was typed into a cell; it is drawn at once and on disk soon after. */
export type Commit = (row: RowId, column: Pick<Column, 'id' | 'name'>, text: string) => void

export const CommitContext = createContext<Commit>(() => {
  throw new Error('The cell editor needs a sheet around it')
})

export function useCommit(): Commit {
  return use(CommitContext)
}
