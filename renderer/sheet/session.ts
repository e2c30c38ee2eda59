import type { EditResult } from '../../shared/contract/rows.ts'
import type { Column, ColumnId } from '../../shared/domain/column.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import type { Row, RowId } from '../../shared/domain/row.ts'
import { isFiltered, type View } from '../../shared/domain/view.ts'
import { client, failureOf } from '../api.ts'
import { report } from '../frame/trouble.ts'
import type { ProjectHandle, Sought } from '../project.tsx'
import type { ProjectNews } from '../projectState.ts'
import { Edits } from './edits.ts'
import type { Sight } from './look.ts'
import { type NewRow, NewRows } from './newRows.ts'
import { SheetPages } from './pages.ts'
import { type Area, rowsIn } from './selection.ts'

/** Where the user was, to be found again after a look at another step. */
export type Place = { readonly top: number; readonly field: number; readonly row: RowId | null; readonly index: number }

/** A view with its pages. `found`: where the row that was active before stands in it. */
export type Shown = {
  readonly number: number
  readonly view: View
  readonly pages: SheetPages
  readonly found: number | null
}

/** What clipboard and disk are asked for at most in one act, in cells. */
const MOST_CELLS = 1_000_000
/** While counting, facts arrive many times a second; nobody reads that fast. */
const FACTS_MS = 1000

/**
 * The sheet of one open project. It outlives the screen: an edit under way goes on when the user turns to another step,
 * and the place is found again.
 */
export class SheetSession {
  readonly id: string
  readonly edits: Edits
  #shown: Shown
  #place: Place = { top: 0, field: 1, row: null, index: 0 }
  #sized: ReadonlyMap<string, number> = new Map()
  readonly #listeners = new Set<() => void>()
  /** Rows in sight; drawing reads it. */
  readonly sight: Sight = { from: 0, to: 0 }
  #project: ProjectHandle
  #factsAt = 0
  #factsTimer: ReturnType<typeof setTimeout> | null = null
  #ownActs = 0
  /** The row last asked for from another step. */
  #sought: Sought | null = null
  readonly #newRows = new NewRows()
  #listening = false
  /** The last state the pages know of. */
  #revision = 0

  constructor(project: ProjectHandle) {
    this.id = project.id
    this.#project = project
    this.#revision = project.state.revision
    this.edits = new Edits(
      (patches, label) => this.#own(() => this.#project.edit([...patches], label)),
      () => Date.now(),
    )
    this.#shown = { number: 0, view: {}, pages: this.#makePages({}), found: null }
  }

  readonly shown = (): Shown => this.#shown

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get pages(): SheetPages {
    return this.#shown.pages
  }

  get view(): View {
    return this.#shown.view
  }

  get place(): Place {
    return this.#place
  }

  /** Widths the user gave since the project was opened, exact; until then text columns share the room. */
  get sized(): ReadonlyMap<string, number> {
    return this.#sized
  }

  resize(field: string, width: number): ReadonlyMap<string, number> {
    this.#sized = new Map(this.#sized).set(field, width)
    return this.#sized
  }

  remember(place: Partial<Place>): void {
    this.#place = { ...this.#place, ...place }
  }

  /** What is in sight, so that its pages are there. */
  scrolledTo(from: number, to: number): void {
    this.sight.from = from
    this.sight.to = to
    this.remember({ top: from })
    this.pages.want(from, to)
  }

  get project(): ProjectHandle {
    return this.#project
  }

  /** The handle of the frame changes with every state; acts use the one of now. */
  follow(project: ProjectHandle): void {
    const wasRefused = this.#project.refused !== null
    this.#project = project
    // The frame's banner saved the refused edit, or let go of it: either way it is no longer ours to send.
    if (wasRefused && project.refused === null && this.#ownActs === 0) this.edits.release()
  }

  /**
   * Another view: its pages are made anew, so that what no longer matches drops out. The row that was asked for, or else
   * the active one, is brought into sight when it is part of it.
   */
  async show(view: View, sought: Sought | null): Promise<void> {
    const same = JSON.stringify(view) === JSON.stringify(this.view)
    const isNew = sought !== null && sought !== this.#sought
    if (same && !isNew) return
    this.#sought = sought
    if (!same) this.#turn({ number: this.#shown.number + 1, view, pages: this.#makePages(view), found: null })
    const { pages } = this
    const row = isNew ? sought.row : this.#place.row
    const found = row === null ? null : await client.rows.locate({ project: this.id, view, row }).catch(() => null)
    if (this.pages !== pages || this.#sought !== sought) return
    if (found !== null) this.#turn({ ...this.#shown, number: this.#shown.number + (same ? 1 : 0), found })
    else if (isNew)
      report({
        code: 'not-found',
        message: 'That row is not in the sheet any more.',
        hint: 'It was removed or changed since. Undo may bring it back.',
      })
  }

  #turn(shown: Shown): void {
    this.#shown = shown
    for (const listener of this.#listeners) listener()
  }

  get filtered(): boolean {
    return isFiltered(this.view)
  }

  /** Rows of the view, those just typed below it included, before they are on disk. */
  get rows(): number {
    return Math.max(this.pages.count, this.#newRows.end)
  }

  /** Whether rows can be added at the end: where they are left out or sorted, a new one would not stand there. */
  get open(): boolean {
    return !this.filtered && this.view.sort === undefined && this.pages.known && this.rows > 0
  }

  /** A row below the last one with what was typed into it. It is there at once, and on disk soon after. */
  addRow(cells: Readonly<Record<ColumnId, string>>): void {
    const made = this.push([{ type: 'insertRows', rows: [{ ...cells }] }], 'Added 1 row')
    this.#newRows.add({ y: this.rows, cells, id: made.then((result) => result?.inserted[0] ?? null) })
  }

  /** A row that was typed and is on its way. */
  newRow(y: number): NewRow | null {
    return y >= this.pages.count ? this.#newRows.at(y) : null
  }

  /** Columns on screen, in order. */
  get columns(): Column[] {
    return this.#project.state.columns.filter((column) => !column.hidden)
  }

  /** Hears what changes for as long as the sheet is on screen; what happened meanwhile is asked for now. */
  listen(): () => void {
    this.#listening = true
    const { revision, totals } = this.#project.state
    if (revision !== this.#revision) this.pages.outdate({ revision, ...(this.filtered ? {} : { count: totals.rows }) })
    this.#revision = revision
    const stop = this.#project.subscribe(this.#hear)
    return () => {
      this.#listening = false
      stop()
    }
  }

  readonly #hear = (news: ProjectNews): void => {
    if (news.type === 'edited') this.#take(news.result)
    else if (news.event.type === 'changed') {
      if (news.event.revision > this.#revision) this.pages.outdate({ revision: (this.#revision = news.event.revision) })
    } else if (news.event.type !== 'jobs') this.#factsChanged(news.event.type === 'counted')
  }

  push(patches: readonly Patch[], label: string): Promise<EditResult | null> {
    return this.edits.push(patches, label)
  }

  undo(): Promise<EditResult | null> {
    return this.edits.after(() => this.#own(() => this.#project.undo()), 'Undo')
  }

  redo(): Promise<EditResult | null> {
    return this.edits.after(() => this.#own(() => this.#project.redo()), 'Redo')
  }

  /** The text of a cell as the user last left it, saved or not. */
  text(row: Row, column: ColumnId): string {
    return this.edits.textOf(row.id, column) ?? row.cells[column] ?? ''
  }

  /** Ids of the rows of an area, held ones without asking. */
  async ids(area: Pick<Area, 'stretches'>): Promise<RowId[]> {
    const ids: RowId[] = []
    for (const [from, to] of area.stretches) {
      const held = to - from <= 2000 ? this.pages.stretch(from, to) : null
      if (held) for (const row of held) ids.push(row.id)
      else
        for (const id of await client.rows.ids({
          project: this.id,
          view: this.view,
          offset: from,
          limit: to - from,
        }))
          ids.push(id)
    }
    return ids
  }

  /** The texts of an area when all of its rows are held, so that a copy can be answered at once; else null. */
  heldTexts(stretches: Area['stretches'], columns: readonly ColumnId[]): string[][] | null {
    const texts: string[][] = []
    for (const [from, to] of stretches) {
      const rows = to - from <= 2000 ? this.pages.stretch(from, to) : null
      if (!rows) return null
      for (const row of rows) texts.push(columns.map((column) => this.text(row, column)))
    }
    return texts
  }

  async texts(stretches: Area['stretches'], columns: readonly ColumnId[]): Promise<string[][]> {
    const held = this.heldTexts(stretches, columns)
    if (held) return held
    const texts: string[][] = []
    for (const [from, to] of stretches) {
      const step = Math.max(1, Math.floor(MOST_CELLS / columns.length))
      for (let offset = from; offset < to; offset += step) {
        const limit = Math.min(step, to - offset)
        for (const row of await client.rows.texts({
          project: this.id,
          view: this.view,
          offset,
          limit,
          columns: [...columns],
        }))
          texts.push(row)
      }
    }
    return texts
  }

  /** More cells than one act may touch. */
  tooMany(area: Area): boolean {
    return rowsIn(area) * area.fields.length > MOST_CELLS
  }

  #makePages(view: View): SheetPages {
    return new SheetPages(({ offset, limit, refresh }) =>
      client.rows.page({ project: this.id, view, offset, limit, ...(refresh ? { refresh } : {}) }),
    )
  }

  async #own(act: () => Promise<EditResult | null>): Promise<EditResult | null> {
    this.#ownActs++
    try {
      const result = await act()
      // On another step nobody tells us; the pages must not stay behind.
      if (result && !this.#listening) this.#take(result)
      return result
    } catch (error) {
      // What the user cancelled is done with; anything else waits for them.
      if (failureOf(error).code === 'cancelled') return null
      throw error
    } finally {
      this.#ownActs--
    }
  }

  #take(result: EditResult): void {
    const { revision, totals } = result.state
    this.#revision = Math.max(this.#revision, revision)
    this.pages.patch(result.rows, revision)
    if (result.reload) this.pages.outdate({ revision, ...(this.filtered ? {} : { count: totals.rows }) })
  }

  /** New facts: what is in sight is asked again, now when counting is done and once a second until then. */
  #factsChanged(done: boolean): void {
    if (this.#factsTimer && !done) return
    if (this.#factsTimer) clearTimeout(this.#factsTimer)
    const wait = done ? 0 : Math.max(0, this.#factsAt + FACTS_MS - Date.now())
    this.#factsTimer = setTimeout(() => {
      this.#factsTimer = null
      this.#factsAt = Date.now()
      this.pages.outdate()
    }, wait)
  }
}

const sessions = new Map<string, SheetSession>()

/** The sheet of a project, made when first looked at. */
export function sessionOf(project: ProjectHandle): SheetSession {
  const known = sessions.get(project.id)
  if (known) return known
  // Only the open project has edits under way; older ones have nothing to remember but their place.
  if (sessions.size > 8) sessions.clear()
  const made = new SheetSession(project)
  sessions.set(project.id, made)
  return made
}
