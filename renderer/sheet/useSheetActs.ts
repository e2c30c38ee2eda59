import type { FillPatternEventArgs } from '@glideapps/glide-data-grid'
import { useQueryClient } from '@tanstack/react-query'
import type { Column } from '../../shared/domain/column.ts'
import type { Split } from '../../shared/domain/row.ts'
import { client, failureOf, orpc } from '../api.ts'
import { useSelectedRows } from '../frame/export/selectedRows.ts'
import { runFixes } from '../frame/fixing.ts'
import { attempt, report } from '../frame/trouble.ts'
import { showToast } from '../ui/toast.tsx'
import { columnsOf, fillAreas, fillBox, type Landing, setAreas } from './acts.ts'
import type { Grid } from './clipboard/clipboard.ts'
import {
  addColumn,
  deleteColumns,
  insertColumns,
  moveColumns,
  removeColumns,
  renameColumn,
  setRole,
} from './columns/columnActs.ts'
import type { Field } from './columns/fields.ts'
import { selectBox } from './selection/gridSelection.ts'
import { copiedOf } from './clipboard/copying.ts'
import { hideRows, showHidden } from './rows/hiding.ts'
import type { HeaderChange } from './columns/HeaderMenu.tsx'
import { only } from './keys/navigation.ts'
import { pasteAt } from './clipboard/pasting.ts'
import { addRows, duplicateRows, insertRows, moveRows, removeRows, setSplit } from './rows/rowActs.ts'
import { type Area, cellsIn, FIRST_FIELD, range, rowsIn, rowsOf } from './selection/selection.ts'
import type { SheetSession } from './session.ts'
import { areMany } from './rows/shownActs.ts'
import type { Selecting } from './selection/useSelection.ts'
import type { useUndo } from './history/useUndo.ts'

/** Everything the user can do to the sheet, bound to what is selected now. */
export type SheetActs = ReturnType<typeof useSheetActs> & ReturnType<typeof useUndo>

export function useSheetActs(session: SheetSession, fields: readonly Field[], selecting: Selecting) {
  const keepLayout = useKeepLayout(session)
  const land = (landing: Landing | null) => {
    if (!landing) return
    const y = Math.max(0, Math.min(landing.y, session.rows - 1))
    selecting.land(selectBox({ ...landing, y, height: Math.max(1, Math.min(landing.height, session.rows - y)) }))
  }
  const chosenRows = selecting.area?.whole === 'columns' ? null : rowsOf(selecting.areas, fields.length)
  useSelectedRows(chosenRows ? rowsIn(chosenRows) : 0, async () => (chosenRows ? session.reading.ids(chosenRows) : []))
  return {
    ...cellActs(session, fields, { selecting, land }),
    ...rowActs(session, fields, { selecting, land }),
    ...(selecting.area?.whole === 'columns' ? wholeColumnActs(session, fields, selecting) : {}),
    keepLayout,
    changeColumns: (columns: readonly Column[], change: ColumnChange) => {
      changeColumns(session, columns, change, keepLayout)
    },
    /** The chosen columns of text, to the place of the field at `to`. */
    moveColumns: (from: number, to: number) => {
      const chosen = selecting.area?.whole === 'columns' && selecting.area.fields.includes(from)
      const columns = columnsOf({ fields: chosen ? selecting.area.fields : [from] }, fields)
      const texts = fields.slice(0, to + (to > from ? 1 : 0)).filter((field) => field.kind === 'text')
      const left = texts.findLast(({ column }) => !columns.includes(column))
      if (columns.length > 0) moveColumns(session, columns, left?.column.id ?? null)
    },
  }
}

type Bound = { readonly selecting: Selecting; readonly land: (landing: Landing | null) => void }

function cellActs(session: SheetSession, fields: readonly Field[], { selecting, land }: Bound) {
  const { area, areas } = selecting
  const paste = async (cells: Grid) => {
    const one = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined
    const many = areas.some((at) => areMany(at, at.fields.length)) && !session.cutting.pasted(cells)
    if (one !== undefined && (areas.length > 1 || many)) {
      await setAreas(session, { areas, fields }, one, 'Pasted')
      return
    }
    const at: Area = area ?? { stretches: [[session.rows, session.rows + 1]], fields: [1], whole: null }
    const landing = await pasteAt(session, cells, { area: at, fields, cut: session.cutting.pasted(cells) })
    if (landing && landing.height < cells.length)
      showToast({ message: 'Pasted. New rows stand at the end of the sheet.' })
    land(landing)
  }
  return {
    /** Selected cells that hold a text, and so can be cleared. */
    cellCount: cellsIn(areas.map((one) => copiedOf(one, fields))),
    clear: () => void setAreas(session, { areas, fields }, '', 'Cleared'),
    /** Cells that are cut stay where they are until they are pasted; one range is cut or copied at a time. */
    copied: (how: 'copy' | 'cut', at: Area, cells: Grid) => {
      session.cutting.end()
      const columns = columnsOf(at, fields).map(({ id }) => id)
      if (columns.length === 0) return
      const rows = how === 'cut' ? session.reading.ids(at) : Promise.resolve([])
      session.cutting.begin({ how, area: at, cells, rows, columns })
    },
    /** One text into all that is selected. */
    setAll: (text: string) => void setAreas(session, { areas, fields }, text, 'Filled'),
    paste,
    /** What has the dashed line around it, to where one is; onto itself it is only let go of. */
    pasteHeld: () => {
      const held = session.cutting.now()
      const isThere = areas.length === 1 && JSON.stringify(area) === JSON.stringify(held?.area)
      if (isThere) session.cutting.end()
      else if (held) void paste(held.cells)
    },
    fill: (right: boolean) => void fillAreas(session, areas, fields, right),
    fillPattern: ({ patternSource, fillDestination }: FillPatternEventArgs) =>
      void fillBox(session, patternSource, fillDestination, fields),
    /** The safe fixes in the selected rows. */
    fix: async () => {
      const chosen = rowsOf(areas, fields.length)
      if (!chosen) return
      const rows = await attempt(() => session.reading.ids(chosen))
      if (rows) await runFixes(session.project, { rules: 'safe', rows })
    },
  }
}

function rowActs(session: SheetSession, fields: readonly Field[], { selecting, land }: Bound) {
  // A chosen column means its cells; nobody means all rows of the sheet by it.
  const area = selecting.area?.whole === 'columns' ? null : rowsOf(selecting.areas, fields.length)
  const onRows = (act: (area: Area) => Promise<Landing | null>) => async () => {
    if (area) land(await act(area))
  }
  return {
    /** Selected rows, for the words of menus; 0: whole columns are selected, and their rows are not meant. */
    rowCount: area ? rowsIn(area) : 0,
    insertAbove: onRows((at) => insertRows(session, at, 'above')),
    insertBelow: onRows((at) => insertRows(session, at, 'below')),
    duplicate: onRows((at) => duplicateRows(session, at)),
    remove: onRows((at) => removeRows(session, { ...at, fields: selecting.area?.fields ?? at.fields })),
    /** The chosen rows, or one that is none of them, to the place of the row at `to`. */
    moveRows: async (from: number, to: number) => {
      const chosen = area?.whole === 'rows' && area.stretches.some(([first, end]) => from >= first && from < end)
      land(await moveRows(session, chosen ? area : oneRow(from, fields.length), to))
    },
    /** Rows at the end; the first of them is selected, ready to be typed into. */
    append: async (count: number) => {
      const at = session.rows
      const result = await addRows(session, count)
      if (!result) return
      await session.pages.load(at).catch(() => null)
      land({ x: 1, y: at, width: 1, height: 1 })
    },
    hide: () => {
      if (area) void hideRows(session, area)
    },
    showHidden: () => void showHidden(session, area),
    split: (to: Split) => {
      if (area) void setSplit(session, area, to)
    },
  }
}

/** With whole columns selected, the keys that insert and remove rows mean columns. */
function wholeColumnActs(session: SheetSession, fields: readonly Field[], { area, chosen, choose }: Selecting) {
  const columns = area ? columnsOf(area, fields) : []
  const insert = () => insertColumns(session, columns)
  return {
    insertAbove: insert,
    insertBelow: insert,
    remove: async () => {
      if (!(await removeColumns(session, columns))) return
      const left = fields.filter((field) => field.kind === 'text').length - columns.length
      const x = Math.min(area?.fields[0] ?? FIRST_FIELD, left)
      choose({ ...only({ x, y: chosen?.cell.y ?? 0 }), columns: [[x, x + 1]] })
    },
  }
}

function oneRow(y: number, fieldCount: number): Area {
  return { stretches: [[y, y + 1]], fields: range(FIRST_FIELD, fieldCount), whole: 'rows' }
}

/** How wide a column is, is for the screen to find out; sorting and filtering change the view and not the data. */
type ColumnChange = Exclude<HeaderChange, { type: 'fit' | 'sort' | 'filter' | 'clean-up' }>

type Layout = { width?: number; hidden?: boolean; frozen?: boolean }
type KeepLayout = (column: string, change: Layout) => Promise<void>

/** Widths, what is hidden and what stays in sight: kept with the project, but no act of its history. */
function useKeepLayout(session: SheetSession): KeepLayout {
  const cache = useQueryClient()
  return async (column, change) => {
    try {
      const state = await client.columns.layout({ project: session.id, column, ...change })
      cache.setQueryData(orpc.project.get.queryKey({ input: { project: session.id } }), state)
    } catch (failure) {
      report(failureOf(failure))
    }
  }
}

function changeColumns(
  session: SheetSession,
  columns: readonly Column[],
  change: ColumnChange,
  keepLayout: KeepLayout,
): void {
  const [column] = columns
  if (!column) return
  const lay = (layout: Layout) => {
    for (const { id } of columns) void keepLayout(id, layout)
  }
  switch (change.type) {
    case 'rename':
      renameColumn(session, column, change.name)
      return
    case 'role':
      setRole(session, column, change.role)
      return
    case 'add':
      addColumn(session, column.id, change.side)
      return
    case 'hide':
      lay({ hidden: true })
      return
    case 'freeze':
      lay({ frozen: change.frozen })
      return
    case 'delete':
      void deleteColumns(session, columns)
  }
}
