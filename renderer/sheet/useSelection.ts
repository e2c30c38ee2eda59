import type { GridSelection } from '@glideapps/glide-data-grid'
import { useEffect, useMemo, useState } from 'react'
import type { RowId } from '../../shared/domain/row.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { useProject } from '../project.tsx'
import { activeRow, NOTHING, selectBox, selectedOf, withinRows } from './gridSelection.ts'
import { type Area, areaOf, rowsIn } from './selection.ts'
import type { Sheet } from './useSheet.ts'

export type Selecting = {
  readonly selection: GridSelection
  readonly select: (selection: GridSelection) => void
  /** The selected cells, or null. */
  readonly area: Area | null
  /** Place of the active row in the view; null: none. */
  readonly active: number | null
  /** The active row, as soon as it is held. */
  readonly row: RowId | null
  /** To the row above or below, as the arrows of the panel do. */
  readonly move: (step: -1 | 1) => void
}

/** What is selected, told to the status bar, and kept for the way back from another step. */
export function useSelection({ session, pages, found }: Sheet, fieldCount: number): Selecting {
  const { setSelectionInfo } = useProject()
  const [chosen, choose] = useState(() =>
    pages.known && pages.count === 0
      ? NOTHING
      : selectBox({ x: session.place.field, y: session.place.index, width: 1, height: 1 }),
  )
  const [seen, setSeen] = useState({ pages, found })
  if (seen.pages !== pages || seen.found !== found) {
    setSeen({ pages, found })
    // A new view: the same row where it is part of it, else the beginning.
    choose(selectBox({ x: chosen.current?.cell[0] ?? 1, y: found ?? 0, width: 1, height: 1 }))
  }
  const rows = pages.count
  // The grid forgets a selection it has no rows for, also when they are only on their way.
  const known = pages.known
  const selection = useMemo(() => (known ? withinRows(chosen, rows) : NOTHING), [known, chosen, rows])
  const select = (next: GridSelection) => {
    if (known) choose(next)
  }
  const area = useMemo(() => areaOf(selectedOf(selection), fieldCount, rows), [selection, fieldCount, rows])
  const active = activeRow(selection)

  useEffect(() => {
    const text = area && infoOf(area)
    const timer = setTimeout(() => {
      setSelectionInfo(text)
    }, 80)
    return () => {
      clearTimeout(timer)
    }
  }, [area, setSelectionInfo])
  useEffect(
    () => () => {
      setSelectionInfo(null)
    },
    [setSelectionInfo],
  )
  const row = active === null ? null : (pages.row(active)?.id ?? null)
  const field = selection.current?.cell[0] ?? 1
  useEffect(() => {
    if (active !== null) session.remember({ field, index: active, ...(row === null ? {} : { row }) })
  }, [session, active, field, row])
  const move = (step: -1 | 1) => {
    const y = Math.max(0, Math.min(rows - 1, (active ?? 0) + step))
    select(selectBox({ x: field, y, width: 1, height: 1 }))
  }
  return { selection, select, area, active, row, move }
}

/** "6 cells selected"; one cell is plain to see. */
function infoOf(area: Area): string | null {
  const rows = rowsIn(area)
  if (area.whole === 'rows') return `${formatCount(rows, 'row')} selected`
  const cells = rows * area.fields.length
  return cells > 1 ? `${formatCount(cells, 'cell')} selected` : null
}
