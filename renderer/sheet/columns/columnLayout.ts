import type { Column } from '../../../shared/domain/column.ts'

export type Sizing = Pick<Column, 'id' | 'width'> & {
  /** Takes its share of the room that is left, or gives some up. */
  readonly flexible: boolean
}

/** A text column is not made narrower than this to avoid scrolling sideways. */
const LEAST = 220

/**
 * Widths on screen. Columns keep the widths they have; flexible ones share what is left over, or give up what is
 * missing, in proportion to their own widths. Below {@link LEAST} the sheet scrolls sideways instead.
 */
export function layOut(columns: readonly Sizing[], room: number): Map<string, number> {
  const widths = new Map(columns.map((column) => [column.id, column.width]))
  const flexible = columns.filter((column) => column.flexible)
  const fixed = columns.reduce((sum, column) => sum + (column.flexible ? 0 : column.width), 0)
  let left = room - fixed
  let open = flexible
  // A column that would fall below its least width leaves the sharing; the others share what remains.
  for (;;) {
    const sum = open.reduce((total, column) => total + column.width, 0)
    const tooNarrow = open.filter((column) => (left * column.width) / sum < Math.min(LEAST, column.width))
    if (tooNarrow.length === 0 || left <= 0) break
    for (const column of tooNarrow) {
      widths.set(column.id, Math.min(LEAST, column.width))
      left -= Math.min(LEAST, column.width)
    }
    open = open.filter((column) => !tooNarrow.includes(column))
  }
  if (left <= 0) {
    for (const column of open) widths.set(column.id, Math.min(LEAST, column.width))
    return widths
  }
  const sum = open.reduce((total, column) => total + column.width, 0)
  let given = 0
  open.forEach((column, index) => {
    const share = index === open.length - 1 ? left - given : Math.floor((left * column.width) / sum)
    given += share
    widths.set(column.id, share)
  })
  return widths
}
