import type { Progress } from '../../../shared/contract/base.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { isPlain, type View } from '../../../shared/domain/view.ts'
import { SheetPages } from '../pages/pages.ts'
import { Listeners } from '../../sharedState.ts'
import type { ViewDoor } from './viewDoor.ts'

/** A view with its pages. `found`: where the row that was active before stands in it. */
export type Shown = {
  readonly number: number
  readonly view: View
  readonly pages: SheetPages
  readonly found: number | null
}

/** A view of a large sheet while it is made; `cancel` goes back to the one before. */
export type Looking = { readonly view: View; readonly progress: Progress | null; readonly cancel: () => void }

/** So long a view that is there waits for the place of the active row in it, in milliseconds. */
const MOMENT = 100

/**
 * Which view is on screen. The one before stays until the first rows of the next one are there, so that nothing flashes;
 * what is no longer wanted is no longer waited for.
 */
export class Showing {
  readonly #door: ViewDoor
  #shown: Shown
  #wanted: View = {}
  /** The last view that was complete: where Cancel goes. */
  #before: View = {}
  #stop = new AbortController()
  #looking: Looking | null = null
  #sought: { readonly row: RowId } | null = null
  /** A row that a filter left out: back in a view that has it, it is found again. */
  #home: RowId | null = null
  #edited = false
  readonly #listeners = new Listeners()
  readonly subscribe = this.#listeners.subscribe

  constructor(door: ViewDoor) {
    this.#door = door
    this.#shown = { number: 0, view: {}, pages: this.#makePages({}), found: null }
  }

  readonly shown = (): Shown => this.#shown

  readonly looking = (): Looking | null => this.#looking

  /** Whether data changed since the view was made: rows stay where they are until it is made anew. */
  readonly edited = (): boolean => this.#edited

  /**
   * Another view: its pages are made anew, so that what no longer matches drops out. The row that was asked for, or else
   * the active one, is brought into sight when it is part of it.
   */
  async show(view: View, sought: { readonly row: RowId } | null): Promise<void> {
    const isNew = sought !== null && sought !== this.#sought
    if (isSame(view, this.#wanted) && !isNew) return
    this.#sought = sought
    this.#wanted = view
    this.#leave()
    const row = isNew ? sought.row : this.#rowToFind(view)
    const stays = isSame(view, this.#shown.view) && !this.#shown.pages.closed
    const found = stays ? await this.#stay(isNew ? row : null) : await this.#turnTo(view, row)
    if (found !== null || !isNew || this.#sought !== sought) return
    if (view.hidden) {
      this.#sought = null
      this.#door.reveal()
    } else this.#door.onMissing()
  }

  /** Data changed under the view. */
  touch(): void {
    const { view } = this.#shown
    if (this.#edited || isPlain(view)) return
    this.#edited = true
    this.#tell()
  }

  /** Rows above the active one went out of sight or came back: it is where it was. */
  async keepPlace(): Promise<void> {
    const { row, index } = this.#door.place()
    const found = row === null ? null : await this.#locate(this.#shown.view, row)
    // Whoever has gone on meanwhile is found where they are now. Another row at the same place is one that came there.
    if (this.#door.place().index !== index) await this.keepPlace()
    else if (found !== null) this.#turn({ ...this.#shown, number: this.#shown.number + 1, found })
  }

  /** Makes the view anew: what no longer matches drops out, and all is sorted again. */
  async refresh(): Promise<void> {
    this.#leave()
    await this.#turnTo(this.#wanted, this.#door.place().row)
  }

  /** What is asked for now is no longer wanted; a view that is complete stays as it is. */
  #leave(): void {
    this.#stop.abort()
    this.#stop = new AbortController()
    const { view, pages } = this.#shown
    if (pages.complete) this.#before = view
    else pages.close()
    this.#say(null)
  }

  #rowToFind(view: View): RowId | null {
    if (!this.#isAtTop()) return this.#door.place().row
    // Whoever looks at the beginning and sorts wants to see the beginning.
    if (JSON.stringify(view.sort) !== JSON.stringify(this.#shown.view.sort)) return null
    return this.#home ?? this.#door.place().row
  }

  #isAtTop(): boolean {
    const { index, top } = this.#door.place()
    return index === 0 && top === 0
  }

  /** The same view, of which one row is asked for; null: it is not part of it, undefined: that is not known. */
  async #stay(row: RowId | null): Promise<number | null | undefined> {
    if (row === null) return undefined
    const { signal } = this.#stop
    const found = await this.#locate(this.#shown.view, row)
    if (signal.aborted) return undefined
    if (found !== null) this.#turn({ ...this.#shown, number: this.#shown.number + 1, found })
    return found
  }

  /** Its first rows, then the screen turns to it; undefined: something else was asked for meanwhile. */
  async #turnTo(view: View, row: RowId | null): Promise<number | null | undefined> {
    const { signal } = this.#stop
    const pages = this.#makePages(view)
    const drop = (): void => {
      pages.close()
    }
    signal.addEventListener('abort', drop)
    void this.#follow(view)
    const located = row === null ? Promise.resolve(null) : this.#locate(view, row)
    try {
      await pages.load(0)
    } catch (failure) {
      if (!isOver(signal)) this.#refuse(failure)
      return undefined
    }
    const early = await Promise.race([located, after(MOMENT)])
    if (isOver(signal)) return undefined
    signal.removeEventListener('abort', drop)
    this.#shown.pages.close()
    this.#turn({ number: this.#shown.number + 1, view, pages, found: early ?? null })
    const found = early === undefined ? await this.#late(located, signal) : early
    if (found !== undefined) this.#home = found === null ? row : null
    return found
  }

  /** A place that was not known when the view came on screen. */
  async #late(located: Promise<number | null>, signal: AbortSignal): Promise<number | null | undefined> {
    const found = await located
    if (isOver(signal)) return undefined
    // Whoever has gone elsewhere meanwhile is not called back.
    if (found !== null && this.#isAtTop()) this.#turn({ ...this.#shown, found })
    return found
  }

  #locate(view: View, row: RowId): Promise<number | null> {
    return this.#door.locate(view, row, this.#stop.signal).catch(() => null)
  }

  /** A view that cannot be had: the one on screen stays. */
  #refuse(failure: unknown): void {
    this.#stop.abort()
    this.#say(null)
    this.#door.onFailure(failure)
    this.#wanted = this.#shown.view
    this.#door.setView(this.#shown.view)
  }

  /** Tells how far a view of a large sheet is. */
  async #follow(view: View): Promise<void> {
    const { signal } = this.#stop
    if (!this.#door.isLarge()) return
    const cancel = (): void => {
      this.#door.setView(this.#before)
    }
    this.#say({ view, progress: null, cancel })
    try {
      for await (const event of await this.#door.prepare(view, signal)) {
        if (signal.aborted) return
        if (event.type === 'progress') this.#say({ view, progress: event.progress, cancel })
      }
    } catch {
      // Its pages fail as well, and say so.
    }
    if (!signal.aborted) this.#say(null)
  }

  #makePages(view: View): SheetPages {
    return new SheetPages(({ offset, limit, refresh }, signal) =>
      this.#door.page({ view, offset, limit, ...(refresh ? { refresh } : {}) }, signal),
    )
  }

  #turn(shown: Shown): void {
    if (shown.pages !== this.#shown.pages) this.#edited = false
    this.#shown = shown
    this.#tell()
  }

  #say(looking: Looking | null): void {
    if (looking === this.#looking) return
    this.#looking = looking
    this.#tell()
  }

  #tell(): void {
    this.#listeners.tell()
  }
}

/** A function, because the answer may be another one after every wait. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted
}

function isSame(one: View, other: View): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

function after(millis: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, millis)
  })
}
