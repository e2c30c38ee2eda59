import type { RowFindings } from '../../../shared/domain/facts.ts'
import { RULES_VERSION } from '../../../shared/domain/checks/version.ts'
import type { Profile } from '../../../shared/domain/habits/profile.ts'
import type { PairRule } from '../../../shared/domain/checks/rule.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { Pace, type PaceOptions } from '../../pace.ts'
import { SketchStore } from './alike.ts'
import { type Database, int } from '../file/database.ts'
import { Duplicates } from './duplicates.ts'
import { FactsReading } from './factsReading.ts'
import { insertIssues } from './issueRows.ts'
import { type HabitFindings, HabitStore } from './habits.ts'
import type { Pair, PairChange } from './pairs.ts'
import type { StoredRow } from '../records.ts'
import { marksOf, severitiesOf } from './rowFacts.ts'
import type { Rows } from '../rows.ts'
import { type State, uncounted } from '../state.ts'
import { subtractForgotten, Tally } from './tally.ts'
import { inTurns } from '../file/turns.ts'
import type { Views } from '../views/view.ts'

/** Rows that are gone through at once. */
const CHUNK = 10_000

/** What counting and checking found, beside the rows. A row has facts when they are true of its text as it is now. */
export class FactsStore extends FactsReading {
  readonly #db: Database
  readonly #state: State
  readonly #rows: Rows
  readonly #views: Views
  readonly #duplicates: Duplicates
  readonly sketches: SketchStore
  readonly habits: HabitStore

  constructor(db: Database, state: State, rows: Rows, views: Views) {
    super({ db, state, views })
    this.#db = db
    this.#state = state
    this.#rows = rows
    this.#views = views
    this.#duplicates = new Duplicates(db, state)
    this.sketches = new SketchStore(db)
    this.habits = new HabitStore(db, state)
  }

  /**
   * Whether rows were checked by the rules of this version of the app, and counted by this reading (encoding, way of
   * giving a conversation, limit), which changes with the list of models.
   */
  isOfNow(reading: string): boolean {
    return this.#state.rules === RULES_VERSION && this.#state.totals.countedAs === reading
  }

  /**
   * Rows that were checked by other rules, or counted by another reading, are to be counted again: lets go of what is
   * known of them, in pieces, all or nothing. That nothing is known any more shows at once.
   * @throws the signal's reason when it was cancelled
   */
  async becomeOfNow(reading: string, options: PaceOptions = {}): Promise<void> {
    const note = (): void => {
      this.#state.rules = RULES_VERSION
      this.#state.totals.countedAs = reading
    }
    if (this.#state.totals.counted === 0) {
      this.#commit(() => {
        this.#invalidate()
        note()
      })
      return
    }
    await this.#keeping(() =>
      this.#db.longTransaction(async (turn) => {
        await inTurns(this.forgetAllInPieces(), turn, new Pace(options))
        turn(() => {
          note()
          this.#state.save()
        })
      }),
    )
  }

  /** What is in memory follows the file, also when it could not be written. */
  async #keeping(act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      this.reload()
      throw error
    }
    this.#views.outdate()
  }

  /** After a failed commit. */
  reload(): void {
    this.#state.reload()
    this.#duplicates.reload()
    this.sketches.reload()
    this.habits.reload()
  }

  /** Rows still to be counted, or to be checked by the rules of now. */
  pending(): number {
    const { rows, counted } = this.#state.totals
    return this.#state.rules === RULES_VERSION ? rows - counted : rows
  }

  /** Whether everything is known that facts tell: every row is counted, and every repeat found. */
  get complete(): boolean {
    return this.pending() === 0 && this.#state.totals.listed
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
    })
  }

  /**
   * Finds the repeats of a large sheet when all of it is counted, in pieces, between which the process does other things.
   * Ends early when rows are to be counted again.
   * @throws the signal's reason when it was cancelled; what was found stays
   */
  async findRepeats(options: PaceOptions = {}): Promise<void> {
    const pace = new Pace(options)
    for (;;) {
      // What a long act has changed may yet be taken back.
      while (this.#db.busy) await this.#db.busy
      options.signal?.throwIfAborted()
      if (this.complete || this.pending() > 0) return
      const looked = this.#duplicates.goOn((act) => {
        this.#quickly(act)
      })
      await pace.next(looked)
    }
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
    const repeat = this.#duplicates.add(record.row, fingerprint, tally)
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

  /**
   * All facts are out of date, and what is still being counted is dropped when it arrives; part of a running transaction,
   * in pieces, all of which are to be done. From the first on the sums are those of a sheet that is not counted.
   */
  *forgetAllInPieces(): Generator<number, void> {
    const { rows, validationRows } = this.#state.totals
    this.#state.totals = uncounted(rows, validationRows)
    for (const table of ['token_counts', 'rule_counts']) this.#db.run(`DELETE FROM ${table}`)
    yield 0
    for (const table of ['facts', 'issues', 'stale']) yield this.#db.run(`DELETE FROM ${table}`)
    // By id: the index by place holds whether a row is gone, and would be gone through as a whole for each piece.
    const stale = 'INSERT INTO stale SELECT id FROM rows NOT INDEXED WHERE id > ? AND id <= ? AND gone = 0'
    for (let from = 0; from < this.#state.nextRow; from += CHUNK) yield this.#db.run(stale, from, from + CHUNK)
    this.#duplicates.startOver()
    for (const part of [this.sketches, this.habits, this.pairs]) {
      yield 0
      part.forgetAll()
    }
    this.#invalidate()
  }

  /** What is being counted is of before, and dropped when it arrives. */
  #invalidate(): void {
    this.#state.stamp += 1
    this.#state.invalidated = this.#state.stamp
  }

  /**
   * Rows in the temporary table `touched`, from one id (exclusive) to another, are to be counted again, or are gone; part
   * of a running transaction.
   */
  forgetSome(from: RowId, to: RowId): void {
    this.#db.run('DELETE FROM forgotten')
    this.#db.run('INSERT INTO forgotten SELECT row FROM touched WHERE row > ? AND row <= ?', from, to)
    subtractForgotten(this.#db, this.#state.totals)
    for (const part of [this.#duplicates, this.sketches, this.habits, this.pairs]) part.forgetSome()
    this.#db.run('DELETE FROM stale WHERE row IN (SELECT row FROM forgotten)')
    this.#db.run('INSERT INTO stale SELECT t.row FROM forgotten t CROSS JOIN rows r ON r.id = t.row WHERE r.gone = 0')
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
}
