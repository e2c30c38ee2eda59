import type { DataEditorRef, GridKeyEventArgs } from '@glideapps/glide-data-grid'
import { useEffect, useRef } from 'react'
import { bringIntoView } from './bringIntoView.ts'
import type { SizedField } from './fields.ts'
import type { Opening } from './opening.ts'
import type { GridEvents } from './SheetGrid.tsx'
import type { OpenMenu } from './SheetMenus.tsx'
import type { Selecting } from './useSelection.ts'
import type { Sheet } from './useSheet.ts'
import { gridKey, type SheetActs } from './useSheetActs.ts'

type EventOptions = {
  readonly sheet: Sheet
  readonly fields: readonly SizedField[]
  readonly selecting: Selecting
  readonly acts: SheetActs
  readonly opening: Opening
  readonly grid: React.RefObject<DataEditorRef | null>
  readonly onMenu: (menu: OpenMenu) => void
  readonly onWidth: (field: string, width: number) => void
}

/** Keeps the active row in sight, whoever moved it, and its pages there. */
function usePlace(sheet: Sheet, active: number | null, grid: EventOptions['grid']): void {
  const { session, pages, found } = sheet
  const before = useRef({ pages, found, active })
  useEffect(() => {
    // Coming back from another step finds the place as it was; only another view or row is scrolled to.
    const last = before.current
    before.current = { pages, found, active }
    const turned = last.pages !== pages || last.found !== found
    if (turned) pages.want(found ?? 0, (found ?? 0) + 40)
    if (active === null || (!turned && last.active === active)) return
    const stop = new AbortController()
    void bringIntoView(() => grid.current, active, session.sight, stop.signal)
    return () => {
      stop.abort()
    }
  }, [grid, session, pages, found, active])
  useEffect(() => {
    pages.want(session.place.top, session.place.top + 40)
  }, [session, pages])
}

/** What the grid reports, turned into acts. */
export function useGridEvents(options: EventOptions): GridEvents {
  const { sheet, fields, selecting, acts, opening, grid } = options
  const { session, pages } = sheet
  usePlace(sheet, selecting.active, grid)
  return {
    onReady: () => {
      // Arrows and typing work at once, unless the user is already typing elsewhere.
      if (document.activeElement === document.body) grid.current?.focus()
    },
    onSelect: selecting.select,
    onResize: (field, width, done) => {
      options.onWidth(field.id, width)
      if (done && field.kind === 'text') void acts.keepLayout(field.column.id, { width: Math.round(width) })
    },
    onClear: acts.clear,
    onAppend: async () => {
      await acts.append(1)
      return undefined
    },
    onFill: acts.fillPattern,
    onKeyDown: (event) => {
      const [column, row] = selecting.selection.current?.cell ?? [0, -1]
      const adding = row === pages.count && fields[column]?.kind === 'text' && isLetter(event)
      if (!opening.catches(event) && !adding) {
        gridKey(event, acts)
        return
      }
      event.cancel()
      event.preventDefault()
      if (!adding || opening.active) return
      // Typing on "Add a row" adds one; its editor begins with what was typed until it is there.
      opening.begin(null)
      opening.catches(event)
      void grid.current?.appendRow(column)
    },
    onActivate: (index, at, key) => {
      const field = fields[index]
      const row = pages.row(at)
      if (field?.kind !== 'text' || !row) return
      const before = session.text(row, field.column.id)
      opening.begin({
        row: row.id,
        column: field.column,
        before,
        start: key.length === 1 && key !== ' ' ? key : before,
      })
    },
    onSight: ({ from, to }) => {
      session.scrolledTo(from, to)
    },
    onCellMenu: (at) => {
      options.onMenu({ kind: 'cell', at })
    },
    onHeaderMenu: (index, at) => {
      const field = fields[index]
      if (field?.kind === 'text') options.onMenu({ kind: 'header', at, column: field.column })
    },
  }
}

function isLetter({ key, ctrlKey, metaKey }: GridKeyEventArgs): boolean {
  return !ctrlKey && !metaKey && Array.from(key).length === 1 && key !== ' '
}
