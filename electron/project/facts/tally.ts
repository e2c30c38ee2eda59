import type { RowFindings } from '../../../shared/domain/facts.ts'
import { type Issue, Severity } from '../../../shared/domain/issue.ts'
import { type Database, int, text } from '../file/database.ts'
import { BIT, DUPLICATE } from './rowFacts.ts'
import type { Ledger } from '../state.ts'

type RuleCount = { readonly rule: string; readonly severity: Severity; issues: number; rows: number }

/** What a batch of facts adds to the sums of the sheet; applied once per batch. */
export class Tally {
  readonly #totals: Ledger
  readonly #tokens = new Map<number, number>()
  readonly #rules = new Map<string, RuleCount>()

  constructor(totals: Ledger) {
    this.#totals = totals
  }

  add(record: RowFindings, validation: boolean, bits: number): void {
    const { tokens, completionTokens, over } = record
    const totals = this.#totals
    totals.counted += 1
    totals.tokens += tokens
    totals.completionTokens += completionTokens
    if (!validation) {
      totals.trainTokens += tokens
      totals.billedTokens += tokens - over
    }
    if (over > 0) totals.overLimit += 1
    totals.longest = Math.max(totals.longest, tokens)
    this.#tokens.set(tokens, (this.#tokens.get(tokens) ?? 0) + 1)
    for (const severity of Severity.options) if (bits & BIT[severity]) totals.rowsWith[severity] += 1
    this.#addIssues(record.issues)
  }

  #addIssues(issues: readonly Issue[]): void {
    const ofThisRow = new Set<string>()
    for (const { rule, severity } of issues) {
      const key = `${severity} ${rule}`
      const count = this.#rules.get(key) ?? { rule, severity, issues: 0, rows: 0 }
      count.issues += 1
      if (!ofThisRow.has(key)) count.rows += 1
      ofThisRow.add(key)
      this.#rules.set(key, count)
      this.#totals.issues[severity] += 1
    }
  }

  /** A row became a repeat. `bits`: the severities of its own issues. */
  addRepeat(bits: number): void {
    addRepeats(this.#totals, 1, bits & BIT[DUPLICATE.severity] ? 0 : 1)
  }

  flush(db: Database): void {
    for (const [tokens, rows] of this.#tokens) {
      db.run('INSERT INTO token_counts VALUES (?1, ?2) ON CONFLICT DO UPDATE SET rows = rows + ?2', tokens, rows)
    }
    for (const { rule, severity, issues, rows } of this.#rules.values()) {
      db.run(
        `INSERT INTO rule_counts VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET issues = issues + ?3, rows = rows + ?4`,
        ...[rule, severity, issues, rows],
      )
    }
  }
}

/** `rowsWithoutOther`: those of them that have no other issue of the same severity. */
export function addRepeats(totals: Ledger, count: number, rowsWithoutOther: number): void {
  totals.duplicates += count
  totals.issues[DUPLICATE.severity] += count
  totals.rowsWith[DUPLICATE.severity] += rowsWithoutOther
}

const LOST = `SELECT count(*) AS counted, total(f.tokens) AS tokens, total(f.completion) AS completion, total(f.over > 0) AS over,
  total(f.tokens * (1 - r.split)) AS train, total((f.tokens - f.over) * (1 - r.split)) AS billed,
  total((f.severities & 1) > 0) AS hint, total((f.severities & 2) > 0 OR f.duplicate) AS warning,
  total((f.severities & 4) > 0) AS error, total(f.duplicate) AS duplicates
  FROM forgotten t CROSS JOIN facts f ON f.row = t.row CROSS JOIN rows r ON r.id = t.row`

/**
 * Takes the facts of the rows in the temporary table `forgotten` out of every sum, and their issues away, whatever their
 * number, by a fixed number of statements. CROSS JOIN: always from the forgotten rows to the others.
 */
export function subtractForgotten(db: Database, totals: Ledger): void {
  const lost = db.get(LOST)
  if (!lost || int(lost, 'counted') === 0) return
  totals.counted -= int(lost, 'counted')
  totals.tokens -= int(lost, 'tokens')
  totals.completionTokens -= int(lost, 'completion')
  totals.trainTokens -= int(lost, 'train')
  totals.billedTokens -= int(lost, 'billed')
  totals.overLimit -= int(lost, 'over')
  for (const severity of Severity.options) totals.rowsWith[severity] -= int(lost, severity)
  totals.duplicates -= int(lost, 'duplicates')
  totals.issues[DUPLICATE.severity] -= int(lost, 'duplicates')
  forgetLengths(db, totals)
  forgetIssues(db, totals)
}

function forgetLengths(db: Database, totals: Ledger): void {
  db.run(`UPDATE token_counts SET rows = token_counts.rows - gone.rows
    FROM (SELECT f.tokens, count(*) AS rows FROM forgotten t CROSS JOIN facts f ON f.row = t.row GROUP BY f.tokens) AS gone
    WHERE gone.tokens = token_counts.tokens`)
  totals.longest = db.number('SELECT tokens FROM token_counts WHERE rows > 0 ORDER BY tokens DESC LIMIT 1')
}

function forgetIssues(db: Database, totals: Ledger): void {
  const gone = db.all(`SELECT i.rule, i.severity, count(*) AS issues, count(DISTINCT i.row) AS rows
    FROM forgotten t CROSS JOIN issues i ON i.row = t.row GROUP BY i.rule, i.severity`)
  for (const row of gone) {
    const severity = Severity.parse(row['severity'])
    totals.issues[severity] -= int(row, 'issues')
    db.run(
      'UPDATE rule_counts SET issues = issues - ?, rows = rows - ? WHERE rule = ? AND severity = ?',
      ...[int(row, 'issues'), int(row, 'rows'), text(row, 'rule'), severity],
    )
  }
  if (gone.length > 0) db.run('DELETE FROM issues WHERE row IN (SELECT row FROM forgotten)')
}
