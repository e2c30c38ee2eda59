import type { HistoryPage } from '../../shared/contract/history.ts'
import type { ProjectState } from '../../shared/contract/project.ts'
import type { Page } from '../../shared/contract/rows.ts'
import type { ComparedRow, Comparison } from '../../shared/contract/versions.ts'
import type { Column, ColumnId } from '../../shared/domain/column.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import type { Row, RowId, Split } from '../../shared/domain/row.ts'
import type { Setup } from '../../shared/domain/setup.ts'
import type { View } from '../../shared/domain/view.ts'
import { BulkFile } from './bulk.ts'
import type { PaceOptions } from '../pace.ts'
import { Changes, type GoToOptions, type LongPatches } from './changes.ts'
import { Columns, type Layout } from './columns.ts'
import { type ComparedPage, Comparer, type Span } from './compare/comparer.ts'
import type { Database } from './database.ts'
import { edgeIn, type EdgeStart } from './edge.ts'
import type { Applied } from './effects.ts'
import { FactsStore } from './facts.ts'
import { History } from './history.ts'
import { JobStore } from './jobs.ts'
import { LongActs } from './longActs.ts'
import { Meta } from './meta.ts'
import { closeProjectFile, openProjectFile } from './projectFile.ts'
import type { BulkWriter, NewProject, StoredRow } from './records.ts'
import { Rows } from './rows.ts'
import { SimilarRows } from './similar.ts'
import { damagedFailure } from './sqlFailure.ts'
import { defineSplitWords } from './splitColumn.ts'
import { State } from './state.ts'
import { TextSearch } from './textSearch.ts'
import { defineTextTests } from './textSql.ts'
import { Versions } from './versions.ts'
import { Views } from './view.ts'

/** Rows per batch unless asked otherwise: a few megabytes of text. */
const BATCH = 1000

export type BulkProject = BulkWriter & { abandon(): void; settle(): Promise<void>; finish(): Project }

/**
 * One project file, open in this process alone. Everything is synchronous: when an edit returns it is on disk. Calls that
 * fail throw a Failure naming the file, and leave the file and this object as they were.
 */
export class Project implements Disposable {
  readonly path: string
  readonly facts: FactsStore
  readonly jobs: JobStore
  readonly similar: SimilarRows
  readonly searched: TextSearch
  readonly versions: Versions
  readonly #db: Database
  readonly #state: State
  readonly #meta: Meta
  readonly #columns: Columns
  readonly #history: History
  readonly #rows: Rows
  readonly #views: Views
  readonly #changes: Changes
  readonly #acts: LongActs
  readonly #comparer: Comparer

  private constructor(path: string, db: Database) {
    this.path = path
    this.#db = db
    defineTextTests(db)
    defineSplitWords(db)
    this.#state = new State(db)
    this.#meta = new Meta(db)
    this.#columns = new Columns(db)
    this.#history = new History(db, this.#state)
    this.#rows = new Rows(db, this.#state, this.#columns)
    this.#views = new Views(db, this.#columns)
    this.facts = new FactsStore(db, this.#state, this.#rows, this.#views)
    this.jobs = new JobStore(db)
    this.searched = new TextSearch(db)
    this.similar = new SimilarRows(
      db,
      () => ({ columns: this.columns(), setup: this.setup() }),
      () => this.batches({ split: 'train' }),
    )
    const parts = { db, state: this.#state, meta: this.#meta, columns: this.#columns, history: this.#history }
    this.#changes = new Changes({ ...parts, facts: this.facts, views: this.#views })
    this.#acts = new LongActs(db)
    this.versions = new Versions(db, this.#state)
    this.#comparer = new Comparer(parts)
  }

  /** A project without rows. Never overwrites. */
  static create(path: string, made: NewProject): Project {
    return Project.createInBulk(path, made).finish()
  }

  /** A project filled with many rows at once: there is none until `finish`, and never half of one. */
  static createInBulk(path: string, made: NewProject): BulkProject {
    const file = new BulkFile(path, made)
    return {
      get columns() {
        return file.columns
      },
      get rows() {
        return file.rows
      },
      append: (records, splits) => {
        file.append(records, splits)
      },
      addColumn: (column) => file.addColumn(column),
      commit: () => {
        file.commit()
      },
      abandon: () => {
        file.abandon()
      },
      settle: () => file.settle(),
      finish: () => {
        file.finish()
        return Project.open(path)
      },
    }
  }

  /** @throws Failure `not-found`, `corrupt-project`, `project-too-new`, `locked`, `read-only` */
  static open(path: string): Project {
    const db = openProjectFile(path)
    try {
      const project = new Project(path, db)
      // Read once, so that damage shows before anybody works on it.
      project.jobs.list()
      return project
    } catch (error) {
      closeProjectFile(db)
      // Whatever cannot be read of a file that is ours is not what was written there.
      throw error instanceof Failure ? error : damagedFailure(path, error)
    }
  }

  get id(): string {
    return this.#meta.id
  }

  /** Makes a copy of another project one of its own, under a new id. On disk when it returns. Throws Failure `disk-full`. */
  becomeOwn(id: string): void {
    this.#meta.becomeOwn(id, this.#state.revision)
  }

  /** Whether what was sent from a project at a revision was sent from this one, or from before it was copied. */
  was(id: string, revision: number): boolean {
    return this.#meta.was(id, revision)
  }

  /** All that the frame of the window needs; from memory. */
  state(): ProjectState {
    return {
      id: this.#meta.id,
      name: this.#meta.name,
      revision: this.#state.revision,
      savedAt: this.#state.savedAt,
      columns: this.columns(),
      setup: this.setup(),
      totals: this.facts.totals(),
      history: this.#history.labels(),
    }
  }

  columns(): Column[] {
    return this.#columns.list().map((column) => ({ ...column }))
  }

  setup(): Setup {
    return { ...this.#meta.setup }
  }

  rename(name: string): void {
    this.#meta.rename(name)
  }

  /** How a column looks: not part of the history. */
  layout(column: ColumnId, change: Layout): void {
    this.#columns.layout(column, change)
  }

  /** Cells changed since a revision; null: that revision is not of this file. */
  changesSince(revision: number): number | null {
    if (revision > this.#state.revision) return null
    return this.#db.number('SELECT sum(cells) FROM revisions WHERE revision > ?', revision)
  }

  /**
   * Makes a view ready in pieces, so that what asks for it afterwards does not hold up the process. `rows`: so many of
   * its first rows are enough. `refresh` lets rows that no longer match drop out, and those that now do come in.
   * @throws Failure `wrong-input` for a pattern that cannot be read; the signal's reason when it was cancelled
   */
  async prepare(view: View, options: Parameters<Views['prepare']>[1] = {}): Promise<void> {
    while (this.busy) await this.busy
    await this.#views.prepare(view, options)
  }

  /** All ids of a view as they are now, in its order, made ready as by `prepare`. */
  async viewIds(view: View, options: PaceOptions = {}): Promise<Uint32Array> {
    await this.prepare(view, options)
    return this.#views.ids(view).slice()
  }

  /** A page of a view; of one that is still being made ready, what is known of it. `refresh`: see `prepare`. */
  page(view: View, offset: number, limit: number, refresh = false): Page {
    const part = this.#views.partOf(view)
    if (part?.whole) return this.#pageOfWhole(part.ids, offset, limit)
    const ids = part?.ids ?? this.#views.ids(view, refresh)
    const rows = this.rows(Array.from(ids.subarray(offset, offset + limit)))
    return { revision: this.#state.revision, count: ids.length, complete: part === null, offset, rows }
  }

  /** A page of the whole sheet as far as it is known: how many rows there are, and their numbers, need not be looked for. */
  #pageOfWhole(known: Uint32Array, offset: number, limit: number): Page {
    const ids = Array.from(known.subarray(offset, offset + limit))
    const numbers = new Map(ids.map((id, at) => [id, offset + at + 1]))
    const count = this.facts.totals().rows
    const complete = ids.length === Math.min(limit, Math.max(0, count - offset))
    const rows = this.#rows.shown(ids, (id) => numbers.get(id) ?? 0)
    return { revision: this.#state.revision, count, complete, offset, rows }
  }

  /** Where Ctrl with an arrow leads in a column of a view, 0-based, see `edgeIn`. */
  async edge(view: View, start: EdgeStart, options: PaceOptions = {}): Promise<number> {
    return edgeIn(this.#rows, await this.viewIds(view, options), start, options)
  }

  /** 0-based place of a row in a view, or null. */
  locate(view: View, row: RowId): number | null {
    return this.#views.locate(view, row)
  }

  texts(view: View, offset: number, limit: number, columns: readonly ColumnId[]): string[][] {
    return this.#rows.texts(this.ids(view, offset, limit), columns)
  }

  ids(view: View, offset: number, limit: number): RowId[] {
    return Array.from(this.#views.ids(view).subarray(offset, offset + limit))
  }

  /** Rows as the sheet shows them, in the order asked for; rows no longer in the sheet are left out. */
  rows(ids: readonly RowId[]): Row[] {
    return this.#rows.shown(ids, this.#views.numberOf)
  }

  stored(ids: readonly RowId[]): StoredRow[] {
    return this.#rows.stored(ids)
  }

  /**
   * All rows in sheet order, a batch at a time. Which rows and in which order is fixed at the start; edits in between show
   * in the text of later batches, and rows deleted in between are left out.
   */
  *batches(options: { readonly split?: Split; readonly size?: number } = {}): Generator<StoredRow[]> {
    const { split, size = BATCH } = options
    // Sliced: the view moves on with edits.
    const ids = this.#views.ids({}).slice()
    for (let at = 0; at < ids.length; at += size) {
      const rows = this.stored(Array.from(ids.subarray(at, at + size)))
      const wanted = split ? rows.filter((row) => row.split === split) : rows
      if (wanted.length > 0) yield wanted
    }
  }

  /**
   * Applies all patches or none. Many of them need not be in memory at once: a generator may read rows on the way.
   * @throws Failure `stale`, `disk-full`, `read-only`
   */
  edit(patches: Iterable<Patch>, label: string): Applied {
    return this.#changes.edit(patches, label)
  }

  /**
   * `edit` for long lists, in pieces between which the process does other things; nobody else writes meanwhile. Cancelled
   * or failed, it leaves everything as it was. `onProgress`: cells and rows changed so far.
   */
  async editLong(patches: LongPatches, label: string, options: PaceOptions = {}): Promise<Applied> {
    return this.#acts.run(options, (paced) => this.#changes.editLong(patches, label, paced))
  }

  /** Null, or what to wait for before anything is written or read: a long act is under way. Ask again after waiting. */
  get busy(): Promise<void> | null {
    return this.#db.busy
  }

  /** The newest change set that is not undone; 0: none. */
  get historyAt(): number {
    return this.#state.historyAt
  }

  /** Undoes or does again, in pieces, until a change set of the history is the newest one done; 0: until none is. */
  async goTo(change: number, options: GoToOptions = {}): Promise<Applied | null> {
    const { bookmark = false } = options
    return this.#acts.run(options, (paced) => this.#changes.goTo(change, { ...paced, bookmark }))
  }

  /** Makes everything what it was after a change set, as a change set of its own, in pieces. Null: it is so already. */
  async goBack(change: number, label: string, options: PaceOptions = {}): Promise<Applied | null> {
    return this.#acts.run(options, (paced) => this.#changes.goBack(change, label, paced))
  }

  /** The newest change sets before one, newest first; null: from the newest on. */
  history(before: number | null, limit: number): HistoryPage {
    return this.#history.page(before, limit)
  }

  /** What differs between two points of the history, in pieces. Throws Failure `stale`. */
  compare(span: Span, options: PaceOptions = {}): Promise<Comparison> {
    return this.#comparer.compare(span, options)
  }

  /** The rows that differ, a page at a time. Throws Failure `stale`. */
  compared(span: Span, page: ComparedPage): Promise<ComparedRow[]> {
    return this.#comparer.page(span, page, this.#views.numberOf)
  }

  /** Takes back the newest change set; null: there is none. */
  undo(): Applied | null {
    return this.#changes.undo()
  }

  /** Does again what was undone last; null: nothing was, or something else was done since. */
  redo(): Applied | null {
    return this.#changes.redo()
  }

  /** Before closing: long acts are taken back, none begins any more. Settles when they are over. */
  endActs(): Promise<void> {
    return this.#acts.end()
  }

  close(): void {
    closeProjectFile(this.#db)
  }

  [Symbol.dispose](): void {
    this.close()
  }
}
