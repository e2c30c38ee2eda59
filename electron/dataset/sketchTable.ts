import { SKETCH } from '../../shared/domain/alike/sketch.ts'
import type { SketchBatch } from '../project/facts/alike.ts'

/** Room for more rows when it runs out, as a factor. */
const GROWTH = 1.25

/** The sketches of a sheet in one piece of memory, by rising row id: 164 bytes a row and no objects. */
export class SketchTable {
  #ids: Uint32Array<ArrayBuffer>
  #bytes: Uint8Array<ArrayBuffer>
  #count = 0

  /** `capacity`: rows for which there is room at once. */
  constructor(capacity = 0) {
    this.#ids = new Uint32Array(capacity)
    this.#bytes = new Uint8Array(capacity * SKETCH)
  }

  /** Ids and sketches as they are; views on memory that the next change may give up. */
  get rows(): SketchBatch {
    return { ids: this.#ids.subarray(0, this.#count), bytes: this.#bytes.subarray(0, this.#count * SKETCH) }
  }

  /** Takes in some rows, by rising id; those that are known get their new sketch. */
  put({ ids, bytes }: SketchBatch): void {
    const sketchAt = (at: number): Uint8Array => bytes.subarray(at * SKETCH, (at + 1) * SKETCH)
    const fresh: number[] = []
    ids.forEach((id, at) => {
      const place = this.#placeOf(id)
      if (place < this.#count && this.#ids[place] === id) this.#bytes.set(sketchAt(at), place * SKETCH)
      else fresh.push(at)
    })
    this.#makeRoom(this.#count + fresh.length)
    // From the back, so that every row moves once at most; most often the new ones simply follow the last.
    let end = this.#count + fresh.length
    let before = this.#count
    this.#count = end
    for (const at of fresh.reverse()) {
      const id = ids[at] ?? 0
      const place = this.#placeAmong(id, before)
      end -= before - place
      this.#move(place, before, end)
      before = place
      end -= 1
      this.#ids[end] = id
      this.#bytes.set(sketchAt(at), end * SKETCH)
    }
  }

  /** Moves the rows of a stretch to another place. */
  #move(from: number, to: number, place: number): void {
    if (from === to || from === place) return
    this.#ids.copyWithin(place, from, to)
    this.#bytes.copyWithin(place * SKETCH, from * SKETCH, to * SKETCH)
  }

  /** Forgets some rows. */
  drop(ids: ReadonlySet<number>): void {
    let kept = 0
    for (let at = 0; at < this.#count; at++) {
      if (ids.has(this.#ids[at] ?? 0)) continue
      this.#move(at, at + 1, kept)
      kept += 1
    }
    this.#count = kept
  }

  #makeRoom(count: number): void {
    if (count <= this.#ids.length) return
    const capacity = Math.ceil(count * GROWTH)
    const ids = new Uint32Array(capacity)
    const bytes = new Uint8Array(capacity * SKETCH)
    ids.set(this.rows.ids)
    bytes.set(this.rows.bytes)
    this.#ids = ids
    this.#bytes = bytes
  }

  /** The place of an id, or where it would stand. */
  #placeOf(id: number): number {
    return this.#placeAmong(id, this.#count)
  }

  #placeAmong(id: number, count: number): number {
    let [low, high] = [0, count]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#ids[middle] ?? 0) < id) low = middle + 1
      else high = middle
    }
    return low
  }
}
