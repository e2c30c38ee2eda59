import './sheet.css'
import type { DataEditorRef } from '@glideapps/glide-data-grid'
import { useComputedColorScheme } from '@mantine/core'
import { useElementSize, useMediaQuery } from '@mantine/hooks'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useProject } from '../project.tsx'
import { formatNumber, formatPercent } from '../ui/format.ts'
import { typeCell } from './acts.ts'
import { rowNumberWidth } from './cells/rowNumber.ts'
import { type Commit, CommitContext } from './commit.ts'
import { EmptySheet, NoHits } from './EmptySheet.tsx'
import { fieldsOf, sizeFields } from './fields.ts'
import { selectBox } from './gridSelection.ts'
import { Inspector } from './inspector/Inspector.tsx'
import { useRemembered } from './remembered.ts'
import { HEIGHTS, type Height } from './rowHeights.ts'
import { rowsIn } from './selection.ts'
import { type GridEvents, SheetGrid } from './SheetGrid.tsx'
import { type OpenMenu, SheetMenus } from './SheetMenus.tsx'
import { SheetToolbar } from './SheetToolbar.tsx'
import { useSelection } from './useSelection.ts'
import { useSheet } from './useSheet.ts'
import { gridKey, useSheetActs } from './useSheetActs.ts'
import { useSheetClipboard } from './useSheetClipboard.ts'
import { useSheetKeys } from './useSheetKeys.ts'

const isHeight = (value: unknown): value is Height => HEIGHTS.some((height) => height === value)
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'

/** The Data step: the sheet, its tools, and one row beside it the way a model reads it. */
export function SheetScreen() {
  const { state, filter } = useProject()
  const sheet = useSheet()
  const { session, pages, stamp } = sheet
  const scheme = useComputedColorScheme('light')
  const [height, setHeight] = useRemembered<Height>('row-height', 'comfortable', isHeight)
  const [inspecting, setInspecting] = useRemembered('inspector', true, isFlag)
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const [sized, setSized] = useState(session.sized)
  const narrow = useMediaQuery('(max-width: 1119px)', false, { getInitialValueInEffect: false })
  const { ref: room, width } = useElementSize()
  const grid = useRef<DataEditorRef>(null)
  const region = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLElement>(null)
  const search = useRef<HTMLInputElement>(null)

  const numbers = rowNumberWidth(pages.count)
  const fields = useMemo(
    () => sizeFields(fieldsOf(state), width - numbers - SCROLLBAR, sized),
    [state, width, numbers, sized],
  )
  const selecting = useSelection(sheet, fields.length)
  const { selection, select, area, active } = selecting
  const acts = useSheetActs(session, fields, selecting)
  const empty = pages.known && pages.count === 0
  const emptySheet = empty && !session.filtered
  const notes = useMemo(() => headerNotes(state.totals), [state.totals])
  const focusGrid = () => {
    grid.current?.focus()
  }

  useSheetKeys({ acts, search, regions: { grid: focusGrid, panel }, inspecting, onInspect: setInspecting })
  useSheetClipboard({
    session,
    fields,
    area: () => area,
    isMeant: (kind) => {
      const focused = document.activeElement
      return region.current?.contains(focused) === true || (kind === 'paste' && emptySheet && focused === document.body)
    },
    onPaste: (cells) => void acts.paste(cells),
    onCut: acts.cut,
  })
  const begin = useEffectEvent(() => {
    pages.want(session.place.top, session.place.top + 40)
    // Arrows and typing work at once, unless the user is already typing elsewhere.
    if (document.activeElement === document.body) focusGrid()
  })
  useEffect(() => {
    begin()
  }, [pages])

  const events: GridEvents = {
    onSelect: select,
    onResize: (field, next, done) => {
      const after = new Map(sized).set(field.id, Math.round(next))
      session.sized = after
      setSized(after)
      if (done && field.kind === 'text') void acts.keepLayout(field.column.id, { width: Math.round(next) })
    },
    onClear: acts.clear,
    onAppend: async () => {
      await acts.append(1)
      return undefined
    },
    onFill: acts.fillPattern,
    onKeyDown: (event) => gridKey(event, acts),
    onSight: ({ from, to }) => {
      session.sight.from = from
      session.sight.to = to
      session.place = { ...session.place, top: from }
      pages.want(from, to)
    },
    onCellMenu: (_cell, at) => {
      setMenu({ kind: 'cell', at })
    },
    onHeaderMenu: (index, at) => {
      const field = fields[index]
      if (field?.kind === 'text') setMenu({ kind: 'header', at, column: field.column })
    },
  }
  const commit: Commit = (row, column, text) => {
    typeCell(session, row, column, text)
  }
  return (
    <CommitContext value={commit}>
      <SheetToolbar
        searchRef={search}
        empty={emptySheet}
        height={height}
        onHeight={setHeight}
        onUndo={acts.undo}
        onRedo={acts.redo}
        onAddRows={() => void acts.append(1)}
        onHide={(column, hidden) => void acts.keepLayout(column, { hidden })}
        onLeaveSearch={focusGrid}
      />
      <div className="sheet-body">
        <div className="sheet-grid" ref={region} role="region" aria-label="Sheet">
          <div className="sheet-room" ref={room}>
            {width > 0 && (
              <SheetGrid
                key={JSON.stringify(filter)}
                {...{ ref: grid, session, stamp, fields, selection, scheme, height, notes, events }}
                search={filter.search ?? ''}
                open={!session.filtered && !empty}
              />
            )}
          </div>
          {emptySheet && <EmptySheet fields={fields} onType={() => void acts.append(1).then(focusGrid)} />}
          {empty && session.filtered && <NoHits />}
        </div>
        {inspecting && (
          <Inspector
            ref={panel}
            row={active === null ? null : (pages.row(active)?.id ?? null)}
            over={narrow}
            onMove={(step) => {
              select(
                selectBox({
                  x: selection.current?.cell[0] ?? 1,
                  y: Math.max(0, Math.min(pages.count - 1, (active ?? 0) + step)),
                  width: 1,
                  height: 1,
                }),
              )
            }}
            onClose={() => {
              setInspecting(false)
              focusGrid()
            }}
          />
        )}
      </div>
      <SheetMenus
        menu={menu}
        rows={area ? rowsIn(area) : 0}
        cells={area ? rowsIn(area) * area.fields.length : 0}
        acts={acts}
        onClose={() => {
          setMenu(null)
          focusGrid()
        }}
      />
    </CommitContext>
  )
}

/** The grid's own scroll bar lies beside its columns. */
const SCROLLBAR = 14

function headerNotes(totals: { rows: number; counted: number; validationRows: number }): {
  tokens: string
  split: string
} {
  const counting = totals.counted < totals.rows
  return {
    tokens: counting ? 'counting' : 'exact',
    split: totals.rows > 0 ? `${formatPercent(totals.validationRows / totals.rows)} held back` : formatNumber(0),
  }
}
