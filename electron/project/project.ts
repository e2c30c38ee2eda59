import type { ColumnId } from '../../shared/domain/column.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import type { PaceOptions } from '../pace.ts'
import { BulkFile } from './file/bulk.ts'
import { Changes, type GoToOptions, type LongPatches } from './changes/changes.ts'
import { Columns, type Layout } from './columns.ts'
import type { Database } from './file/database.ts'
import type { Applied } from './changes/effects.ts'
import { FactsStore } from './facts/facts.ts'
import { HiddenRows, type Unhiding } from './views/hidden.ts'
import { History } from './history/history.ts'
import { JobStore } from './jobs.ts'
import { LongActs } from './changes/longActs.ts'
import { Meta } from './meta.ts'
import { closeProjectFile, openProjectFile } from './file/projectFile.ts'
import { ProjectReading, type ReadingParts } from './reading.ts'
import type { NewProject } from './records.ts'
import { Rows } from './rows.ts'
import { SimilarRows } from './search/similar.ts'
import { damagedFailure } from './file/sqlFailure.ts'
import { defineSplitWords } from './changes/splitColumn.ts'
import { State } from './state.ts'
import { TextSearch } from './search/textSearch.ts'
import { defineTextTests } from './search/textSql.ts'
import { Versions } from './history/versions.ts'
import { Views } from './views/view.ts'

export type BulkProject = BulkFile<Project>

/**
 * One project file, open in this process alone. Everything is synchronous: when an edit returns it is on disk. Calls that
 * fail throw a Failure naming the file, and leave the file and this object as they were.
 */
export class Project extends ProjectReading implements Disposable {
  readonly path: string
  readonly jobs: JobStore
  readonly similar: SimilarRows
  readonly searched: TextSearch
  readonly versions: Versions
  readonly #parts: ReadingParts
  readonly #changes: Changes
  readonly #acts: LongActs

  private constructor(path: string, parts: ReadingParts) {
    super(parts)
    const { db, state } = parts
    this.path = path
    this.#parts = parts
    this.jobs = new JobStore(db)
    this.searched = new TextSearch(db)
    this.similar = new SimilarRows(
      db,
      () => ({ columns: this.columns(), setup: this.setup() }),
      () => this.batches({ split: 'train' }),
    )
    this.#changes = new Changes(parts)
    this.#acts = new LongActs(db)
    this.versions = new Versions(db, state)
  }

  /** A project without rows. Never overwrites. */
  static create(path: string, made: NewProject): Project {
    return Project.createInBulk(path, made).finish()
  }

  /** A project filled with many rows at once: there is none until `finish`, and never half of one. */
  static createInBulk(path: string, made: NewProject): BulkProject {
    return new BulkFile(path, made, () => Project.open(path))
  }

  /** @throws Failure `not-found`, `corrupt-project`, `project-too-new`, `locked`, `read-only` */
  static open(path: string): Project {
    const db = openProjectFile(path)
    try {
      const project = new Project(path, partsOf(db))
      // Read once, so that damage shows before anybody works on it.
      project.jobs.list()
      return project
    } catch (error) {
      closeProjectFile(db)
      // Whatever cannot be read of a file that is ours is not what was written there.
      throw error instanceof Failure ? error : damagedFailure(path, error)
    }
  }

  /** Makes a copy of another project one of its own, under a new id. On disk when it returns. Throws Failure `disk-full`. */
  becomeOwn(id: string): void {
    const { meta, state } = this.#parts
    meta.becomeOwn(id, state.revision)
  }

  rename(name: string): void {
    this.#parts.meta.rename(name)
  }

  /** How a column looks: not part of the history. */
  layout(column: ColumnId, change: Layout): void {
    this.#parts.columns.layout(column, change)
  }

  /** Leaves rows of the sheet out of sight, in pieces, all or none: not part of the history. `onProgress`: rows so far. */
  async hide(rows: Uint32Array, options: PaceOptions = {}): Promise<void> {
    return this.#acts.run(options, (paced) => this.#parts.hidden.hide(rows, paced))
  }

  /** Shows hidden rows again, likewise; where none is hidden between the rows named, all of them. */
  async showHidden(which: Unhiding, options: PaceOptions = {}): Promise<void> {
    return this.#acts.run(options, (paced) => this.#parts.hidden.show(which, paced))
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

  /** Undoes or does again, in pieces, until a change set of the history is the newest one done; 0: until none is. */
  async goTo(change: number, options: GoToOptions = {}): Promise<Applied | null> {
    const { bookmark = false } = options
    return this.#acts.run(options, (paced) => this.#changes.goTo(change, { ...paced, bookmark }))
  }

  /** Makes everything what it was after a change set, as a change set of its own, in pieces. Null: it is so already. */
  async goBack(change: number, label: string, options: PaceOptions = {}): Promise<Applied | null> {
    return this.#acts.run(options, (paced) => this.#changes.goBack(change, label, paced))
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
    closeProjectFile(this.#parts.db)
  }

  [Symbol.dispose](): void {
    this.close()
  }
}

/** Reads a file that was opened; damaged ones throw here. */
function partsOf(db: Database): ReadingParts {
  defineTextTests(db)
  defineSplitWords(db)
  const state = new State(db)
  const meta = new Meta(db)
  const columns = new Columns(db)
  const history = new History(db, state)
  const rows = new Rows(db, state, columns)
  const views = new Views(db, columns)
  const hidden = new HiddenRows(db, views)
  return { db, state, meta, columns, history, hidden, rows, views, facts: new FactsStore(db, state, rows, views) }
}
