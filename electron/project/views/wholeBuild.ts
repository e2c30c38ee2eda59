import { Pace } from '../../pace.ts'
import { type Database, int } from '../file/database.ts'
import { parseIds } from '../file/idArray.ts'

/** Rows read by one statement: a few milliseconds of work. */
const ROWS = 20_000

const SQL = `SELECT group_concat(id) AS ids, max(position) AS last FROM
  (SELECT id, position FROM rows WHERE gone = 0 AND position > ? ORDER BY position LIMIT ${ROWS})`

/** Reads which rows the whole sheet has, in its order, some of them at a time. */
export class WholeBuild {
  readonly #db: Database
  readonly #pieces: Uint32Array[] = []
  #count = 0

  constructor(db: Database) {
    this.#db = db
  }

  /** Ids read so far, from the first row on. */
  get found(): Uint32Array {
    const all = new Uint32Array(this.#count)
    let at = 0
    for (const piece of this.#pieces) {
      all.set(piece, at)
      at += piece.length
    }
    return all
  }

  get count(): number {
    return this.#count
  }

  /** At once, for callers that cannot wait. */
  now(): Uint32Array {
    for (const piece of this.#read()) this.#take(piece)
    return this.found
  }

  /**
   * In pieces, between which the process does other things. `onPiece`: hears how many rows were read.
   * @throws the signal's reason when it was cancelled
   */
  async inPieces(signal: AbortSignal, onPiece: (read: number) => void): Promise<Uint32Array> {
    const pace = new Pace({ signal })
    const pieces = this.#read()
    for (;;) {
      // In the middle of a long act rows may stand where they are taken back from.
      while (this.#db.busy) await this.#db.busy
      const { value: piece, done } = pieces.next()
      if (done) return this.found
      this.#take(piece)
      onPiece(this.#count)
      await pace.next(piece.length)
    }
  }

  #take(piece: Uint32Array): void {
    this.#pieces.push(piece)
    this.#count += piece.length
  }

  *#read(): Generator<Uint32Array, undefined> {
    for (let after = -Infinity; ;) {
      const row = this.#db.get(SQL, after)
      const ids = row?.['ids']
      if (!row || typeof ids !== 'string') return undefined
      after = int(row, 'last')
      yield parseIds(ids)
    }
  }
}
