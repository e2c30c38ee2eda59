import type { HistoryPage } from '../../shared/contract/history.ts'
import type { ProjectState } from '../../shared/contract/project.ts'
import type { Page } from '../../shared/contract/rows.ts'
import type { ComparedRow, Comparison } from '../../shared/contract/versions.ts'
import type { Column, ColumnId } from '../../shared/domain/column.ts'
import type { Row, RowId, Split } from '../../shared/domain/row.ts'
import type { Setup } from '../../shared/domain/setup.ts'
import type { View } from '../../shared/domain/view.ts'
import { Pace, type PaceOptions } from '../pace.ts'
import type { Parts } from './changes/change.ts'
import { type ComparedPage, Comparer, type Span } from './compare/comparer.ts'
import { edgeIn, type EdgeStart } from './views/edge.ts'
import type { FactsStore } from './facts/facts.ts'
import type { StoredRow } from './records.ts'
import type { Rows } from './rows.ts'
import type { Views } from './views/view.ts'

/** Rows per batch unless asked otherwise: a few megabytes of text. */
const BATCH = 1000

/** What a project is read from. */
export type ReadingParts = Parts & { readonly rows: Rows }

/** A project as it is read: rows, views, history and numbers as they are now. Nothing here changes them. */
export class ProjectReading {
  readonly facts: FactsStore
  readonly #parts: ReadingParts
  readonly #comparer: Comparer

  constructor(parts: ReadingParts) {
    this.facts = parts.facts
    this.#parts = parts
    this.#comparer = new Comparer(parts)
  }

  get id(): string {
    return this.#parts.meta.id
  }

  /** Whether what was sent from a project at a revision was sent from this one, or from before it was copied. */
  was(id: string, revision: number): boolean {
    return this.#parts.meta.was(id, revision)
  }

  /** All that the frame of the window needs; from memory. */
  state(): ProjectState {
    return {
      id: this.#parts.meta.id,
      name: this.#parts.meta.name,
      revision: this.#parts.state.revision,
      savedAt: this.#parts.state.savedAt,
      columns: this.columns(),
      setup: this.setup(),
      totals: this.facts.totals(),
      hidden: this.#parts.hidden.state,
      history: this.#parts.history.labels(),
    }
  }

  columns(): Column[] {
    return this.#parts.columns.list().map((column) => ({ ...column }))
  }

  setup(): Setup {
    return { ...this.#parts.meta.setup }
  }

  /** Cells changed since a revision; null: that revision is not of this file. */
  changesSince(revision: number): number | null {
    if (revision > this.#parts.state.revision) return null
    return this.#parts.db.number('SELECT sum(cells) FROM revisions WHERE revision > ?', revision)
  }

  /**
   * Makes a view ready in pieces, so that what asks for it afterwards does not hold up the process. `rows`: so many of
   * its first rows are enough. `refresh` lets rows that no longer match drop out, and those that now do come in.
   * @throws Failure `wrong-input` for a pattern that cannot be read; the signal's reason when it was cancelled
   */
  async prepare(view: View, options: Parameters<Views['prepare']>[1] = {}): Promise<void> {
    while (this.busy) await this.busy
    await this.#parts.views.prepare(view, options)
  }

  /** All ids of a view as they are now, in its order, made ready as by `prepare`. */
  async viewIds(view: View, options: PaceOptions = {}): Promise<Uint32Array> {
    await this.prepare(view, options)
    return this.#parts.views.ids(view).slice()
  }

  /** A page of a view; of one that is still being made ready, what is known of it. `refresh`: see `prepare`. */
  page(view: View, offset: number, limit: number, refresh = false): Page {
    const part = this.#parts.views.partOf(view)
    if (part?.whole) return this.#pageOfWhole(part.ids, offset, limit)
    const ids = part?.ids ?? this.#parts.views.ids(view, refresh)
    const rows = this.rows(Array.from(ids.subarray(offset, offset + limit)))
    return { revision: this.#parts.state.revision, count: ids.length, complete: part === null, offset, rows }
  }

  /** A page of the whole sheet as far as it is known: how many rows there are, and their numbers, need not be looked for. */
  #pageOfWhole(known: Uint32Array, offset: number, limit: number): Page {
    const ids = Array.from(known.subarray(offset, offset + limit))
    const numbers = new Map(ids.map((id, at) => [id, offset + at + 1]))
    const count = this.facts.totals().rows
    const complete = ids.length === Math.min(limit, Math.max(0, count - offset))
    const rows = this.#parts.rows.shown(ids, (id) => numbers.get(id) ?? 0)
    return { revision: this.#parts.state.revision, count, complete, offset, rows }
  }

  /** Where Ctrl with an arrow leads in a column of a view, 0-based, see `edgeIn`. */
  async edge(view: View, start: EdgeStart, options: PaceOptions = {}): Promise<number> {
    return edgeIn(this.#parts.rows, await this.viewIds(view, options), start, options)
  }

  /** 0-based place of a row in a view, or null. */
  locate(view: View, row: RowId): number | null {
    return this.#parts.views.locate(view, row)
  }

  texts(view: View, offset: number, limit: number, columns: readonly ColumnId[]): string[][] {
    return this.#parts.rows.texts(this.ids(view, offset, limit), columns)
  }

  /**
   * `texts` of many rows, in pieces. Which rows is fixed at the start; one that is removed in between is left out.
   * @throws the signal's reason when it was cancelled
   */
  async manyTexts(ids: readonly RowId[], columns: readonly ColumnId[], options: PaceOptions = {}): Promise<string[][]> {
    const pace = new Pace(options)
    const texts: string[][] = []
    for (let at = 0; at < ids.length; at += BATCH) {
      while (this.#parts.db.busy) await this.#parts.db.busy
      const some = ids.slice(at, at + BATCH)
      for (const row of this.#parts.rows.texts(some, columns)) texts.push(row)
      await pace.next(some.length)
    }
    return texts
  }

  ids(view: View, offset: number, limit: number): RowId[] {
    return Array.from(this.#parts.views.ids(view).subarray(offset, offset + limit))
  }

  /** Rows as the sheet shows them, in the order asked for; rows no longer in the sheet are left out. */
  rows(ids: readonly RowId[]): Row[] {
    return this.#parts.rows.shown(ids, this.#parts.views.numberOf)
  }

  stored(ids: readonly RowId[]): StoredRow[] {
    return this.#parts.rows.stored(ids)
  }

  /**
   * All rows in sheet order, a batch at a time. Which rows and in which order is fixed at the start; edits in between show
   * in the text of later batches, and rows deleted in between are left out.
   */
  *batches(options: { readonly split?: Split; readonly size?: number } = {}): Generator<StoredRow[]> {
    const { split, size = BATCH } = options
    // Sliced: the view moves on with edits.
    const ids = this.#parts.views.ids({}).slice()
    for (let at = 0; at < ids.length; at += size) {
      const rows = this.stored(Array.from(ids.subarray(at, at + size)))
      const wanted = split ? rows.filter((row) => row.split === split) : rows
      if (wanted.length > 0) yield wanted
    }
  }

  /** Null, or what to wait for before anything is written or read: a long act is under way. Ask again after waiting. */
  get busy(): Promise<void> | null {
    return this.#parts.db.busy
  }

  /** The newest change set that is not undone; 0: none. */
  get historyAt(): number {
    return this.#parts.state.historyAt
  }

  /** The newest change sets before one, newest first; null: from the newest on. */
  history(before: number | null, limit: number): HistoryPage {
    return this.#parts.history.page(before, limit)
  }

  /** What differs between two points of the history, in pieces. Throws Failure `stale`. */
  compare(span: Span, options: PaceOptions = {}): Promise<Comparison> {
    return this.#comparer.compare(span, options)
  }

  /** The rows that differ, a page at a time. Throws Failure `stale`. */
  compared(span: Span, page: ComparedPage): Promise<ComparedRow[]> {
    return this.#comparer.page(span, page, this.#parts.views.numberOf)
  }
}
