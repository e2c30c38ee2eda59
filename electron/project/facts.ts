import type { RowFindings } from '../../shared/domain/facts.ts'
import { RULES_VERSION } from '../../shared/domain/checks/version.ts'
import type { Profile } from '../../shared/domain/habits/profile.ts'
import type { PairRule } from '../../shared/domain/checks/rule.ts'
import { type Issue, Severity } from '../../shared/domain/issue.ts'
import type { RowId } from '../../shared/domain/row.ts'
import { Totals } from '../../shared/domain/totals.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { SketchStore } from './alike.ts'
import { type Database, int, type SqlRow, text } from './database.ts'
import { Duplicates } from './duplicates.ts'
import { insertIssues, toIssue } from './issueRows.ts'
import { type HabitFindings, HabitStore } from './habits.ts'
import { type Pair, type PairChange, PairStore } from './pairs.ts'
import type { StoredRow } from './records.ts'
import { DUPLICATE, marksOf, severitiesOf } from './rowFacts.ts'
import type { Rows } from './rows.ts'
import { type State, uncounted } from './state.ts'
import { subtractForgotten, Tally } from './tally.ts'
import type { Views } from './view.ts'

export type RuleCount = {
  readonly rule: string
  readonly severity: Severity
  readonly count: number
  readonly rows: number
}
export type Percentiles = { readonly min: number; readonly p50: number; readonly p95: number; readonly max: number }

/** Rows that are gone through at once. */
const CHUNK = 10_000

/** What counting and checking found, beside the rows. A row has facts when they are true of its text as it is now. */
export class FactsStore {
  readonly #db: Database
  readonly #state: State
  readonly #rows: Rows
  readonly #views: Views
  readonly #duplicates: Duplicates
  readonly sketches: SketchStore
  readonly pairs: PairStore
  readonly habits: HabitStore

  constructor(db: Database, state: State, rows: Rows, views: Views) {
    this.#db = db
    this.#state = state
    this.#rows = rows
    this.#views = views
    this.#duplicates = new Duplicates(db, state)
    this.sketches = new SketchStore(db)
    this.pairs = new PairStore(db, state)
    this.habits = new HabitStore(db, state)
    this.#renew()
  }

  /** Rows that were checked by other rules than these are to be checked again. */
  #renew(): void {
    if (this.#state.rules !== RULES_VERSION) this.#startOver(() => (this.#state.rules = RULES_VERSION))
  }

  /**
   * Rows that were counted by another reading than this (encoding, way of giving a conversation, limit) are to be
   * counted again: the list of models, or the app, has changed since.
   */
  countAs(reading: string): void {
    if (this.#state.totals.countedAs !== reading) this.#startOver(() => (this.#state.totals.countedAs = reading))
  }

  #startOver(note: () => unknown): void {
    this.#commit(() => {
      if (this.#state.totals.counted > 0) this.#forgetAll()
      note()
    })
  }

  /** After a failed commit. */
  reload(): void {
    this.#state.reload()
    this.#duplicates.reload()
    this.sketches.reload()
    this.habits.reload()
  }

  /** Rows still to be counted. */
  pending(): number {
    return this.#state.totals.rows - this.#state.totals.counted
  }

  /** Rows without current facts with an id above `afterId`, by id. */
  stale(afterId: RowId, limit: number): StoredRow[] {
    return this.#rows.stale(afterId, limit)
  }

  /**
   * Stores what was found, drops what was found of an older state of a row. Facts can be counted again, so this commit
   * does not wait for the disk; it can only be lost together with what came after it.
   */
  write(records: readonly RowFindings[]): void {
    this.#quickly(() => {
      const tally = new Tally(this.#state.totals)
      for (const record of records) this.#writeOne(record, tally)
      tally.flush(this.#db)
      this.#duplicates.catchUp()
    })
  }

  /** Changes which rows are paired by a rule, and their issues. As with `write`, this can be found again. */
  writePairs(rule: PairRule, changes: readonly PairChange[]): void {
    this.#quickly(() => {
      this.pairs.change(rule, changes)
    })
  }

  /** Whether both rows of a pair are right, or no longer. False: they are no pair, or have changed since. */
  settlePair(rule: PairRule, pair: Omit<Pair, 'likeness'>, bothRight: boolean): boolean {
    let done = false
    this.#commit(() => {
      done = bothRight ? this.pairs.accept(rule, pair) : this.pairs.doubt(rule, pair)
    })
    return done
  }

  /** Changes what is known to be usual (null: as it is), and the issues of rows that differ. */
  writeHabits(profile: Profile | null, findings: readonly HabitFindings[]): void {
    this.#quickly(() => {
      if (profile) this.habits.keep(profile)
      this.habits.change(findings)
    })
  }

  /** Without waiting for the disk. */
  #quickly(act: () => void): void {
    this.#db.exec('PRAGMA synchronous = NORMAL')
    try {
      this.#commit(act)
    } finally {
      this.#db.exec('PRAGMA synchronous = FULL')
    }
  }

  #writeOne(record: RowFindings, tally: Tally): void {
    const row = this.#db.get('SELECT stamp, split FROM rows WHERE id = ? AND gone = 0', record.row)
    if (!row || Math.max(int(row, 'stamp'), this.#state.invalidated) !== record.stamp) return
    // Not stale: the same was already found by another batch.
    if (this.#db.run('DELETE FROM stale WHERE row = ?', record.row) === 0) return
    const bits = severitiesOf(record.issues)
    const fingerprint = record.fingerprint === '' ? null : BigInt.asIntN(64, BigInt(`0x${record.fingerprint}`))
    const repeat = this.#duplicates.isRepeat(record.row, fingerprint, tally)
    if (repeat) tally.addRepeat(bits)
    this.#db.run(
      'INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ...[
        record.row,
        record.tokens,
        record.completionTokens,
        record.over,
        fingerprint,
        bits,
        repeat ? 1 : 0,
        marksOf(record.issues),
      ],
    )
    insertIssues(this.#db, record.row, 0, record.issues)
    this.sketches.put(record.row, record.sketch)
    this.habits.put(record.row, record.traits)
    tally.add(record, int(row, 'split') === 1, bits)
  }

  /** All facts are out of date: what is still being counted is dropped when it arrives. */
  invalidateAll(): void {
    this.#commit(() => {
      this.#forgetAll()
    })
  }

  #forgetAll(): void {
    for (const pieces = this.forgetAllInPieces(); !pieces.next().done;);
  }

  /** `invalidateAll` as part of a running transaction, in pieces, all of which are to be done. */
  *forgetAllInPieces(): Generator<number, void> {
    const { rows, validationRows } = this.#state.totals
    for (const table of ['facts', 'issues', 'token_counts', 'rule_counts', 'stale'])
      yield this.#db.run(`DELETE FROM ${table}`)
    // By id: the index by place holds whether a row is gone, and would be gone through as a whole for each piece.
    const stale = 'INSERT INTO stale SELECT id FROM rows NOT INDEXED WHERE id > ? AND id <= ? AND gone = 0'
    for (let from = 0; from < this.#state.nextRow; from += CHUNK) yield this.#db.run(stale, from, from + CHUNK)
    this.#state.totals = uncounted(rows, validationRows)
    this.#duplicates.startOver()
    for (const part of [this.sketches, this.habits, this.pairs]) part.forgetAll()
    this.#state.stamp += 1
    this.#state.invalidated = this.#state.stamp
  }

  /**
   * Rows in the temporary table `touched`, from one id (exclusive) to another, are to be counted again, or are gone; part
   * of a running transaction, which ends with `forgotten`.
   */
  forgetSome(from: RowId, to: RowId): void {
    this.#db.run('DELETE FROM forgotten')
    this.#db.run('INSERT INTO forgotten SELECT row FROM touched WHERE row > ? AND row <= ?', from, to)
    subtractForgotten(this.#db, this.#state.totals)
    for (const part of [this.#duplicates, this.sketches, this.habits, this.pairs]) part.forgetSome()
    this.#db.run('DELETE FROM stale WHERE row IN (SELECT row FROM forgotten)')
    this.#db.run('INSERT INTO stale SELECT t.row FROM forgotten t CROSS JOIN rows r ON r.id = t.row WHERE r.gone = 0')
  }

  /** All rows that are to be forgotten are. */
  forgotten(): void {
    this.#duplicates.catchUp()
  }

  #commit(act: () => void): void {
    try {
      this.#db.transaction(() => {
        act()
        this.#state.save()
      })
    } catch (error) {
      this.reload()
      throw error
    }
    this.#views.outdate()
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
      'SELECT min(row) FROM facts WHERE fingerprint = (SELECT fingerprint FROM facts WHERE row = ?)',
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
