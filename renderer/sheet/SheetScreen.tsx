import './sheet.css'
import type { DataEditorRef } from '@glideapps/glide-data-grid'
import { useMediaQuery } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { useProject } from '../project.tsx'
import { EditingContext, useSheetEditing } from './editing.ts'
import { Nothing } from './EmptySheet.tsx'
import { Inspector } from './inspector/Inspector.tsx'
import { useRemembered } from './remembered.ts'
import { HEIGHTS, type Height } from './rowHeights.ts'
import { SheetGrid } from './SheetGrid.tsx'
import { type OpenMenu, SheetMenus } from './SheetMenus.tsx'
import { SheetToolbar } from './SheetToolbar.tsx'
import { useFields } from './useFields.ts'
import { useGridEvents } from './useGridEvents.ts'
import { useSelection } from './useSelection.ts'
import { useSheet } from './useSheet.ts'
import { useSheetActs } from './useSheetActs.ts'
import { useSheetClipboard } from './useSheetClipboard.ts'
import { useSheetKeys } from './useSheetKeys.ts'

const isHeight = (value: unknown): value is Height => HEIGHTS.some((height) => height === value)
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'

/** The Data step: the sheet, its tools, and one row beside it the way a model reads it. */
export function SheetScreen() {
  const { filter } = useProject()
  const sheet = useSheet()
  const { session, pages, stamp } = sheet
  const [height, setHeight] = useRemembered<Height>('row-height', 'comfortable', isHeight)
  const [inspecting, setInspecting] = useRemembered('inspector', true, isFlag)
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const narrow = useMediaQuery('(max-width: 1119px)', false, { getInitialValueInEffect: false })
  const grid = useRef<DataEditorRef>(null)
  const region = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const focusGrid = () => grid.current?.focus()

  const { fields, room, ready, setWidth } = useFields(session, pages.count)
  const selecting = useSelection(sheet, fields.length)
  const { area, row } = selecting
  const acts = useSheetActs(session, fields, selecting)
  const empty = pages.known && pages.count === 0
  const emptySheet = empty && !session.filtered
  const editing = useSheetEditing(session)

  useSheetKeys({ acts, search, regions: { grid: focusGrid, panel }, inspecting, onInspect: setInspecting })
  useSheetClipboard({
    session,
    fields,
    area,
    region,
    pasteAnywhere: emptySheet,
    onPaste: (cells) => void acts.paste(cells),
    onCut: acts.cut,
  })
  const events = useGridEvents({
    sheet,
    fields,
    selecting,
    acts,
    opening: editing.opening,
    grid,
    onMenu: setMenu,
    onWidth: setWidth,
  })

  const closePanel = () => {
    setInspecting(false)
    focusGrid()
  }
  const closeMenu = () => {
    setMenu(null)
    focusGrid()
  }
  return (
    <EditingContext value={editing}>
      <SheetToolbar
        searchRef={search}
        empty={emptySheet}
        hits={session.filtered && pages.known ? pages.count : null}
        height={height}
        onHeight={setHeight}
        acts={acts}
        onLeaveSearch={focusGrid}
      />
      <div className="sheet-body">
        <div className="sheet-grid" ref={region} role="region" aria-label="Sheet">
          <div className="sheet-room" ref={room}>
            {ready && (
              <SheetGrid
                {...{ ref: grid, session, stamp, fields, selection: selecting.selection, height, events }}
                search={filter.search ?? ''}
                open={!session.filtered && !empty}
              />
            )}
          </div>
          {empty && (
            <Nothing filtered={session.filtered} fields={fields} onType={() => void acts.append(1).then(focusGrid)} />
          )}
        </div>
        {inspecting && <Inspector ref={panel} row={row} over={narrow} onMove={selecting.move} onClose={closePanel} />}
      </div>
      <SheetMenus menu={menu} area={area} acts={acts} onClose={closeMenu} />
    </EditingContext>
  )
}
