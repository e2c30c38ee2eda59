import type { Sort } from '../../../shared/domain/view.ts'
import type { SizedField } from '../columns/fields.ts'
import { sortOf } from '../filter/sorting.ts'

/** Room the arrow takes, and the menu's sign beside it, in pixels. */
export const ARROW = 18
export const MENU = 26

/** From the left edge of a head to its arrow. The names of tokens stand at the right, so theirs is at the left. */
export function arrowAt(field: SizedField, width: number): number {
  if (field.kind === 'mark') return (width - 14) / 2
  return field.kind === 'tokens' ? 6 : width - MENU - ARROW + 2
}

/** Whether a press on a head, `x` from its left edge, is on the arrow of the column that is sorted by. */
export function isOnArrow(field: SizedField, at: { width: number; x: number }, sort: Sort | undefined): boolean {
  if (!isSortedBy(field, sort) || field.kind === 'mark') return false
  const from = arrowAt(field, at.width) - 4
  return at.x >= from && at.x <= from + ARROW + 4
}

export function isSortedBy(field: SizedField, sort: Sort | undefined): sort is Sort {
  return sort?.by === sortOf(field)
}
