import { z } from 'zod'
import { ColumnId } from '../../../shared/domain/column.ts'
import { type Issue, Severity, worst } from '../../../shared/domain/issue.ts'
import type { RowFacts } from '../../../shared/domain/row.ts'
import { int, type SqlRow, textOrNull } from '../file/database.ts'

/** A row's severities are stored as the sum of these, so that a filter is one bit test. */
export const BIT: Readonly<Record<Severity, number>> = { hint: 1, warning: 2, error: 4 }

/** The rule this store keeps by itself: only the file knows which rows are equal. */
export const DUPLICATE = { rule: 'duplicate-row', severity: 'warning' } as const

/** What `toRowFacts` needs of the facts table, named `f` in the statement. */
export const FACTS_COLUMNS = 'f.tokens, f.over, f.severities, f.duplicate, f.cells AS marks'

const Marks = z.record(ColumnId, Severity)

/** The severities that occur, as the sum of their bits; 0: there is no issue. */
export function severitiesOf(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum | BIT[issue.severity], 0)
}

/** The worst severity of each cell that has one, as JSON; null when no cell has. */
export function marksOf(issues: readonly Issue[]): string | null {
  const marks: Record<string, Severity> = {}
  for (const { column, severity } of issues) {
    if (column) marks[column] = worst([severity, marks[column] ?? 'hint']) ?? severity
  }
  return Object.keys(marks).length > 0 ? JSON.stringify(marks) : null
}

/** What the sheet shows of a row's facts; null: not counted yet. */
export function toRowFacts(row: SqlRow): RowFacts | null {
  if (row['tokens'] === null) return null
  const bits = int(row, 'severities') | (int(row, 'duplicate') === 1 ? BIT[DUPLICATE.severity] : 0)
  const marks = textOrNull(row, 'marks')
  return {
    tokens: int(row, 'tokens'),
    over: int(row, 'over'),
    severity: worst(Severity.options.filter((severity) => bits & BIT[severity])),
    cells: marks === null ? {} : Marks.parse(JSON.parse(marks)),
  }
}
