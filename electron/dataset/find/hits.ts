import type { Hit, ReplacedRow } from '../../../shared/contract/find.ts'
import type { ColumnId } from '../../../shared/domain/column.ts'
import { previewOf } from '../../../shared/domain/find/findInCell.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import type { View } from '../../../shared/domain/view.ts'
import type { Project } from '../../project/project.ts'
import { type Found, foundOf, type RowMatch, textsOf } from './found.ts'
import { replacementOf } from './replace.ts'

/** A place in a cell; `column` null: before the first cell of the row. */
type Place = { readonly row: RowId; readonly column: ColumnId | null; readonly at: number }

type WantedHit = {
  readonly find: string
  readonly view: View
  readonly from: Place | null
  readonly direction: 'next' | 'previous'
}

/** Rows that lost their matches since they were looked through are passed by, so many at most. */
const MOST_PASSED = 500

/**
 * The first match at or after a place, or the last one before it; beyond the end it goes on from the other one.
 * @throws Failure `stale` when what was found is not kept any more
 */
export function hitFrom(project: Project, { find, view, from, direction }: WantedHit): Hit | null {
  const found = foundOf(project, find)
  const count = found.rows.length
  const step = direction === 'next' ? 1 : -1
  const place = from && project.locate(found.scope.view, from.row)
  const start = place === null ? 0 : firstAtOrAfter(found.places, place)
  const isThere = place !== null && found.places[start] === place
  const first = isThere || direction === 'next' ? start : start - 1
  // Once around, and the row of the beginning a second time for what stands on its other side.
  for (let passed = 0; count > 0 && passed <= Math.min(count, MOST_PASSED); passed++) {
    const at = (first + passed * step + count * 2) % count
    const matches = inRow(project, found, at)
    const isOn = (match: RowMatch): boolean => {
      if (passed > 0 || !isThere || !from) return true
      return isAtOrAfter(found, match, from) === (direction === 'next')
    }
    const nth = direction === 'next' ? matches.findIndex(isOn) : matches.findLastIndex(isOn)
    const match = matches[nth]
    if (match) return toHit(project, found, { at, nth, match, view })
  }
  return null
}

function toHit(
  project: Project,
  found: Found,
  { at, nth, match, view }: { at: number; nth: number; match: RowMatch; view: View },
): Hit | null {
  const row = found.rows[at]
  const column = found.columns[match.column]
  if (row === undefined || !column) return null
  const place = project.locate(view, row)
  return { nth: found.before(at) + nth + 1, row, column: column.id, from: match.from, to: match.to, place }
}

function inRow(project: Project, found: Found, at: number): RowMatch[] {
  const id = found.rows[at]
  const [row] = id === undefined ? [] : textsOf(project, found, [id])
  return row ? found.inRow(row) : []
}

function isAtOrAfter({ columns }: Found, { column, from }: RowMatch, place: Place): boolean {
  const wanted = columns.findIndex(({ id }) => id === place.column)
  return column > wanted || (column === wanted && from >= place.at)
}

function firstAtOrAfter(places: readonly number[], place: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((places[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * What a replacement would make of some rows, without doing it.
 * @throws Failure `wrong-input` for a replacement that cannot be read, `stale` as `hitFrom`
 */
export function previewReplace(
  project: Project,
  wanted: { readonly find: string; readonly replacement: string; readonly offset: number; readonly limit: number },
): ReplacedRow[] {
  const found = foundOf(project, wanted.find)
  const replacement = replacementOf(found, wanted.replacement)
  const ids = found.rows.slice(wanted.offset, wanted.offset + wanted.limit)
  const numbers = new Map(project.rows(ids).map(({ id, number }) => [id, number]))
  return textsOf(project, found, ids).flatMap((row) => {
    const matches = found.inRow(row)
    const cells = found.columns.flatMap(({ id }, column) => {
      const own = matches.filter((match) => match.column === column)
      return own.length > 0 ? [{ column: id, pieces: previewOf(own, replacement) }] : []
    })
    return cells.length === 0 ? [] : [{ row: row.id, number: numbers.get(row.id) ?? 0, matches: matches.length, cells }]
  })
}
