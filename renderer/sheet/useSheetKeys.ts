import { useSyncExternalStore } from 'react'
import type { HistoryState } from '../../shared/contract/project.ts'
import { useRef, useSyncExternalStore } from 'react'
import type { Column } from '../../shared/domain/column.ts'
import { type Action, runAction, useActions } from '../actions.ts'
import { attempt } from '../frame/trouble.ts'
import { useProject } from '../project.tsx'
import { SHEET_KEYS, type SheetKey } from '../sheetKeys.ts'
import { columnActions, heightActions } from './columnActions.ts'
import { viewActions } from './filter/viewActions.ts'
import { extentOf, type KeyContext } from './keys/gridKeys.ts'
import { timeNow, today } from './keys/written.ts'
import { type Chosen, everything, only, wholeColumns, wholeRows } from './keys/navigation.ts'
import type { Height } from './rowHeights.ts'
import { cellsIn } from './selection.ts'
import type { OpenMenu } from './SheetMenus.tsx'
import type { SheetActs } from './useSheetActs.ts'
import { readSystemClipboard } from './useSheetClipboard.ts'
import type { GridEvents } from './gridEvents.ts'

type KeysOptions = {
  readonly acts: SheetActs
  readonly keys: KeyContext
  readonly search: React.RefObject<HTMLInputElement | null>
  readonly regions: { readonly grid: () => void; readonly panel: React.RefObject<HTMLElement | null> }
  readonly inspecting: boolean
  readonly onInspect: (inspecting: boolean) => void
  readonly onMenu: (menu: OpenMenu) => void
  readonly onHeaderMenu: GridEvents['onHeaderMenu']
  /** To the next row with an issue, or to the one before. */
  readonly onIssue: (step: 1 | -1) => void
  readonly onFit: (columns: readonly Column[]) => void
  readonly height: Height
  readonly onHeight: (height: Height) => void
}

/** The act that was done last by a key or from the menu. */
type Last = React.RefObject<SheetKey | null>

/** What the sheet adds to the registry of actions: shortcuts, the menu and "Find an action" read it. */
export function useSheetKeys(options: KeysOptions): void {
  const { history } = useProject().state
  const { session, fields, selecting } = options.keys
  const { waiting } = useSyncExternalStore(session.edits.subscribe, session.edits.state)
  useActions([
    ...stepActions(options.acts, history, waiting > 0),
    ...sheetActions(options, last),
    ...screenActions(options),
    ...columnActions({ acts: options.acts, fields, selecting, onFit: options.onFit }),
    ...viewActions(session, fields[selecting.chosen?.cell.x ?? 1]),
    ...heightActions(options.height, options.onHeight),
  ])
}

/**
 * `underWay`: an act is on its way to the disk. The history does not know it yet, and undo pressed right behind it
 * means just that one: it takes its place in the line.
 */
function stepActions(acts: SheetActs, history: HistoryState, underWay: boolean): Action[] {
  return [
    {
      id: 'undo',
      title: history.undo ? `Undo: ${history.undo}` : 'Undo',
      group: 'Edit',
      shortcut: 'Mod+Z',
      enabled: underWay || history.undo !== null,
      run: acts.undo,
    },
    {
      id: 'redo',
      title: history.redo ? `Redo: ${history.redo}` : 'Redo',
      group: 'Edit',
      shortcut: 'Mod+Shift+Z Mod+Y',
      enabled: underWay || history.redo !== null,
      run: acts.redo,
    },
    { id: 'add-row', title: 'Add a row', group: 'Data', run: () => void acts.append(1) },
  ]
}

/** What F4 does once more. */
const REPEATED: readonly SheetKey[] = [
  ...(['insert-above', 'insert-below', 'duplicate-rows', 'remove-rows', 'fill-down', 'fill-right'] as const),
  ...(['fill-active', 'copy-above', 'today', 'now', 'clear'] as const),
]

/** The keys that count only in the grid. */
function sheetActions({ acts, keys, onMenu, onHeaderMenu }: KeysOptions, last: Last): Action[] {
  const { session, selecting, grid } = keys
  const choose = (next: (chosen: Chosen) => Chosen) => () => {
    if (selecting.chosen) selecting.choose(next(selecting.chosen))
  }
  const boundsOf = (y?: number) => {
    const x = selecting.chosen?.cell.x ?? 1
    return { x, bounds: y === undefined ? grid.current?.getBounds(x) : grid.current?.getBounds(x, y) }
  }
  const runs: Readonly<Record<SheetKey, () => unknown>> = {
    'insert-above': acts.insertAbove,
    'insert-below': acts.insertBelow,
    'duplicate-rows': acts.duplicate,
    'remove-rows': acts.remove,
    'fill-down': () => {
      acts.fill(false)
    },
    'fill-right': () => {
      acts.fill(true)
    },
    'copy-above': () => {
      acts.fill(false)
    },
    'fill-active': () => fillActive(keys, acts),
    today: () => {
      acts.setAll(today(keys))
    },
    now: () => {
      acts.setAll(timeNow())
    },
    'paste-held': acts.pasteHeld,
    'paste-text': () => readSystemClipboard('text').then((cells) => cells && acts.paste(cells)),
    repeat: () => {
      if (last.current) runAction(last.current)
    },
    clear: acts.clear,
    'select-all': choose((chosen) => everything(chosen, extentOf(keys))),
    'select-rows': choose(wholeRows),
    'select-columns': choose(wholeColumns),
    'select-active': choose(({ cell }) => only(cell)),
    'cell-menu': () => {
      const { bounds } = boundsOf(selecting.active ?? 0)
      if (bounds) onMenu({ kind: 'cell', at: { x: bounds.x + 12, y: bounds.y + bounds.height - 4 } })
    },
    'column-menu': () => {
      const { x, bounds } = boundsOf()
      if (bounds) onHeaderMenu(x, { x: bounds.x, y: bounds.y + bounds.height })
    },
    'show-cell': () => {
      const { chosen } = selecting
      if (chosen) grid.current?.scrollTo(chosen.cell.x, chosen.cell.y)
    },
  }
  const holds = session.cutting.now() !== null
  return Object.entries(SHEET_KEYS).map(([name, { title, ...keysOf }]) => {
    const id = name as SheetKey
    return {
      ...{ id, title, ...keysOf, group: 'Cells and rows', place: 'sheet' },
      enabled: id === 'paste-held' ? holds : id === 'repeat' ? last.current !== null : true,
      run: () => {
        if (REPEATED.includes(id)) last.current = id
        void runs[id]()
      },
    }
  })
}

/** The text of the active cell into all that is selected. */
async function fillActive({ session, fields, selecting }: KeyContext, acts: SheetActs): Promise<void> {
  const { chosen, areas } = selecting
  const field = fields[chosen?.cell.x ?? 0]
  if (!chosen || field?.kind !== 'text' || cellsIn(areas) < 2) return
  const { y } = chosen.cell
  const texts = await attempt(() => session.texts([[y, y + 1]], [field.column.id]))
  if (texts) acts.setAll(texts[0]?.[0] ?? '')
}

function screenActions({ acts, search, regions, inspecting, onInspect, onIssue }: KeysOptions): Action[] {
  return [
    {
      id: 'next-issue',
      title: 'Next row with an issue',
      group: 'Data',
      shortcut: 'F8',
      run: () => {
        onIssue(1)
      },
    },
    {
      id: 'previous-issue',
      title: 'Previous row with an issue',
      group: 'Data',
      shortcut: 'Shift+F8',
      run: () => {
        onIssue(-1)
      },
    },
    { id: 'fix-selected', title: 'Fix what is selected', group: 'Data', shortcut: 'Mod+.', run: () => void acts.fix() },
    {
      id: 'search',
      title: 'Show only rows with a text',
      group: 'Data',
      shortcut: 'Mod+Shift+F',
      run: () => {
        search.current?.select()
      },
    },
    {
      id: 'inspector',
      title: inspecting ? 'Hide the example panel' : 'Show the example panel',
      group: 'View',
      shortcut: 'Mod+I',
      run: () => {
        onInspect(!inspecting)
      },
    },
    {
      id: 'next-region',
      title: 'Next region: grid, example, status',
      group: 'View',
      shortcut: 'F6',
      run: () => {
        nextRegion(regions)
      },
    },
  ]
}

function nextRegion({ grid, panel }: KeysOptions['regions']): void {
  const status = document.querySelector<HTMLElement>('footer button')
  const focused = document.activeElement
  if (panel.current?.contains(focused)) status?.focus()
  else if (focused?.closest('footer')) grid()
  else if (panel.current)
    (panel.current.querySelector<HTMLElement>('input:checked, header button') ?? panel.current).focus()
  else status?.focus()
}
