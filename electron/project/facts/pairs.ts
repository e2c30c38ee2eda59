import { PAIR_RULES } from '../../../shared/domain/checks/registry.ts'
import type { PairRule, PairRuleId } from '../../../shared/domain/checks/rule.ts'
import type { Issue } from '../../../shared/domain/issue.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { type Database, int, text } from '../file/database.ts'
import { BIT, DUPLICATE } from './rowFacts.ts'
import type { State } from '../state.ts'

/** Two rows that one rule found to belong together; `row` came into the sheet later, or is the one held back. */
export type Pair = { readonly row: RowId; readonly other: RowId; readonly likeness: number }

/** What is to be changed of the pairs of a rule: `likeness` null takes a pair away. */
export type PairChange = { readonly row: RowId; readonly other: RowId; readonly likeness: number | null }

/** Issues found by comparing rows stand behind those of the rows themselves. */
const FIRST_NTH = 1_000_000

/** Likeness of a pair of which a row has changed since: it is looked at anew, whatever comes out. */
const OUTDATED = -1

/** Of `both_right b`: both rows are what they were when somebody found them right. */
const SAYS_THE_SAME = `EXISTS (SELECT 1 FROM facts f WHERE f.row = b.row AND f.fingerprint = b.row_says)
  AND EXISTS (SELECT 1 FROM facts f WHERE f.row = b.other AND f.fingerprint = b.other_says)`

/**
 * Pairs of rows that are alike, as they were last found, and the issues that come of them among those of the rows, so
 * that lists, filters and sums know no difference.
 */
export class PairStore {
  readonly #db: Database
  readonly #state: State

  constructor(db: Database, state: State) {
    this.#db = db
    this.#state = state
  }

  /** The rows in `forgotten` have lost their issues with their facts. */
  forgetSome(): void {
    const forgotten = 'SELECT row FROM forgotten'
    const rules = JSON.stringify(PAIR_RULES.map(({ id }) => id))
    this.#db.run(`UPDATE pairs SET likeness = ${OUTDATED} WHERE row IN (${forgotten})`)
    this.#db.run(
      `UPDATE pairs SET likeness = ${OUTDATED} WHERE rule IN (SELECT value FROM json_each(?)) AND other IN (${forgotten})`,
      rules,
    )
  }

  forgetAll(): void {
    this.#db.run('DELETE FROM pairs')
  }

  /** Pairs of a rule with a later row above `after`, by that row. */
  after(rule: PairRuleId, after: RowId, limit: number): Pair[] {
    const sql = 'SELECT row, other, likeness FROM pairs WHERE rule = ? AND row > ? ORDER BY row LIMIT ?'
    return this.#db.all(sql, rule, after, limit).map(toPair)
  }

  /** Pairs of a rule whose rows are both in the sheet, those with the same earlier row together; and how many there are. */
  page(rule: PairRuleId, offset: number, limit: number): { pairs: Pair[]; total: number } {
    const sql = `SELECT p.row, p.other, p.likeness FROM pairs p CROSS JOIN rows a ON a.id = p.row
      CROSS JOIN rows b ON b.id = p.other WHERE p.rule = ? AND a.gone = 0 AND b.gone = 0
      ORDER BY p.other, p.row LIMIT ? OFFSET ?`
    return {
      pairs: this.#db.all(sql, rule, limit, offset).map(toPair),
      total: this.#db.number('SELECT count(*) FROM pairs WHERE rule = ?', rule),
    }
  }

  /**
   * Takes a pair out of those found, for as long as neither row changes; part of a running transaction.
   * @returns false when they are no pair any more, or one of them is still to be counted
   */
  accept(rule: PairRule, { row, other }: Omit<Pair, 'likeness'>): boolean {
    const added = this.#db.run(
      `INSERT OR REPLACE INTO both_right SELECT p.rule, p.row, p.other, p.likeness, a.fingerprint, b.fingerprint
       FROM pairs p JOIN facts a ON a.row = p.row JOIN facts b ON b.row = p.other
       WHERE p.rule = ? AND p.row = ? AND p.other = ? AND p.likeness <> ${OUTDATED}
         AND a.fingerprint IS NOT NULL AND b.fingerprint IS NOT NULL`,
      ...[rule.id, row, other],
    )
    if (added > 0) this.change(rule, [{ row, other, likeness: null }])
    return added > 0
  }

  /** The opposite of `accept`: what is no longer true of the rows comes back when they are next compared. */
  doubt(rule: PairRule, { row, other }: Omit<Pair, 'likeness'>): boolean {
    const where = 'rule = ? AND row = ? AND other = ?'
    const found = this.#db.get(
      `SELECT likeness FROM both_right b WHERE ${where} AND ${SAYS_THE_SAME}`,
      rule.id,
      row,
      other,
    )
    const removed = this.#db.run(`DELETE FROM both_right WHERE ${where}`, rule.id, row, other) > 0
    const taken = this.#db.get('SELECT 1 FROM pairs WHERE rule = ? AND row = ?', rule.id, row) !== undefined
    if (found && !taken) this.change(rule, [{ row, other, likeness: int(found, 'likeness') }])
    return removed
  }

  /** Pairs of a rule that are right both, as `row other`. */
  accepted(rule: PairRuleId): ReadonlySet<string> {
    const sql = `SELECT row || ' ' || other AS pair FROM both_right b WHERE rule = ? AND ${SAYS_THE_SAME}`
    return new Set(this.#db.all(sql, rule).map((found) => text(found, 'pair')))
  }

  /** Pairs of all rules that are right both and whose rows are in the sheet, by rule; and how many there are. */
  decided(offset: number, limit: number): { pairs: (Pair & { readonly rule: string })[]; total: number } {
    const from = `FROM both_right b CROSS JOIN rows a ON a.id = b.row CROSS JOIN rows o ON o.id = b.other
      WHERE a.gone = 0 AND o.gone = 0 AND ${SAYS_THE_SAME}`
    const sql = `SELECT b.rule, b.row, b.other, b.likeness ${from} ORDER BY b.rule, b.other, b.row LIMIT ? OFFSET ?`
    return {
      pairs: this.#db.all(sql, limit, offset).map((found) => ({ ...toPair(found), rule: text(found, 'rule') })),
      total: this.#db.number(`SELECT count(*) ${from}`),
    }
  }

  /** The row that a row was paired with; null: none is known any more. */
  partnerOf(rule: string, row: RowId): RowId | null {
    const sql = `SELECT other AS id FROM pairs WHERE rule = ?1 AND row = ?2
      UNION ALL SELECT row AS id FROM pairs WHERE rule = ?1 AND other = ?2 LIMIT 1`
    const found = this.#db.get(sql, rule, row)
    return found ? int(found, 'id') : null
  }

  /** Part of a running transaction. */
  change(rule: PairRule, changes: readonly PairChange[]): void {
    const rows = new Set<RowId>()
    for (const { row, other, likeness } of changes) {
      const before = this.#db.get('SELECT other FROM pairs WHERE row = ? AND rule = ?', row, rule.id)
      for (const id of [row, other, ...(before ? [int(before, 'other')] : [])]) rows.add(id)
      if (likeness === null) this.#db.run('DELETE FROM pairs WHERE row = ? AND rule = ?', row, rule.id)
      else this.#db.run('INSERT OR REPLACE INTO pairs VALUES (?, ?, ?, ?)', row, rule.id, other, likeness)
    }
    let found = 0
    for (const row of rows) found += this.#mark(rule, row)
    this.#state.totals.issues[rule.severity] += found
    this.#db.run(
      `INSERT INTO rule_counts VALUES (?1, ?2, ?3, ?3)
       ON CONFLICT DO UPDATE SET issues = issues + ?3, rows = rows + ?3`,
      ...[rule.id, rule.severity, found],
    )
  }

  /** Gives a row its issue or takes it away; answers by how many issues there are more. Rows without facts have none. */
  #mark(rule: PairRule, row: RowId): number {
    const paired = this.#db.get('SELECT 1 FROM pairs WHERE row = ? AND rule = ?', row, rule.id) !== undefined
    const wanted = paired || (rule.marks === 'both' && this.#isOther(rule.id, row))
    const nth = FIRST_NTH + PAIR_RULES.indexOf(rule)
    const facts = this.#db.get('SELECT severities, duplicate FROM facts WHERE row = ?', row)
    const has = this.#db.get('SELECT 1 FROM issues WHERE row = ? AND nth = ?', row, nth) !== undefined
    if (!facts || has === wanted) return 0
    if (wanted) {
      const values = [row, nth, rule.id, rule.severity]
      this.#db.run(`INSERT INTO issues VALUES (?, ?, ?, ?, NULL, '', 0)`, ...values)
    } else this.#db.run('DELETE FROM issues WHERE row = ? AND nth = ?', row, nth)
    this.#weigh(rule, row, { bits: int(facts, 'severities'), repeat: int(facts, 'duplicate') === 1 })
    return wanted ? 1 : -1
  }

  #isOther(rule: string, row: RowId): boolean {
    return this.#db.get('SELECT 1 FROM pairs WHERE rule = ? AND other = ?', rule, row) !== undefined
  }

  /** The severities of a row after one of its issues came or went. */
  #weigh({ severity }: PairRule, row: RowId, before: { bits: number; repeat: boolean }): void {
    const has = this.#db.get('SELECT 1 FROM issues WHERE row = ? AND severity = ?', row, severity) !== undefined
    const bit = BIT[severity]
    if (has === (before.bits & bit) > 0) return
    this.#db.run('UPDATE facts SET severities = ? WHERE row = ?', before.bits ^ bit, row)
    const otherwise = before.repeat && severity === DUPLICATE.severity
    if (!otherwise) this.#state.totals.rowsWith[severity] += has ? 1 : -1
  }

  /** The sentence of an issue that came of a pair: said anew each time, because the numbers of rows change. */
  say(issue: Issue, row: RowId, numberOf: (id: RowId) => number): Issue {
    const rule = PAIR_RULES.find(({ id }) => id === issue.rule)
    if (!rule) return issue
    const partner = this.partnerOf(rule.id, row)
    const number = partner === null ? 0 : numberOf(partner)
    return { ...issue, message: rule.say(number === 0 ? 'another row' : `row ${formatNumber(number)}`) }
  }
}

function toPair(row: Readonly<Record<string, unknown>>): Pair {
  return { row: Number(row['row']), other: Number(row['other']), likeness: Number(row['likeness']) }
}
