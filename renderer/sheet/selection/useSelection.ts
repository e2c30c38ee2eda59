import type { GridSelection } from '@glideapps/glide-data-grid'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { RowId } from '../../../shared/domain/row.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import { useProject } from '../../project.tsx'
import { activeRow, chosenOf, gridOf, NOTHING, selectBox, selectedOf, withinRows } from './gridSelection.ts'
import type { Cut, Cutting } from '../clipboard/cutting.ts'
import type { Chosen } from '../keys/navigation.ts'
import { type Area, areasOf, cellsIn, rowsIn } from './selection.ts'
import { type Sheet, useRow } from '../useSheet.ts'

export type Selecting = {
  readonly selection: GridSelection
  readonly select: (selection: GridSelection) => void
  /** To where an act led; while it was under way something else may have been selected, which stays. */
  readonly land: (selection: GridSelection) => void
  /** The selection in plain numbers, for the keys; null: nothing is selected. */
  readonly chosen: Chosen | null
  readonly choose: (chosen: Chosen) => void
  /** The selected cells; of several areas that do not line up the newest; or null. */
  readonly area: Area | null
  /** All selected areas, the newest last. */
  readonly areas: readonly Area[]
  /** Place of the active row in the view; null: none. */
  readonly active: number | null
  /** The active row, as soon as it is held. */
  readonly row: RowId | null
  /** To the row above or below, as the arrows of the panel do. */
  readonly move: (step: -1 | 1) => void
}

/** What is selected, and how often something was selected by other means than an act that landed. */
type Made = { readonly made: GridSelection; readonly picks: number }

/** What is selected, told to the status bar, and kept for the way back from another step. */
export function useSelection({ session, pages, found, turn, rows }: Sheet, fieldCount: number): Selecting {
  const [{ made, picks }, make] = useState<Made>(() => ({
    made:
      pages.known && pages.count === 0
        ? NOTHING
        : selectBox({ x: session.place.field, y: session.place.index, width: 1, height: 1 }),
    picks: 0,
  }))
  const pick = (next: GridSelection) => {
    make((old) => ({ made: next, picks: old.picks + 1 }))
  }
  const [seen, setSeen] = useState({ turn, found })
  if (seen.turn !== turn || seen.found !== found) {
    setSeen({ turn, found })
    // A new view: the same row where it is part of it, else the beginning.
    pick(selectBox({ x: made.current?.cell[0] ?? 1, y: found ?? 0, width: 1, height: 1 }))
  }
  // The grid forgets a selection it has no rows for, also when they are only on their way.
  const known = pages.known
  const selection = useMemo(() => (known ? withinRows(made, rows) : NOTHING), [known, made, rows])
  const select = (next: GridSelection) => {
    if (known) pick(next)
  }
  const areas = useMemo(() => areasOf(selectedOf(selection), fieldCount, rows), [selection, fieldCount, rows])
  const active = activeRow(selection)
  useSelectionInfo(areas, session.cutting)
  const row = useRow(pages, active)?.id ?? null
  const field = selection.current?.cell[0] ?? 1
  useEffect(() => {
    if (active !== null) session.remember({ field, index: active, ...(row === null ? {} : { row }) })
  }, [session, active, field, row])
  return {
    selection,
    select,
    // Called by the act as it was bound when it began, so that `picks` is of that moment.
    land: (next) => {
      if (known) make((now) => (now.picks === picks ? { made: next, picks } : now))
    },
    chosen: useMemo(() => chosenOf(selection), [selection]),
    choose: (next) => {
      select(gridOf(next))
    },
    area: areas.at(-1) ?? null,
    areas,
    active,
    row,
    move: (step) => {
      const y = Math.max(0, Math.min(rows - 1, (active ?? 0) + step))
      select(selectBox({ x: field, y, width: 1, height: 1 }))
    },
  }
}

function useSelectionInfo(areas: readonly Area[], cutting: Cutting): void {
  const { setSelectionInfo } = useProject()
  const held = useSyncExternalStore(cutting.subscribe, cutting.now)
  useEffect(() => {
    const text = [infoOf(areas), held && heldInfo(held)].filter(Boolean).join(' · ') || null
    const timer = setTimeout(() => {
      setSelectionInfo(text)
    }, 80)
    return () => {
      clearTimeout(timer)
    }
  }, [areas, held, setSelectionInfo])
  useEffect(
    () => () => {
      setSelectionInfo(null)
    },
    [setSelectionInfo],
  )
}

/** "6 cells selected"; one cell is plain to see. */
function infoOf(areas: readonly Area[]): string | null {
  const [area] = areas
  if (area?.whole === 'rows') return `${formatCount(rowsIn(area), 'row')} selected`
  const cells = cellsIn(areas)
  return cells > 1 ? `${formatCount(cells, 'cell')} selected` : null
}

/** What Enter does now, which is not what it does at other times. */
function heldInfo({ how, area }: Cut): string {
  return `${formatCount(cellsIn([area]), 'cell')} ${how === 'cut' ? 'cut' : 'copied'}: Enter pastes, Esc lets go`
}
