import type { ColumnId } from '../../../shared/domain/column.ts'
import { Pace, type PaceOptions } from '../../pace.ts'
import type { Rows } from '../rows.ts'

/** Rows looked at by one statement. */
const PIECE = 5000

/** Where one is in a view, 0-based, and where one goes: down (1) or up (-1). */
export type EdgeStart = { readonly column: ColumnId; readonly from: number; readonly way: 1 | -1 }

/**
 * Where a run of filled cells ends: from inside it the place of its last cell, else that of the next filled one; where
 * there is none, the first or last row. `ids`: the rows of the view in order.
 * @throws the signal's reason when it was cancelled
 */
export async function edgeIn(
  rows: Rows,
  ids: Uint32Array,
  { column, from, way }: EdgeStart,
  options: PaceOptions,
): Promise<number> {
  const pace = new Pace(options)
  const last = way > 0 ? ids.length - 1 : 0
  /** The first place from `start` on, on the way, whose cell is filled, or empty; null: there is none. */
  const next = async (start: number, filled: boolean): Promise<number | null> => {
    for (let at = start; way > 0 ? at <= last : at >= last; at += way * PIECE) {
      const stretch = way > 0 ? ids.subarray(at, at + PIECE) : ids.slice(Math.max(0, at - PIECE + 1), at + 1).reverse()
      const found = rows.firstOf(Array.from(stretch), column, filled)
      if (found !== null) return at + way * found
      await pace.next(stretch.length)
    }
    return null
  }
  if (from === last || ids.length === 0) return from
  const inRun = (await next(from, false)) !== from && (await next(from + way, false)) !== from + way
  if (!inRun) return (await next(from + way, true)) ?? last
  const gap = await next(from + way, false)
  return gap === null ? last : gap - way
}
