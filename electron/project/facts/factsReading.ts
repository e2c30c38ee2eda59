import { type Issue, Severity } from '../../../shared/domain/issue.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { Totals } from '../../../shared/domain/totals.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { type Database, int, type SqlRow, text } from '../file/database.ts'
import { toIssue } from './issueRows.ts'
import { PairStore } from './pairs.ts'
import { DUPLICATE } from './rowFacts.ts'
import type { State } from '../state.ts'
import type { Views } from '../views/view.ts'

export type RuleCount = {
  readonly rule: string
  readonly severity: Severity
  readonly count: number
  readonly rows: number
}
export type Percentiles = { readonly min: number; readonly p50: number; readonly p95: number; readonly max: number }

/** Rows that are gone through at once. */
const CHUNK = 10_000

type FactsParts = { readonly db: Database; readonly state: State; readonly views: Views }

/** What is known of the rows, as others read it: sums, issues in words, lengths. */
export class FactsReading {
  readonly pairs: PairStore
  readonly #db: Database
  readonly #state: State
  readonly #views: Views

  constructor({ db, state, views }: FactsParts) {
    this.pairs = new PairStore(db, state)
    this.#db = db
    this.#state = state
    this.#views = views
  }

  totals(): Totals {
    return Totals.parse(this.#state.totals)
  }

  /** Rules that found something; `count` issues in `rows` rows. */
  ruleCounts(): RuleCount[] {
    const counts: RuleCount[] = this.#db.all('SELECT * FROM rule_counts WHERE issues > 0').map((row) => ({
      rule: text(row, 'rule'),
      severity: Severity.parse(row['severity']),
      count: int(row, 'issues'),
      rows: int(row, 'rows'),
    }))
    const { duplicates } = this.#state.totals
    return duplicates > 0 ? [...counts, { ...DUPLICATE, count: duplicates, rows: duplicates }] : counts
  }

  issuesOfRow(id: RowId): Issue[] {
    const issues = this.#db
      .all('SELECT * FROM issues WHERE row = ? ORDER BY nth', id)
      .map((row) => this.#toIssue(row, id))
    const repeats = this.#db.number('SELECT duplicate FROM facts WHERE row = ?', id) === 1
    return repeats ? [...issues, this.#repeatIssue(id)] : issues
  }

  /** Issues of one rule, by row id. */
  issuesOfRule(rule: string, offset: number, limit: number): (Issue & { row: RowId })[] {
    if (rule === DUPLICATE.rule) {
      const ids = this.#db.all('SELECT row FROM facts WHERE duplicate = 1 ORDER BY row LIMIT ? OFFSET ?', limit, offset)
      return ids.map((row) => ({ ...this.#repeatIssue(int(row, 'row')), row: int(row, 'row') }))
    }
    const sql = 'SELECT * FROM issues WHERE rule = ? ORDER BY row, nth LIMIT ? OFFSET ?'
    return this.#db
      .all(sql, rule, limit, offset)
      .map((row) => ({ ...this.#toIssue(row, int(row, 'row')), row: int(row, 'row') }))
  }

  /** Rows in which one of some rules found something that its fix puts right, by id. */
  fixableRows(rules: readonly string[]): RowId[] {
    const sql =
      'SELECT DISTINCT row FROM issues WHERE fixable = 1 AND rule IN (SELECT value FROM json_each(?)) ORDER BY row'
    return this.#db.all(sql, JSON.stringify(rules)).map((row) => int(row, 'row'))
  }

  /** How many findings of a rule its fix puts right; no further than `most` is counted. */
  fixableCount(rule: string, most: number): number {
    return this.#db.number(
      'SELECT count(*) FROM (SELECT 1 FROM issues WHERE rule = ? AND fixable = 1 LIMIT ?)',
      rule,
      most,
    )
  }

  #toIssue(row: SqlRow, id: RowId): Issue {
    return this.pairs.say(toIssue(row), id, this.#views.numberOf)
  }

  /** Said anew each time: the number of the first of the equal rows changes with every row above it. */
  #repeatIssue(id: RowId): Issue {
    const first = this.#db.number(
      'SELECT min(row) FROM equals WHERE fingerprint = (SELECT fingerprint FROM facts WHERE row = ?)',
      id,
    )
    const number = formatNumber(this.#views.numberOf(first))
    return { ...DUPLICATE, column: null, message: `The same as row ${number}.`, fixable: false }
  }

  /** Tokens per example over all counted rows, nearest rank; zeros when nothing is counted. */
  percentiles(): Percentiles {
    const lengths = this.lengths()
    const counted = lengths.reduce((sum, { rows }) => sum + rows, 0)
    const at = (share: number): number => {
      let rank = Math.max(1, Math.ceil(share * counted))
      return lengths.find(({ rows }) => (rank -= rows) <= 0)?.tokens ?? 0
    }
    return { min: at(0), p50: at(0.5), p95: at(0.95), max: at(1) }
  }

  /** How many rows have how many tokens, shortest first: for percentiles and bars without touching the rows. */
  lengths(): { readonly tokens: number; readonly rows: number }[] {
    const rows = this.#db.all('SELECT tokens, rows FROM token_counts WHERE rows > 0 ORDER BY tokens')
    return rows.map((row) => ({ tokens: int(row, 'tokens'), rows: int(row, 'rows') }))
  }

  /** Tokens of every counted row, in the order of the sheet, a few thousand at a time. */
  *tokenCounts(): Generator<number[]> {
    const ids = this.#views.ids({}).slice()
    const sql = 'SELECT f.tokens FROM json_each(?) AS wanted CROSS JOIN facts f ON f.row = wanted.value'
    for (let at = 0; at < ids.length; at += CHUNK) {
      const chunk = JSON.stringify(Array.from(ids.subarray(at, at + CHUNK)))
      yield this.#db.all(sql, chunk).map((row) => int(row, 'tokens'))
    }
  }
}
