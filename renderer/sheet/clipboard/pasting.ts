import { MOST_COLUMNS } from '../../../shared/domain/column.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import { formatNumber } from '../../../shared/format/figures.ts'
import { attempt, report } from '../../frame/trouble.ts'
import { type Landing, refuseTooMany } from '../acts.ts'
import { type Grid, squared } from './clipboard.ts'
import type { Field } from '../columns/fields.ts'
import type { Cut } from './cutting.ts'
import { leftBehind, newColumns, pastePatches, tiled } from '../patches.ts'
import { offerAfter } from '../headings/offer.ts'
import { type Area, FIRST_FIELD, rowsIn } from '../selection/selection.ts'
import type { SheetSession } from '../session.ts'

type PasteAt = {
  readonly area: Area
  readonly fields: readonly Field[]
  /** Where the cells come from and are taken away, in the same step. */
  readonly cut: Cut | null
}

/**
 * A paste at a place: over what is there, and beyond it where rows or columns are missing, all in one step. One cell, or
 * a rectangle that fits evenly, fills the whole selection; what was cut moves and is not multiplied.
 */
export async function pasteAt(
  session: SheetSession,
  cells: Grid,
  { area, fields, cut }: PasteAt,
): Promise<Landing | null> {
  const x = area.fields[0] ?? 1
  const y = area.stretches[0]?.[0] ?? 0
  if (fields[x]?.kind !== 'text') {
    report({
      code: 'wrong-input',
      message: 'Tokens and Split are worked out for each row.',
      hint: 'Select a column of text to paste there.',
    })
    return null
  }
  if (refuseTooMany([area])) return null
  const wide = area.fields.filter((index) => fields[index]?.kind === 'text').length
  const { rows: grid, width } = squared(cut ? cells : tiled(squared(cells).rows, rowsIn(area), wide))
  return attempt(async () => {
    const there = Math.max(0, Math.min(grid.length, session.pages.count - y))
    const rows = there > 0 ? await session.reading.ids({ stretches: [[y, y + there]] }) : []
    const known = fields.slice(x).flatMap((field) => (field.kind === 'text' ? [field.column.id] : []))
    const more = newColumns(width - known.length, session.project.state.columns)
    const needed = session.project.state.columns.length + more.keys.length
    if (needed > MOST_COLUMNS) throw tooWide(needed)
    const paste = pastePatches(grid, rows, [...known, ...more.keys])
    if (paste.patches.length === 0) return null
    const left = cut ? leftBehind({ rows: await cut.rows, columns: cut.columns }, { rows, columns: known, grid }) : []
    const label = cut ? paste.label.replace('Pasted', 'Moved') : paste.label
    const wasEmpty = session.project.state.totals.rows === 0 && x === FIRST_FIELD
    const result = await session.push([...more.patches, ...left, ...paste.patches], label)
    if (wasEmpty) offerAfter(session.id, cells, result)
    return { x, y, width: paste.columns, height: session.open ? paste.rows : Math.max(1, there) }
  })
}

/** Said before anything is sent: to make the columns up to the last that fits takes long, and trying again would not help. */
function tooWide(columns: number): Failure {
  return new Failure({
    code: 'wrong-input',
    message: `The sheet would have ${formatNumber(columns)} columns; it holds ${formatNumber(MOST_COLUMNS)}.`,
    hint: 'Paste fewer columns.',
  })
}
