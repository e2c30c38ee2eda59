import type { Filter } from '../../shared/domain/filter.ts'
import type { RowId } from '../../shared/domain/row.ts'
import type { Columns } from './columns.ts'
import { type Database, int } from './database.ts'
import { keyOf, viewSql } from './filterSql.ts'
import { parseIds, type Place, toNumbers, withInserted, withNumber } from './idArray.ts'

/** Views kept at once: 4 bytes a row each. */
const KEPT = 6

/** Up to this many rows added or removed are worked into the kept views; beyond it they are built anew. */
const ADJUSTED = 200

const WHOLE = keyOf({})

type View = { ids: Uint32Array; outdated: boolean }

/**
 * Which rows a filter shows, in sheet order, as typed arrays of ids built by one statement. A kept view stays as it is
 * when cells change, so that nothing jumps on screen, until it is refreshed; added rows appear in every kept view at
 * their place, removed ones leave it.
 */
export class Views {
  readonly #db: Database
  readonly #columns: Columns
  /** Oldest use first. */
  readonly #kept = new Map<string, View>()
  /** 1-based place in the sheet by row id; 0: not in the sheet. */
  #numbers: Uint32Array | null = null

  constructor(db: Database, columns: Columns) {
    this.#db = db
    this.#columns = columns
  }

  /** The ids of a view; not to be changed. `refresh` builds it anew if anything changed since it was built. */
  ids(filter: Filter, refresh = false): Uint32Array {
    const key = keyOf(filter)
    let view = this.#kept.get(key)
    if (!view || (refresh && view.outdated)) view = { ids: this.#build(filter), outdated: false }
    this.#kept.delete(key)
    this.#kept.set(key, view)
    if (this.#kept.size > KEPT) this.#dropOldest()
    return view.ids
  }

  #build(filter: Filter): Uint32Array {
    const { sql, values } = viewSql(filter, this.#columns.list())
    const ids = this.#db.get(sql, ...values)?.['ids']
    return typeof ids === 'string' ? parseIds(ids) : new Uint32Array(0)
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
  locate(filter: Filter, id: RowId): number | null {
    const number = this.numberOf(id)
    if (number === 0) return null
    const ids = this.ids(filter)
    const at = this.#firstAtOrAfter(ids, number)
    return ids[at] === id ? at : null
  }

  /** Data changed: views stay as they are, and are built anew at the next refresh. */
  outdate(): void {
    for (const [key, view] of this.#kept) if (key !== WHOLE) view.outdated = true
  }

  /** Rows came or went, up to a limit; `null`: too many to name. */
  adjust(added: readonly RowId[] | null, removed: readonly RowId[] | null): void {
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

  #add(whole: View, added: readonly RowId[]): void {
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
    for (const [key, view] of this.#kept) {
      if (key === WHOLE) continue
      const ofView = places.map(({ id }) => ({ at: this.#firstAtOrAfter(view.ids, this.numberOf(id)), id }))
      view.ids = withInserted(view.ids, ofView)
    }
  }

  /** Views are in sheet order, so a place is found by halving. */
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

  /** After a failure, or when too much changed: everything is read again when needed. */
  forget(): void {
    this.#kept.clear()
    this.#numbers = null
  }
}
