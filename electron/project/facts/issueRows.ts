import { type Issue, Severity } from '../../../shared/domain/issue.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { type Database, int, type SqlRow, text, textOrNull } from '../file/database.ts'

/** Stores issues of a row from a place on. */
export function insertIssues(db: Database, row: RowId, first: number, issues: readonly Issue[]): void {
  issues.forEach(({ rule, severity, column, message, fixable }, at) => {
    const values = [row, first + at, rule, severity, column, message, fixable ? 1 : 0]
    db.run('INSERT INTO issues VALUES (?, ?, ?, ?, ?, ?, ?)', ...values)
  })
}

/** An issue as `insertIssues` stored it. */
export function toIssue(row: SqlRow): Issue {
  return {
    rule: text(row, 'rule'),
    severity: Severity.parse(row['severity']),
    column: textOrNull(row, 'column'),
    message: text(row, 'message'),
    fixable: int(row, 'fixable') === 1,
  }
}
