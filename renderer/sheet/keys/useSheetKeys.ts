import { useState, useSyncExternalStore } from 'react'
import type { HistoryState } from '../../../shared/contract/project.ts'
import type { Column } from '../../../shared/domain/column.ts'
import { type Action, useActions } from '../../actions.ts'
import { useProject } from '../../project.tsx'
import { columnActions, heightActions } from '../columns/columnActions.ts'
import { viewActions } from '../filter/viewActions.ts'
import type { KeyContext } from './gridKeys.ts'
import { LastAct, sheetActions } from './sheetActions.ts'
import type { Height } from '../rows/rowHeights.ts'
import type { OpenMenu } from '../SheetMenus.tsx'
import type { SheetActs } from '../useSheetActs.ts'
import type { GridEvents } from '../grid/gridEvents.ts'

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

/** What the sheet adds to the registry of actions: shortcuts, the menu and "Find an action" read it. */
export function useSheetKeys(options: KeysOptions): void {
  const { history, columns } = useProject().state
  const { session, fields, selecting } = options.keys
  const [last] = useState(() => new LastAct())
  // What is cut or copied decides what Enter does.
  useSyncExternalStore(session.cutting.subscribe, session.cutting.now)
  const { waiting } = useSyncExternalStore(session.edits.subscribe, session.edits.state)
  useActions([
    ...stepActions(options.acts, history, waiting > 0),
    ...sheetActions(options, last),
    ...screenActions(options),
    ...columnActions({ acts: options.acts, fields, selecting, onFit: options.onFit, all: columns }),
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
        turnRegion(regions, 1)
      },
    },
    {
      id: 'previous-region',
      title: 'Previous region',
      group: 'View',
      shortcut: 'Shift+F6',
      run: () => {
        turnRegion(regions, -1)
      },
    },
  ]
}

/** To the region after (1) that of the focus, or before it (-1): the grid, the panel if there is one, the status. */
function turnRegion({ grid, panel }: KeysOptions['regions'], step: 1 | -1): void {
  const focused = document.activeElement
  const example = panel.current
  const inPanel = example?.contains(focused) === true
  const regions: (() => void)[] = [grid]
  if (example)
    regions.push(() => {
      ;(example.querySelector<HTMLElement>('input:checked, header button') ?? example).focus()
    })
  regions.push(() => document.querySelector<HTMLElement>('footer button')?.focus())
  const at = inPanel ? 1 : focused?.closest('footer') ? regions.length - 1 : 0
  regions.at((at + step) % regions.length)?.()
}
