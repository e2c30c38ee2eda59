import type { ColumnId } from '../../../shared/domain/column.ts'
import type { Row } from '../../../shared/domain/row.ts'

/** A row of the view that an act changed, and the columns whose text is another one now. */
type Changed = { readonly place: number; readonly columns: readonly ColumnId[] }

/** The topmost row that changed; `rows`: how many, itself included, if they stand together and changed alike, else 1. */
export type Touched = Changed & { readonly rows: number }

/** The columns of a row whose text is another one than before; without a row before: all that hold a text. */
export function changedColumns(before: Row | undefined, after: Row): ColumnId[] {
  return Object.keys(after.cells).filter((column) => (before?.cells[column] ?? '') !== after.cells[column])
}

/** What an act changed. `known`: all of its rows are held, so that nothing else changed elsewhere. */
export function touchedBy(changes: readonly Changed[], known: boolean): Touched | null {
  const sorted = changes.toSorted((one, other) => one.place - other.place)
  const [first] = sorted
  if (!first) return null
  const texts = sorted.filter(({ columns }) => columns.length > 0)
  const [top] = texts
  const together =
    known &&
    top !== undefined &&
    texts.every((row, at) => row.place === top.place + at && sameColumns(row.columns, top.columns))
  return together ? { ...top, rows: texts.length } : { ...first, rows: 1 }
}

function sameColumns(one: readonly ColumnId[], other: readonly ColumnId[]): boolean {
  return one.length === other.length && one.every((column) => other.includes(column))
}
