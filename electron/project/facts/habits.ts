import { HABIT_RULES } from '../../../shared/domain/checks/registry.ts'
import type { HabitRule } from '../../../shared/domain/checks/rule.ts'
import { Profile } from '../../../shared/domain/habits/profile.ts'
import type { Traits } from '../../../shared/domain/habits/traits.ts'
import { type Issue, Severity } from '../../../shared/domain/issue.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { type Database, int, text, textOrNull } from '../file/database.ts'
import { insertIssues, toIssue } from './issueRows.ts'
import { BIT, DUPLICATE, marksOf, severitiesOf } from './rowFacts.ts'
import type { State } from '../state.ts'

/** What the habit rules find in a row, all of it: what is not among it is taken away. */
export type HabitFindings = { readonly row: RowId; readonly issues: readonly Issue[] }

/** Their issues stand behind all others of a row; so many of one rule fit. */
const FIRST_NTH = 2_000_000
const PER_RULE = 100

/** What is usual in the sheet, by which traits it is told, and the issues of rows that differ. */
export class HabitStore {
  readonly #db: Database
  readonly #state: State
  #profile: Profile | null = null

  constructor(db: Database, state: State) {
    this.#db = db
    this.#state = state
    this.reload()
  }

  /** A profile that another version of the app wrote in another form is found anew. */
  reload(): void {
    const row = this.#db.get('SELECT profile FROM habits')
    this.#profile = row ? (Profile.safeParse(JSON.parse(text(row, 'profile'))).data ?? null) : null
  }

  /** What was usual when rows were last compared; null: not known yet. */
  profile(): Profile | null {
    return this.#profile
  }

  put(row: RowId, traits: Traits | null): void {
    if (traits) this.#db.run('INSERT OR REPLACE INTO traits VALUES (?, ?)', row, JSON.stringify(traits))
  }

  /** The rows in the temporary table `forgotten` are no longer what they were. */
  forgetSome(): void {
    this.#db.run('DELETE FROM traits WHERE row IN (SELECT row FROM forgotten)')
  }

  forgetAll(): void {
    this.#db.run('DELETE FROM traits')
    this.#db.run('DELETE FROM habits')
    this.#profile = null
  }

  /** Traits of rows in the sheet with an id above `after`, by id. */
  batch(after: RowId, limit: number): { readonly row: RowId; readonly traits: Traits }[] {
    const found = this.#db.all('SELECT row, traits FROM traits WHERE row > ? ORDER BY row LIMIT ?', after, limit)
    // Written by this version of the app: other rules are another version, and forget what was found before.
    return found.map((row) => ({ row: int(row, 'row'), traits: JSON.parse(text(row, 'traits')) as Traits }))
  }

  /** What habit rules found in the rows above `after` up to `last`. */
  issues(after: RowId, last: RowId): Map<RowId, Issue[]> {
    const sql = `SELECT * FROM issues WHERE row > ? AND row <= ? AND nth >= ${FIRST_NTH} ORDER BY row, nth`
    const found = new Map<RowId, Issue[]>()
    for (const row of this.#db.all(sql, after, last)) {
      const id = int(row, 'row')
      found.set(id, [...(found.get(id) ?? []), toIssue(row)])
    }
    return found
  }

  /** Part of a running transaction. */
  keep(profile: Profile): void {
    this.#db.run('INSERT OR REPLACE INTO habits VALUES (1, ?)', JSON.stringify(profile))
    this.#profile = profile
  }

  /** Part of a running transaction. Rows without facts are left as they are. */
  change(findings: readonly HabitFindings[]): void {
    for (const { row, issues } of findings) {
      const facts = this.#db.get('SELECT severities, duplicate FROM facts WHERE row = ?', row)
      if (!facts) continue
      const before = this.issues(row - 1, row).get(row) ?? []
      this.#db.run(`DELETE FROM issues WHERE row = ? AND nth >= ${FIRST_NTH}`, row)
      for (const rule of HABIT_RULES) {
        const mine = ({ rule: id }: Issue): boolean => id === rule.id
        this.#insert(row, rule, issues.filter(mine))
        this.#sum(rule, before.filter(mine).length, issues.filter(mine).length)
      }
      this.#weigh(row, int(facts, 'severities'), int(facts, 'duplicate') === 1)
    }
  }

  #insert(row: RowId, rule: HabitRule, issues: readonly Issue[]): void {
    const first = FIRST_NTH + PER_RULE * HABIT_RULES.indexOf(rule)
    insertIssues(this.#db, row, first, issues.slice(0, PER_RULE))
  }

  #sum({ id, severity }: HabitRule, before: number, after: number): void {
    if (before === after) return
    this.#state.totals.issues[severity] += after - before
    this.#db.run(
      `INSERT INTO rule_counts VALUES (?1, ?2, ?3, ?4)
       ON CONFLICT DO UPDATE SET issues = issues + ?3, rows = rows + ?4`,
      ...[id, severity, after - before, Number(after > 0) - Number(before > 0)],
    )
  }

  /** The severities and marks of a row after some of its issues came or went. */
  #weigh(row: RowId, before: number, repeat: boolean): void {
    const issues = this.#db.all('SELECT severity, "column" FROM issues WHERE row = ?', row).map((issue) => ({
      ...{ rule: '', message: '', fixable: false },
      severity: Severity.parse(issue['severity']),
      column: textOrNull(issue, 'column'),
    }))
    const bits = severitiesOf(issues)
    this.#db.run('UPDATE facts SET severities = ?, cells = ? WHERE row = ?', bits, marksOf(issues), row)
    for (const severity of Severity.options) {
      const bit = BIT[severity]
      if ((before & bit) === (bits & bit) || (repeat && severity === DUPLICATE.severity)) continue
      this.#state.totals.rowsWith[severity] += (bits & bit) > 0 ? 1 : -1
    }
  }
}
