import type { DataEditorRef, GridKeyEventArgs, GridSelection } from '@glideapps/glide-data-grid'
import { useEffect, useRef } from 'react'
import { bringIntoView } from './bringIntoView.ts'
import type { SheetEditing } from './editing.ts'
import type { SizedField } from './fields.ts'
import type { Opened } from './opening.ts'
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
  readonly editing: SheetEditing
  readonly grid: React.RefObject<DataEditorRef | null>
  readonly onMenu: (menu: OpenMenu) => void
  readonly onWidth: (field: string, width: number) => void
}

/** Keeps the active row in sight, whoever moved it, and its pages there. */
function usePlace(sheet: Sheet, active: number | null, grid: EventOptions['grid']): void {
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
    void bringIntoView(() => grid.current, active, session.sight, stop.signal)
    return () => {
      stop.abort()
    }
  }, [grid, session, pages, found, turn, active])
  useEffect(() => {
    pages.want(session.place.top, session.place.top + 40)
  }, [session, pages])
}

/** What the grid reports, turned into acts. */
export function useGridEvents(options: EventOptions): GridEvents {
  const { sheet, fields, selecting, acts, editing, grid } = options
  const { opening } = editing
  const { session, pages } = sheet
  usePlace(sheet, selecting.active, grid)
  return {
    onReady: () => {
      // Arrows and typing work at once, unless the user is already typing elsewhere.
      if (document.activeElement === document.body) grid.current?.focus()
    },
    onSelect: (selection) => {
      // Another cell was clicked before the editor came: what was typed until then stays in the first one.
      if (isElsewhere(selection, options)) editing.leave()
      selecting.select(selection)
    },
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
      const caught = opening.catches(event)
      if (!caught && !adding) {
        gridKey(event, acts)
        return
      }
      event.cancel()
      event.preventDefault()
      if (caught) return
      // Typing on "Add a row" adds one; its editor begins with what was typed until it is there.
      opening.begin(null)
      opening.catches(event)
      void grid.current?.appendRow(column)
    },
    onActivate: (index, at, key) => {
      const opened = openedAt({ sheet, field: fields[index], at }, key)
      if (opened) opening.begin(opened)
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

type Spot = { readonly sheet: Sheet; readonly field: SizedField | undefined; readonly at: number }

function openedAt({ sheet, field, at }: Spot, key: string): Opened | null {
  const row = sheet.pages.row(at)
  if (field?.kind !== 'text' || !row) return null
  const before = sheet.session.text(row, field.column.id)
  return { row: row.id, column: field.column, before, start: key.length === 1 && key !== ' ' ? key : before }
}

function isElsewhere({ current }: GridSelection, { sheet, fields, editing }: EventOptions): boolean {
  const [x, y] = current?.cell ?? [-1, -1]
  const field = fields[x]
  return editing.opening.isElsewhere(sheet.pages.row(y)?.id, field?.kind === 'text' ? field.column.id : undefined)
}

function isLetter({ key, ctrlKey, metaKey }: GridKeyEventArgs): boolean {
  return !ctrlKey && !metaKey && Array.from(key).length === 1 && key !== ' '
}
