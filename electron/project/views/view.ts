import type { RowId } from '../../../shared/domain/row.ts'
import type { View } from '../../../shared/domain/view.ts'
import type { Columns } from '../columns.ts'
import { type Database, int } from '../file/database.ts'
import { type Place, toNumbers, withInserted, withNumber } from '../file/idArray.ts'
import { refuseUnreadable } from '../search/textSql.ts'
import { ViewBuild } from './viewBuild.ts'
import { type Build, type Building, type Wanted, waitFor } from './viewWait.ts'
import { WholeBuild } from './wholeBuild.ts'

/** Views kept at once: 4 bytes a row each. */
const KEPT = 6

/** Up to this many rows added or removed are worked into the kept views; beyond it they are built anew. */
const ADJUSTED = 200

const WHOLE = keyOf({})

/** So often a view is built anew because rows came or went meanwhile; then it is taken as it is, until a refresh. */
const TRIES = 3

type Kept = { ids: Uint32Array; outdated: boolean; readonly view: View }

/** What is known of a view that is being built. `whole`: it is all of the sheet, whose rows are numbered as they come. */
type Part = { readonly ids: Uint32Array; readonly whole: boolean }

/**
 * Which rows a view shows and in which order, as typed arrays of ids. A kept view stays as it is when cells change, so
 * that nothing jumps on screen, until it is refreshed; added rows appear in every kept view at their place, removed ones
 * leave it. Views of large sheets are built in pieces beforehand, see `prepare`.
 */
export class Views {
  readonly #db: Database
  readonly #columns: Columns
  /** Oldest use first. */
  readonly #kept = new Map<string, Kept>()
  readonly #building = new Map<string, Building>()
  /** 1-based place in the sheet by row id; 0: not in the sheet. */
  #numbers: Uint32Array | null = null
  /** Grows whenever rows come, go or move. */
  #moves = 0

  constructor(db: Database, columns: Columns) {
    this.#db = db
    this.#columns = columns
  }

  /** The ids of a view; not to be changed. `refresh` builds it anew if anything changed since it was built. */
  ids(view: View, refresh = false): Uint32Array {
    return this.#ready(view, refresh)?.ids ?? this.#keep(view, this.#build(view).now()).ids
  }

  /** What is known of a view that is being built for the first time: its first rows; null: it is there or not begun. */
  partOf(view: View): Part | null {
    const key = keyOf(view)
    const building = this.#kept.has(key) ? undefined : this.#building.get(key)
    return building ? { ids: building.build.found, whole: key === WHOLE } : null
  }

  /**
   * Builds a view in pieces, if it is not there. Where some of its rows are enough, the rest is built all the same.
   * Whoever cancels stops the building, unless others wait for it as well. `onProgress`: rows looked through.
   * @throws Failure `wrong-input` for a pattern that cannot be read; the signal's reason when it was cancelled
   */
  async prepare(view: View, wanted: Wanted & { readonly refresh?: boolean }): Promise<void> {
    wanted.signal?.throwIfAborted()
    refuseUnreadable(view)
    if (this.#ready(view, wanted.refresh ?? false)) return
    const key = keyOf(view)
    // Every other view is looked for among the rows of the whole sheet.
    if (key !== WHOLE && !this.#kept.has(WHOLE)) await this.prepare({}, { signal: wanted.signal })
    const known = this.#building.get(key)
    // One that was stopped ends in a moment, and is not to be waited for.
    const building = known && !known.stop.signal.aborted ? known : this.#begin(view)
    // One that is only refreshed stays on screen as it was until then.
    await waitFor(building, this.#kept.has(key) ? { ...wanted, rows: undefined } : wanted)
    wanted.signal?.throwIfAborted()
  }

  #begin(view: View): Building {
    const key = keyOf(view)
    const listeners: Building['listeners'] = new Set()
    const stop = new AbortController()
    let build = this.#build(view)
    const work = async (): Promise<Kept> => {
      for (let tries = 1; ; tries++) {
        const moves = this.#moves
        const ids = await build.inPieces(stop.signal, (looked) => {
          for (const listener of listeners) listener(looked)
        })
        if (moves === this.#moves) return this.#keep(view, ids)
        if (tries === TRIES) return this.#keep(view, withNumber(ids, this.#places()), true)
        build = this.#build(view)
      }
    }
    const whole = work().finally(() => {
      if (this.#building.get(key) === building) this.#building.delete(key)
    })
    // Whoever has enough does not wait for the rest, and need not hear how it ends.
    whole.catch(() => undefined)
    const building: Building = {
      get build() {
        return build
      },
      whole,
      stop,
      listeners,
      waiting: 0,
    }
    this.#building.set(key, building)
    return building
  }

  #build(view: View): Build {
    if (keyOf(view) === WHOLE) return new WholeBuild(this.#db)
    return new ViewBuild(this.#db, view, { columns: this.#columns.list(), whole: this.ids({}) })
  }

  #ready(view: View, refresh: boolean): Kept | null {
    const key = keyOf(view)
    const kept = this.#kept.get(key)
    if (!kept || (refresh && kept.outdated)) return null
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    return kept
  }

  #keep(view: View, ids: Uint32Array, outdated = false): Kept {
    const kept = { ids, outdated, view }
    this.#kept.delete(keyOf(view))
    this.#kept.set(keyOf(view), kept)
    if (this.#kept.size > KEPT) this.#dropOldest()
    return kept
  }

  #dropOldest(): void {
    for (const key of this.#kept.keys()) {
      // The whole sheet gives every row its number.
      if (key === WHOLE) continue
      this.#kept.delete(key)
      return
    }
  }

  /** 1-based place in the whole sheet; 0 when the row is not in it. */
  numberOf = (id: RowId): number => this.#places()[id] ?? 0

  #places(): Uint32Array {
    this.#numbers ??= toNumbers(this.ids({}))
    return this.#numbers
  }

  /** 0-based place in a view, or null. */
  locate(view: View, id: RowId): number | null {
    const number = this.numberOf(id)
    if (number === 0) return null
    const ids = this.ids(view)
    const at = view.sort ? ids.indexOf(id) : this.#firstAtOrAfter(ids, number)
    return ids[at] === id ? at : null
  }

  /** Data changed: views stay as they are, and are built anew at the next refresh. */
  outdate(): void {
    for (const [key, view] of this.#kept) if (key !== WHOLE) view.outdated = true
  }

  /** Rows came or went, up to a limit; `null`: too many to name, or rows have other places. */
  adjust(added: readonly RowId[] | null, removed: readonly RowId[] | null): void {
    if (added?.length === 0 && removed?.length === 0) return
    this.#moves += 1
    const whole = this.#kept.get(WHOLE)
    if (!added || !removed || !whole || added.length > ADJUSTED || removed.length > ADJUSTED) {
      this.forget()
      return
    }
    if (removed.length > 0) this.#remove(removed)
    if (added.length > 0) this.#add(whole, added)
  }

  #remove(removed: readonly RowId[]): void {
    const numbers = this.#places().slice()
    for (const id of removed) numbers[id] = 0
    for (const view of this.#kept.values()) view.ids = withNumber(view.ids, numbers)
    this.#numbers = null
  }

  #add(whole: Kept, added: readonly RowId[]): void {
    const before = this.#places()
    const sorted = this.#db.all(
      `SELECT r.id, (SELECT id FROM rows WHERE gone = 0 AND position < r.position ORDER BY position DESC LIMIT 1) AS above
       FROM rows r WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.position`,
      JSON.stringify(added),
    )
    let at = 0
    const places = sorted.map((row): Place => {
      // Below another added row, which has no number yet: at the same index, after it.
      at = row['above'] === null ? 0 : (before[int(row, 'above')] ?? 0) || at
      return { at, id: int(row, 'id') }
    })
    whole.ids = withInserted(whole.ids, places)
    this.#numbers = null
    for (const [key, kept] of this.#kept) {
      if (key === WHOLE) continue
      // In a sorted view new rows stand at its end until it is refreshed: where they belong nobody knows yet.
      const placeOf = (id: RowId): number =>
        kept.view.sort ? kept.ids.length : this.#firstAtOrAfter(kept.ids, this.numberOf(id))
      const come = kept.view.hidden ? places.filter(({ id }) => !this.#isHidden(id)) : places
      kept.ids = withInserted(
        kept.ids,
        come.map(({ id }) => ({ at: placeOf(id), id })),
      )
    }
  }

  /** A row that was removed and comes back may have been hidden before. */
  #isHidden(id: RowId): boolean {
    return this.#db.get('SELECT 1 FROM hidden WHERE row = ?', id) !== undefined
  }

  /** Views that are not sorted are in sheet order, so a place is found by halving. */
  #firstAtOrAfter(ids: Uint32Array, number: number): number {
    let low = 0
    let high = ids.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.numberOf(ids[middle] ?? 0) < number) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Other rows are hidden now: views that leave them out are built anew. */
  hid(): void {
    for (const [key, { view }] of this.#kept) if (view.hidden) this.#kept.delete(key)
    this.#moves += 1
  }

  /** After a failure, or when too much changed: everything is read again when needed. */
  forget(): void {
    this.#kept.clear()
    this.#numbers = null
    this.#moves += 1
  }
}

/** The same view by the same name, in whatever order it was said. */
function keyOf({ severity, rule, split, search, conditions, sort, hidden }: View): string {
  const parts = [severity ?? '', rule ?? '', split ?? '', search ?? '', conditions ?? [], sort ?? '', hidden ?? '']
  return JSON.stringify(parts)
}
