import type { CellBlock } from '../../../shared/contract/tools.ts'
import type { ColumnId } from '../../../shared/domain/column.ts'

type Part = { readonly from: number; readonly to: number; readonly columns: ReadonlySet<ColumnId> }

const NONE: ReadonlySet<ColumnId> = new Set()

/** Which cells of a view are meant, where they do not make one block. */
export class CellMask {
  /** Apart from each other, in ascending order. */
  readonly #parts: readonly Part[]

  /** Blocks may overlap; their stretches are places in the view, `to` exclusive. */
  constructor(blocks: readonly CellBlock[]) {
    const edges = [...new Set(blocks.flatMap(({ stretches }) => stretches.flat()))].toSorted((a, b) => a - b)
    this.#parts = edges.slice(0, -1).flatMap((from, nth): Part[] => {
      const over = blocks.filter(({ stretches }) => stretches.some(([first, end]) => first <= from && from < end))
      const columns = new Set(over.flatMap((block) => block.columns))
      return columns.size > 0 ? [{ from, to: edges[nth + 1] ?? from, columns }] : []
    })
  }

  /** The columns that are meant in the row at a place. */
  at(place: number): ReadonlySet<ColumnId> {
    let low = 0
    let high = this.#parts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#parts[middle]?.from ?? Infinity) <= place) low = middle + 1
      else high = middle
    }
    const part = this.#parts[low - 1]
    return part && place < part.to ? part.columns : NONE
  }

  /** Cells that are meant in some columns, of a view of so many rows. */
  count(columns: readonly ColumnId[], rows: number): number {
    return this.#parts.reduce((sum, part) => {
      const wide = columns.filter((column) => part.columns.has(column)).length
      return sum + wide * Math.max(0, Math.min(part.to, rows) - part.from)
    }, 0)
  }
}
