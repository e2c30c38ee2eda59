import type { ProjectState } from '../../shared/contract/project.ts'
import type { EditResult } from '../../shared/contract/rows.ts'
import type { Column, ColumnId } from '../../shared/domain/column.ts'
import type { Patch } from '../../shared/domain/patch.ts'
import type { Row } from '../../shared/domain/row.ts'
import { isFiltered, isPlain, leavesRowsOut, type View } from '../../shared/domain/view.ts'
import { failureOf } from '../api.ts'
import type { ProjectHandle, Sought } from '../project.tsx'
import type { ProjectNews } from '../projectState.ts'
import type { Ask } from '../useActs.ts'
import { Cutting } from './clipboard/cutting.ts'
import { Edits } from './editing/edits.ts'
import { FactsPulse } from './pages/factsPulse.ts'
import { Showing } from './filter/showing.ts'
import { type Place, viewDoorOf } from './filter/viewDoor.ts'
import type { Sight } from './grid/look.ts'
import { type NewRow, NewRows } from './rows/newRows.ts'
import type { SheetPages } from './pages/pages.ts'
import { Seeking } from './seeking.ts'
import { SheetReading } from './pages/sheetReading.ts'

/**
 * The sheet of one open project. It outlives the screen: an edit under way goes on when the user turns to another step,
 * and the place is found again.
 */
export class SheetSession {
  readonly id: string
  readonly edits: Edits
  readonly showing: Showing
  readonly seeking = new Seeking()
  readonly cutting = new Cutting()
  #place: Place = { top: 0, field: 1, row: null, index: 0 }
  #sized: ReadonlyMap<string, number> = new Map()
  /** Rows in sight; drawing reads it. */
  readonly sight: Sight = { from: 0, to: 0 }
  #project: ProjectHandle
  readonly #factsPulse = new FactsPulse(() => {
    this.pages.outdate()
  })
  #ownActs = 0
  readonly #newRows = new NewRows()
  /** Rows and texts for acts, whether they are held or not. */
  readonly reading = new SheetReading(this)
  #listening = false
  /** The last state the pages know of, and the newest act of hiding rows. */
  #revision = 0
  #hiding: number

  constructor(project: ProjectHandle) {
    this.id = project.id
    this.#project = project
    this.#revision = project.state.revision
    this.#hiding = project.state.hidden.act
    this.edits = new Edits(
      (patches, label) => this.#own(() => this.#project.edit([...patches], label)),
      () => Date.now(),
    )
    this.showing = new Showing(
      viewDoorOf(
        () => this.#project,
        () => this.#place,
      ),
    )
  }

  get pages(): SheetPages {
    return this.showing.shown().pages
  }

  get view(): View {
    return this.showing.shown().view
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
    this.#followHiding(project.state)
  }

  /** Shows another view, or the row that was asked for in it. */
  show(view: View, sought: Sought | null): Promise<void> {
    if (view !== this.view) this.cutting.end()
    return this.showing.show(view, sought)
  }

  /** Whether rows may be left out, hidden ones included. */
  get filtered(): boolean {
    return leavesRowsOut(this.view)
  }

  /** Rows of the view, those just typed below it included, before they are on disk. */
  get rows(): number {
    return Math.max(this.pages.count, this.#newRows.end)
  }

  /** Whether rows can be added at the end: where they are left out or sorted, a new one would not stand there. */
  get open(): boolean {
    return isPlain(this.view) && this.pages.known && this.rows > 0
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
    const { revision } = this.#project.state
    if (revision !== this.#revision) this.pages.outdate(this.#extentOf(this.#project.state))
    this.#revision = revision
    const stop = this.#project.subscribe(this.#hear)
    return () => {
      this.#listening = false
      stop()
    }
  }

  readonly #hear = (news: ProjectNews): void => {
    if (news.type === 'edited') {
      // What was typed before the cut may be on its way still; anything else changes the sheet under it.
      if (this.#ownActs === 0) this.cutting.end()
      this.#take(news.result)
    } else if (news.event.type === 'changed') {
      if (news.event.revision > this.#revision) this.pages.outdate({ revision: (this.#revision = news.event.revision) })
    } else if (news.event.type === 'counting' || news.event.type === 'counted')
      this.#factsPulse.beat(news.event.type === 'counted')
  }

  push(patches: readonly Patch[], label: string): Promise<EditResult | null> {
    this.cutting.end()
    return this.edits.push(patches, label)
  }

  undo(): Promise<EditResult | null> {
    this.cutting.end()
    return this.edits.after(() => this.#own(() => this.#project.undo()), 'Undo')
  }

  redo(): Promise<EditResult | null> {
    this.cutting.end()
    return this.edits.after(() => this.#own(() => this.#project.redo()), 'Redo')
  }

  /** An act that main does by itself, after whatever was typed is on disk; null: cancelled. Rejects as `project.act`. */
  async act(label: string, ask: Ask<EditResult>): Promise<EditResult | null> {
    this.cutting.end()
    await this.edits.settled()
    return this.#own(() => this.#project.act(label, ask))
  }

  /** The text of a cell as the user last left it, saved or not. */
  text(row: Row, column: ColumnId): string {
    return this.edits.textOf(row.id, column) ?? row.cells[column] ?? ''
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
    const { revision } = result.state
    const hid = this.#followHiding(result.state)
    // Rows that are hidden or shown are as they were.
    if (hid && revision === this.#revision && result.rows.length === 0) return
    this.#revision = Math.max(this.#revision, revision)
    this.pages.patch(result.rows, revision)
    this.showing.touch()
    if (result.reload) this.pages.outdate(this.#extentOf(result.state))
  }

  /** The revision, and the number of rows in the view where they need not be looked for. */
  #extentOf({ revision, totals, hidden }: ProjectState): { revision: number; count?: number } {
    if (isFiltered(this.view)) return { revision }
    return { revision, count: totals.rows - (this.view.hidden ? hidden.rows : 0) }
  }

  /** True: other rows are hidden than before. */
  #followHiding(state: ProjectState): boolean {
    if (state.hidden.act === this.#hiding) return false
    this.#hiding = state.hidden.act
    if (!this.view.hidden) return true
    this.pages.outdate(this.#extentOf(state))
    void this.showing.keepPlace()
    return true
  }
}
