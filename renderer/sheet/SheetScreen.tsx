import './sheet.css'
import type { DataEditorRef } from '@glideapps/glide-data-grid'
import { useMediaQuery } from '@mantine/hooks'
import { useRef, useState } from 'react'
import type { Column } from '../../shared/domain/column.ts'
import { useProject } from '../project.tsx'
import { OpenedEditor } from './chat/OpenedEditor.tsx'
import { CleanUp } from './cleanUp/CleanUp.tsx'
import { CellEditor, type Leaving } from './editing/CellEditor.tsx'
import { DraftBar } from './editing/DraftBar.tsx'
import { useEdited } from './editing/useEdited.ts'
import { useSheetEditing } from './editing/useSheetEditing.ts'
import { Nothing } from './EmptySheet.tsx'
import { FindBar } from './find/FindBar.tsx'
import { useFind } from './find/useFind.ts'
import { ViewBar } from './filter/ViewBar.tsx'
import { fittingWidth } from './columns/fit.ts'
import { HeadingsBar } from './headings/HeadingsBar.tsx'
import { Inspector } from './inspector/Inspector.tsx'
import { GoToRow } from './keys/GoToRow.tsx'
import { type KeyContext, leaveTo } from './keys/gridKeys.ts'
import { writtenBy } from './keys/written.ts'
import { useSheetPreferences } from './useSheetPreferences.ts'
import { cellsIn } from './selection/selection.ts'
import { SheetGrid } from './grid/SheetGrid.tsx'
import { type OpenMenu, SheetMenus } from './SheetMenus.tsx'
import { SheetToolbar } from './SheetToolbar.tsx'
import { SidePanel } from './SidePanel.tsx'
import { SpokenRow } from './grid/SpokenRow.tsx'
import { useFields } from './columns/useFields.ts'
import { useGridEvents } from './grid/useGridEvents.ts'
import { useNewColumns } from './columns/newColumns.ts'
import { useNextIssue } from './issues/useNextIssue.ts'
import { useSelection } from './selection/useSelection.ts'
import { useSheet } from './useSheet.ts'
import { useSheetActs } from './useSheetActs.ts'
import { useSheetClipboard } from './clipboard/useSheetClipboard.ts'
import { useSheetKeys } from './keys/useSheetKeys.ts'
import { useUndo } from './history/useUndo.ts'

/** The Data step: the sheet, its tools, and one row beside it the way a model reads it. */
export function SheetScreen() {
  const { view } = useProject()
  const sheet = useSheet()
  const { session, pages, rows } = sheet
  const { height, inspecting, setHeight, setInspecting } = useSheetPreferences()
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const narrow = useMediaQuery('(max-width: 1119px)', false, { getInitialValueInEffect: false })
  const grid = useRef<DataEditorRef>(null)
  const region = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const typedFromRef = useRef<number | null>(null)
  const focusGrid = () => grid.current?.focus()

  const { fields, room, ready, free, setWidth } = useFields(session, rows)
  const selecting = useSelection(sheet, fields.length)
  const { areas, row } = selecting
  const empty = pages.known && pages.complete && rows === 0
  const emptySheet = empty && !session.filtered
  const editing = useSheetEditing(session)
  const acts = {
    ...useSheetActs(session, fields, selecting),
    ...useUndo({ session, fields, selecting, editing, grid }),
  }
  const { edited, moved } = useEdited(editing)
  useNewColumns({ fields, selecting, grid })
  const find = useFind({ session, fields, selecting, grid })
  const keys: KeyContext = { session, fields, selecting, editing, grid, room: free, typedFromRef }

  const fit = (columns: readonly Column[]) => {
    for (const field of fields) {
      if (field.kind !== 'text' || !columns.some((column) => column.id === field.column.id)) continue
      void fittingWidth(session, field).then((width) => {
        setWidth(field.id, width)
        void acts.keepLayout(field.column.id, { width })
      })
    }
  }
  const events = useGridEvents({ sheet, keys, acts, onMenu: setMenu, onWidth: setWidth, onFit: fit, onScrolled: moved })
  useSheetKeys({
    ...{ acts, keys, search, regions: { grid: focusGrid, panel }, inspecting, onInspect: setInspecting },
    onMenu: setMenu,
    onHeaderMenu: events.onHeaderMenu,
    ...{ onFit: fit, height, onHeight: setHeight },
    onIssue: useNextIssue({ session, fields, selecting, focusGrid }),
  })
  useSheetClipboard({
    ...{ session, fields, areas, region },
    pasteAnywhere: emptySheet,
    onPaste: (cells) => void acts.paste(cells),
    onCopied: acts.copied,
  })

  const closePanel = () => {
    setInspecting(false)
    focusGrid()
  }
  const closeMenu = () => {
    setMenu(null)
    focusGrid()
  }
  const leave = (how: Leaving) => {
    focusGrid()
    leaveTo(how, keys)
  }
  const fillAll = () => {
    const { text } = editing
    if (cellsIn(areas) > 1) {
      editing.drop()
      acts.setAll(text)
    } else editing.end()
    focusGrid()
  }
  return (
    <>
      <SheetToolbar
        {...{ session, height, acts }}
        searchRef={search}
        empty={emptySheet}
        onHeight={setHeight}
        onLeaveSearch={focusGrid}
        cleanUp={<CleanUp {...{ session, fields, areas }} onLeave={focusGrid} />}
      />
      <ViewBar session={session} />
      <FindBar find={find} session={session} />
      <DraftBar session={session} onLeave={focusGrid} />
      <HeadingsBar session={session} onLeave={focusGrid} />
      <div className="sheet-body">
        <div className="sheet-grid" ref={region} role="region" aria-label="Sheet">
          <div className="sheet-room" ref={room}>
            {ready && (
              <SheetGrid
                {...{ ref: grid, session, rows, fields, selection: selecting.selection, height, events }}
                search={view.search ?? ''}
                finding={find.finding}
                open={session.open}
                room={free}
              />
            )}
          </div>
          {empty && (
            <Nothing filtered={session.filtered} fields={fields} onType={() => void acts.append(1).then(focusGrid)} />
          )}
        </div>
        <SidePanel {...{ panel, session, find }} over={narrow} onLeave={focusGrid}>
          {inspecting && <Inspector ref={panel} row={row} over={narrow} onMove={selecting.move} onClose={closePanel} />}
        </SidePanel>
      </div>
      <SpokenRow pages={pages} active={selecting.active} />
      {edited && (
        <CellEditor
          key={`${edited.x} ${edited.y} ${edited.column.id}`}
          {...{ editing, edited, grid, region, onLeave: leave, onFill: fillAll }}
          writes={(pressed) => writtenBy(pressed, keys)}
        />
      )}
      <SheetMenus {...{ menu, acts, session }} onFit={fit} onClose={closeMenu} />
      <GoToRow session={session} selecting={selecting} finding={find.mode !== 'closed'} />
      <OpenedEditor session={session} onClosed={focusGrid} />
    </>
  )
}
