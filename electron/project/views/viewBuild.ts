import type { Column } from '../../../shared/domain/column.ts'
import type { View } from '../../../shared/domain/view.ts'
import { Pace } from '../../pace.ts'
import type { Database } from '../file/database.ts'
import { parseIds } from '../file/idArray.ts'
import { Keys } from '../sorting/order.ts'
import { Sorter } from '../sorting/sorter.ts'
import { KEY_SEPARATOR, viewSql } from './viewSql.ts'

/** Rows looked through by one statement: at first, and at most; in between, as many as take about so long. */
const ROWS = { first: 2000, most: 100_000 }
const PIECE_MS = 15

/** More keys than these are sorted in a thread of their own. */
const SORTED_HERE = 20_000

type Piece = { readonly ids: Uint32Array; readonly keys: string | null; readonly looked: number }

/** Looks through the sheet for the rows of a view, some of them at a time. */
export class ViewBuild {
  readonly view: View
  readonly #db: Database
  readonly #columns: readonly Column[]
  readonly #whole: Uint32Array
  readonly #found: Uint32Array[] = []
  readonly #keys: Keys
  #count = 0

  /** `whole`: the ids of all rows in sheet order. */
  constructor(db: Database, view: View, sheet: { readonly columns: readonly Column[]; readonly whole: Uint32Array }) {
    this.#db = db
    this.view = view
    this.#keys = new Keys(view.sort?.order ?? 'ascending')
    this.#columns = sheet.columns
    this.#whole = sheet.whole
  }

  /** Rows found so far; while a sorted view is being built nobody knows which come first. */
  get found(): Uint32Array {
    return this.view.sort ? new Uint32Array(0) : this.#joined()
  }

  get count(): number {
    return this.view.sort ? 0 : this.#count
  }

  /** At once, for small sheets and for callers that cannot wait. */
  now(): Uint32Array {
    for (const piece of this.#pieces()) this.#take(piece)
    const ids = this.#joined()
    const { sort } = this.view
    return sort ? placed(ids, this.#keys.order()) : ids
  }

  /**
   * In pieces, between which the process does other things. `onPiece`: hears how many rows were looked through.
   * @throws the signal's reason when it was cancelled
   */
  async inPieces(signal: AbortSignal, onPiece: (looked: number) => void): Promise<Uint32Array> {
    const pace = new Pace({ signal })
    let looked = 0
    const { sort } = this.view
    using sorter = sort && this.#whole.length > SORTED_HERE ? new Sorter(sort.order) : null
    const pieces = this.#pieces()
    for (;;) {
      // In the middle of a long act rows may show texts that are taken back.
      while (this.#db.busy) await this.#db.busy
      const { value: piece, done } = pieces.next()
      if (done) break
      this.#take(piece, sorter)
      looked += piece.looked
      onPiece(looked)
      await pace.next(piece.looked)
    }
    const ids = this.#joined()
    if (!sort) return ids
    const order = sorter ? await sorter.order() : this.#keys.order()
    signal.throwIfAborted()
    return placed(ids, order)
  }

  #take({ ids, keys }: Piece, sorter: Sorter | null = null): void {
    if (ids.length === 0) return
    this.#found.push(ids)
    this.#count += ids.length
    if (keys === null) return
    const gathered = sorter ?? this.#keys
    gathered.add(keys, KEY_SEPARATOR)
  }

  *#pieces(): Generator<Piece, undefined> {
    const { sql, values } = viewSql(this.view, this.#columns)
    const place = 'SELECT position FROM rows WHERE id = ?'
    let size = ROWS.first
    for (let at = 0; at < this.#whole.length;) {
      const since = performance.now()
      const last = Math.min(at + size, this.#whole.length) - 1
      const ends = [this.#whole[at] ?? 0, this.#whole[last] ?? 0].map((id) => this.#db.number(place, id))
      const row = this.#db.get(sql, ...ends, ...values)
      const ids = typeof row?.['ids'] === 'string' ? parseIds(row['ids']) : new Uint32Array(0)
      const keys = row?.['keys']
      yield { ids, keys: typeof keys === 'string' ? keys : null, looked: last + 1 - at }
      at = last + 1
      const share = PIECE_MS / Math.max(1, performance.now() - since)
      size = Math.round(Math.min(ROWS.most, Math.max(100, size * Math.min(4, share))))
    }
    return undefined
  }

  #joined(): Uint32Array {
    const all = new Uint32Array(this.#count)
    let at = 0
    for (const ids of this.#found) {
      all.set(ids, at)
      at += ids.length
    }
    return all
  }
}

function placed(ids: Uint32Array, order: Uint32Array): Uint32Array {
  return order.map((place) => ids[place] ?? 0)
}
