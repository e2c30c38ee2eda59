import type { DataEditorRef } from '@glideapps/glide-data-grid'
import { useEffect, useRef } from 'react'
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

/** What the grid reports, turned into acts. */
export function useGridEvents(options: EventOptions): GridEvents {
  const { sheet, fields, selecting, acts, opening, grid } = options
  const { session, pages, found } = sheet
  const before = useRef({ pages, found })
  useEffect(() => {
    // Coming back from another step finds the place as it was; only another view begins elsewhere.
    const same = before.current.pages === pages && before.current.found === found
    before.current = { pages, found }
    const top = same ? session.place.top : (found ?? 0)
    pages.want(top, top + 40)
    if (!same) grid.current?.scrollTo(0, top, 'vertical')
  }, [grid, session, pages, found])

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
      if (opening.catches(event)) {
        event.cancel()
        event.preventDefault()
      } else gridKey(event, acts)
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
