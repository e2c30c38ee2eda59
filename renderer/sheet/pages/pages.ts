import type { Page } from '../../../shared/contract/rows.ts'
import type { ColumnId } from '../../../shared/domain/column.ts'
import type { Row, RowId } from '../../../shared/domain/row.ts'
import { PAGE } from '../../pageSize.ts'
import { Listeners } from '../../sharedState.ts'
import { PageAsking, type PageSource } from './pageAsking.ts'
import { changedColumns, type Touched, touchedBy } from './touched.ts'

/** `partial`: the core had not found all of its rows yet; `due`: it is to be asked for again, to see how far that is. */
type Held = { rows: readonly Row[]; epoch: number; used: number; partial: boolean; due: boolean }

/** 24 pages are 4,800 rows: several screens each way, and little memory even with long cells. */
const KEEP = 24
/** Beyond so many rows all are equally high, and a page that is out of sight changes nothing that is drawn. */
const LARGE = 20_000

/**
 * The window's numbered copy of a view: the pages around what is in sight, never more. A page whose data may have
 * changed is still drawn until its successor arrives, so that nothing flashes; nothing here is ever written back.
 */
export class SheetPages {
  readonly #source: PageSource
  readonly #pages = new Map<number, Held>()
  readonly #places = new Map<RowId, number>()
  readonly #asking = new PageAsking(
    {
      isKnown: () => this.#known,
      lacks: (page) => this.#exists(page) && !this.#isFresh(page),
      fetch: (page, signal) => this.#fetch(page, signal),
    },
    KEEP / 2,
  )
  readonly #listeners = new Listeners()
  readonly subscribe = this.#listeners.subscribe
  #epoch = 0
  #revision = 0
  #refresh = true
  #clock = 0
  #count = 0
  #known = false
  #complete = true
  #version = 0
  #failure: unknown = null
  #touched: Touched | null = null

  constructor(source: PageSource) {
    this.#source = source
  }

  /** Rows in the view; 0 before the first answer. */
  get count(): number {
    return this.#count
  }

  /** False while the core still looks through the sheet: there may be more rows than `count`. */
  get complete(): boolean {
    return this.#complete
  }

  /** Whether any answer has arrived: an empty view and an unknown one look different. */
  get known(): boolean {
    return this.#known
  }

  /** Why the last page could not be had; null when it could. */
  get failure(): unknown {
    return this.#failure
  }

  /** What the last answer of an act changed; null: nothing that is held. */
  get touched(): Touched | null {
    return this.#touched
  }

  readonly version = (): number => this.#version

  row(index: number): Row | null {
    const page = Math.floor(index / PAGE)
    const held = this.#pages.get(page)
    if (held) held.used = ++this.#clock
    return held?.rows[index - page * PAGE] ?? null
  }

  /** Where a row stands, if it is among the pages held. */
  placeOf(row: RowId): number | null {
    return this.#places.get(row) ?? null
  }

  /** The rows of a stretch when all of them are held, else null. */
  stretch(from: number, to: number): Row[] | null {
    const rows: Row[] = []
    for (let index = from; index < to; index++) {
      const row = this.row(index)
      if (!row) return null
      rows.push(row)
    }
    return rows
  }

  /** The same when they are known to be as they are now, and not only still drawn. */
  current(from: number, to: number): Row[] | null {
    for (let page = Math.floor(from / PAGE); page * PAGE < to; page++)
      if (this.#pages.get(page)?.epoch !== this.#epoch) return null
    return this.stretch(from, to)
  }

  /** Says what is in sight, `to` exclusive. Replaces earlier wishes. */
  want(from: number, to: number): void {
    this.#asking.want(from, to)
  }

  /** Resolves when a row is held as it is now; for acts that go on with it. */
  async load(index: number): Promise<Row | null> {
    const page = Math.floor(index / PAGE)
    for (let tries = 0; tries < 4; tries++) {
      const held = this.#pages.get(page)
      if (held?.epoch === this.#epoch) return held.rows[index - page * PAGE] ?? null
      await this.#asking.ask(page)
    }
    return this.row(index)
  }

  /** Puts the answer of an edit in place. Answers to older questions no longer count. */
  patch(rows: readonly Row[], revision: number): void {
    this.#revision = Math.max(this.#revision, revision)
    const changed = new Map<number, Row[]>()
    const touched: { place: number; columns: ColumnId[] }[] = []
    for (const row of rows) {
      const place = this.#places.get(row.id)
      if (place === undefined) continue
      const page = Math.floor(place / PAGE)
      const copy = changed.get(page) ?? [...(this.#pages.get(page)?.rows ?? [])]
      touched.push({ place, columns: changedColumns(copy[place - page * PAGE], row) })
      copy[place - page * PAGE] = row
      changed.set(page, copy)
    }
    this.#touched = touchedBy(touched, touched.length === rows.length)
    for (const [page, copy] of changed) {
      const held = this.#pages.get(page)
      if (held) held.rows = copy
    }
    this.#changed()
  }

  /**
   * Everything held may be out of date: what is in sight is asked again. `count`: rows in the view, when already known;
   * `refresh`: the view itself is to be made anew, so that rows which no longer match drop out of it.
   */
  outdate(options: { revision?: number; count?: number; refresh?: boolean } = {}): void {
    this.#epoch++
    this.#revision = Math.max(this.#revision, options.revision ?? 0)
    this.#refresh ||= options.refresh ?? false
    if (options.count !== undefined) {
      this.#count = options.count
      this.#known = true
    }
    this.#changed()
    this.#asking.goOn()
  }

  /** Nobody looks at it any more: what is still asked for is not waited for. */
  close(): void {
    this.#asking.close()
  }

  get closed(): boolean {
    return this.#asking.closed
  }

  #isFresh(page: number): boolean {
    const held = this.#pages.get(page)
    return held?.epoch === this.#epoch && !held.due && !(held.partial && this.#complete)
  }

  /** Before the first answer nobody knows how long the view is: then only what is in sight is asked. */
  #exists(page: number): boolean {
    return this.#known ? page === 0 || (page > 0 && page * PAGE < this.#count) : this.#asking.inSight.includes(page)
  }

  async #fetch(page: number, signal: AbortSignal): Promise<void> {
    const epoch = this.#epoch
    const refresh = this.#refresh
    this.#refresh = false
    try {
      const answer = await this.#source({ offset: page * PAGE, limit: PAGE, refresh }, signal)
      this.#failure = null
      if (answer.revision < this.#revision) return
      this.#keep(page, answer, epoch)
    } catch (failure) {
      this.#refresh ||= refresh
      this.#failure = failure
      this.#asking.giveUp(page)
      this.#changed()
      throw failure
    }
  }

  #keep(page: number, answer: Page, epoch: number): void {
    const before = `${this.#known} ${this.#count} ${this.#complete}`
    this.#forget(page)
    const partial = !answer.complete && answer.rows.length < PAGE
    this.#pages.set(page, { rows: answer.rows, epoch, used: ++this.#clock, partial, due: false })
    answer.rows.forEach((row, at) => this.#places.set(row.id, page * PAGE + at))
    if (epoch === this.#epoch) {
      this.#count = answer.count
      this.#known = true
      this.#complete = answer.complete
      if (!answer.complete) this.#asking.againSoon(this.#due)
    }
    if (this.#pages.size > KEEP) {
      const oldest = [...this.#pages].filter(([at]) => !this.#asking.wants(at)).sort((a, b) => a[1].used - b[1].used)[0]
      if (oldest) this.#forget(oldest[0])
    }
    const inSight = this.#asking.inSight.includes(page) || this.#count <= LARGE
    if (inSight || before !== `${this.#known} ${this.#count} ${this.#complete}`) this.#changed()
    // Whoever waits for one of its rows hears of it; the sheet in sight is not drawn anew for it.
    else this.#tell()
  }

  /** What is in sight was not all yet: pages fill up, and the count grows, until all is known. */
  readonly #due = (): void => {
    for (const page of this.#asking.inSight) {
      const held = this.#pages.get(page)
      if (held) held.due = true
    }
  }

  #forget(page: number): void {
    for (const [at, row] of (this.#pages.get(page)?.rows ?? []).entries()) {
      if (this.#places.get(row.id) === page * PAGE + at) this.#places.delete(row.id)
    }
    this.#pages.delete(page)
  }

  #changed(): void {
    this.#version++
    this.#tell()
  }

  #tell(): void {
    this.#listeners.tell()
  }
}
