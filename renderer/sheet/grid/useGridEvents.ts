import type { DataEditorRef } from '@glideapps/glide-data-grid'
import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import type { Column } from '../../../shared/domain/column.ts'
import { columnsOf } from '../acts.ts'
import { bringIntoView } from '../selection/bringIntoView.ts'
import { openCell } from '../editing/useSheetEditing.ts'
import { turned } from '../filter/sorting.ts'
import { only, type Spot } from '../keys/navigation.ts'
import { fillToEnd } from '../keys/fillToEnd.ts'
import { type KeyContext, pressInSheet } from '../keys/gridKeys.ts'
import { usePresses } from '../keys/presses.ts'
import type { Area } from '../selection/selection.ts'
import type { GridEvents } from './gridEvents.ts'
import { usePressFocus } from './pressFocus.ts'
import type { OpenMenu } from '../SheetMenus.tsx'
import type { Sheet } from '../useSheet.ts'
import type { SheetActs } from '../useSheetActs.ts'

type EventOptions = {
  readonly sheet: Sheet
  readonly keys: KeyContext
  readonly acts: SheetActs
  readonly onMenu: (menu: OpenMenu) => void
  readonly onWidth: (field: string, width: number) => void
  readonly onFit: (columns: readonly Column[]) => void
  /** The view was scrolled: what lies over cells follows. */
  readonly onScrolled: () => void
}

/** Keeps the active row in sight, whoever moved it, and its pages there. */
function usePlace(sheet: Sheet, active: number | null, grid: React.RefObject<DataEditorRef | null>): void {
  const { session, pages, found, turn } = sheet
  const before = useRef({ turn, found, active })
  useEffect(() => {
    // Coming back from another step finds the place as it was; only another view or row is scrolled to.
    const last = before.current
    before.current = { turn, found, active }
    const turned = last.turn !== turn || last.found !== found
    if (turned) pages.want(found ?? 0, (found ?? 0) + 40)
    if (active === null || (!turned && last.active === active)) return
    const stop = new AbortController()
    void bringIntoView(() => grid.current, active, session.sight, { stop: stop.signal, middle: turned })
    return () => {
      stop.abort()
    }
  }, [grid, session, pages, found, turn, active])
  useEffect(() => {
    pages.want(session.place.top, session.place.top + 40)
  }, [session, pages])
}

/** What the grid does by itself, whatever it reports. */
function useGridItself({ sheet, keys }: EventOptions): void {
  const { grid, selecting } = keys
  usePlace(sheet, selecting.active, grid)
  usePressFocus(grid)
  usePresses({ grid, onFillToEnd: () => void fillToEnd(keys) })
}

/** What the grid reports, turned into acts. */
export function useGridEvents(options: EventOptions): GridEvents {
  const { keys, acts, onMenu } = options
  const { session, fields, selecting, editing, grid, typedFromRef } = keys
  useGridItself(options)
  return {
    onReady: () => {
      // Arrows and typing work at once, unless the user is already typing elsewhere.
      if (document.activeElement === document.body) grid.current?.focus()
    },
    onSelect: (selection) => {
      typedFromRef.current = null
      selecting.select(selection)
    },
    onResize: (field, width, done) => {
      options.onWidth(field.id, width)
      if (done && field.kind === 'text') void acts.keepLayout(field.column.id, { width: Math.round(width) })
    },
    onFit: (index) => {
      options.onFit(columnsOf({ fields: together(selecting.area, index) }, fields))
    },
    onAppend: async () => {
      await acts.append(1)
      return undefined
    },
    onFill: acts.fillPattern,
    onKeyDown: (event) => {
      // The field must have the focus before the browser types the letter: nothing may wait for the next frame.
      const pressed = flushSync(() => pressInSheet(event, keys))
      if (pressed === 'done') event.preventDefault()
      if (pressed !== 'nothing') event.stopPropagation()
    },
    onOpen: (x, y) => {
      openCell({ session, editing, field: fields[x] }, { x, y }, false)
    },
    onSight: ({ from, to }) => {
      session.scrolledTo(from, to)
      options.onScrolled()
    },
    onRowMoved: (from, to) => void acts.moveRows(from, to),
    onColumnMoved: acts.moveColumns,
    onCellMenu: (x, y, at) => {
      const cell = only({ x: Math.max(1, x), y })
      const inside = selecting.areas.some((area) => isIn(area, cell.cell))
      if (!inside && y < session.rows) selecting.choose(x < 0 ? { ...cell, rows: [[y, y + 1]] } : cell)
      onMenu({ kind: 'cell', at })
    },
    onArrow: () => {
      const { view, setView } = session.project
      if (view.sort) setView({ ...view, sort: turned(view.sort) })
    },
    onHeaderMenu: (index, at) => {
      const field = fields[index]
      if (!field) return
      if (field.kind !== 'text') {
        onMenu({ kind: 'computed', at, by: field.kind === 'mark' ? 'severity' : field.kind })
        return
      }
      const columns = columnsOf({ fields: together(selecting.area, index) }, fields)
      onMenu({ kind: 'header', at, column: field.column, columns })
    },
  }
}

/** Fields an act on the head of one is meant for: all that are chosen with it. */
function together(area: Area | null, field: number): readonly number[] {
  return area?.whole === 'columns' && area.fields.includes(field) ? area.fields : [field]
}

function isIn({ stretches, fields, whole }: Area, { x, y }: Spot): boolean {
  return (whole === 'rows' || fields.includes(x)) && stretches.some(([from, to]) => y >= from && y < to)
}
