import type { FillPatternEventArgs, GridKeyEventArgs } from '@glideapps/glide-data-grid'
import { useQueryClient } from '@tanstack/react-query'
import type { Column } from '../../shared/domain/column.ts'
import type { Split } from '../../shared/domain/row.ts'
import { client, failureOf, orpc } from '../api.ts'
import { report } from '../frame/trouble.ts'
import { showToast } from '../ui/toast.tsx'
import {
  addColumn,
  addRows,
  clearArea,
  columnsOf,
  fillBox,
  fillSelection,
  insertBelow,
  type Landing,
  pasteAt,
  removeRows,
  setSplit,
} from './acts.ts'
import type { Grid } from './clipboard.ts'
import type { Field } from './fields.ts'
import { selectBox } from './gridSelection.ts'
import type { HeaderChange } from './menus.tsx'
import { ROLE_WORDS } from './roles.ts'
import type { Area } from './selection.ts'
import type { SheetSession } from './session.ts'
import type { Selecting } from './useSelection.ts'

/** Everything the user can do to the sheet, bound to what is selected now. */
export type SheetActs = ReturnType<typeof useSheetActs>

export function useSheetActs(session: SheetSession, fields: readonly Field[], { area, select }: Selecting) {
  const land = (landing: Landing | null) => {
    if (landing) select(selectBox({ ...landing, y: Math.max(0, Math.min(landing.y, session.pages.count - 1)) }))
  }
  const withArea = (act: (area: Area) => unknown) => {
    if (area) act(area)
  }
  // A chosen column means its cells; nobody means all rows of the sheet by it.
  const rowArea = area?.whole === 'columns' ? null : area
  const keepLayout = useKeepLayout(session)
  return {
    /** The last cell of the last row; the grid would go on to "Add a row". */
    toEnd: () => {
      const last = fields.findLastIndex((field) => field.kind === 'text')
      land({ x: Math.max(1, last), y: session.pages.count - 1, width: 1, height: 1 })
    },
    clear: () => {
      withArea((at) => clearArea(session, at, columnsOf(at, fields)))
    },
    cut: (at: Area) => void clearArea(session, at, columnsOf(at, fields), 'Cut'),
    paste: async (cells: Grid) => {
      const at: Area = area ?? { stretches: [[session.pages.count, session.pages.count + 1]], fields: [1], whole: null }
      const landing = await pasteAt(session, cells, at, fields)
      if (landing && landing.height > 1 && session.filtered)
        showToast({ message: 'Pasted. New rows stand at the end of the sheet.' })
      land(landing)
    },
    fill: (right: boolean) => {
      withArea((at) => fillSelection(session, at, fields, right))
    },
    fillPattern: ({ patternSource, fillDestination }: FillPatternEventArgs) =>
      void fillBox(session, patternSource, fillDestination, fields),
    insertBelow: async () => {
      if (rowArea) land(await insertBelow(session, rowArea))
    },
    remove: async () => {
      if (rowArea) land(await removeRows(session, rowArea))
    },
    /** Rows at the end; the first of them is selected, ready to be typed into. */
    append: async (count: number) => {
      const at = session.project.state.totals.rows
      const result = await addRows(session, count)
      if (!result) return
      await session.pages.load(at).catch(() => null)
      land({ x: 1, y: at, width: 1, height: 1 })
    },
    split: (to: Split) => {
      if (rowArea) void setSplit(session, rowArea, to)
    },
    undo: () => void session.undo(),
    redo: () => void session.redo(),
    keepLayout,
    changeColumn: (column: Column, change: HeaderChange) => {
      changeColumn(session, column, change, keepLayout)
    },
  }
}

type KeepLayout = (column: string, change: { width?: number; hidden?: boolean }) => Promise<void>

/** Widths and what is hidden: kept with the project, but no act of its history. */
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

function changeColumn(session: SheetSession, column: Column, change: HeaderChange, keepLayout: KeepLayout): void {
  const all = session.project.state.columns
  switch (change.type) {
    case 'rename':
      void session.push(
        [{ type: 'updateColumn', column: column.id, name: change.name }],
        `Renamed ${column.name} to ${change.name}`,
      )
      return
    case 'role':
      void session.push(
        [{ type: 'updateColumn', column: column.id, role: change.role }],
        `Made ${column.name} ${ROLE_WORDS[change.role].short}`,
      )
      return
    case 'add': {
      const left = all[all.findIndex((one) => one.id === column.id) - 1]?.id ?? null
      addColumn(session, change.side === 'right' ? column.id : left)
      return
    }
    case 'hide':
      void keepLayout(column.id, { hidden: true })
      return
    case 'delete':
      void session.push([{ type: 'deleteColumn', column: column.id }], `Deleted column ${column.name}`)
  }
}

/** Keys of the grid that no menu names by themselves, without Ctrl or ⌘. The sign on a key differs with Shift and layout. */
const KEYS: Readonly<Record<string, (acts: SheetActs) => void>> = {
  end: (acts) => {
    acts.toEnd()
  },
  '-': (acts) => void acts.remove(),
  _: (acts) => void acts.remove(),
  'shift +': (acts) => void acts.insertBelow(),
  'shift =': (acts) => void acts.insertBelow(),
  d: (acts) => {
    acts.fill(false)
  },
  r: (acts) => {
    acts.fill(true)
  },
}

/** True when a key was one of the grid's own. */
export function gridKey(event: GridKeyEventArgs, acts: SheetActs): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false
  const key = event.key.toLowerCase()
  const act = KEYS[event.shiftKey && key !== '_' ? `shift ${key}` : key]
  if (!act) return false
  act(acts)
  event.cancel()
  event.preventDefault()
  event.stopPropagation()
  return true
}
