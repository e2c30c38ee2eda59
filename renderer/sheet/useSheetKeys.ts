import type { HistoryState } from '../../shared/contract/project.ts'
import { type Action, useActions } from '../actions.ts'
import { useProject } from '../project.tsx'
import type { SheetActs } from './useSheetActs.ts'

type KeysOptions = {
  readonly acts: SheetActs
  readonly search: React.RefObject<HTMLInputElement | null>
  readonly regions: { readonly grid: () => void; readonly panel: React.RefObject<HTMLElement | null> }
  readonly inspecting: boolean
  readonly onInspect: (inspecting: boolean) => void
}

/** What the sheet adds to the registry of actions: shortcuts, the menu and "Find an action" read it. */
export function useSheetKeys(options: KeysOptions): void {
  const { history } = useProject().state
  useActions([...editActions(options.acts, history), ...viewActions(options)])
}

function editActions(acts: SheetActs, history: HistoryState): Action[] {
  return [
    {
      id: 'undo',
      title: history.undo ? `Undo: ${history.undo}` : 'Undo',
      group: 'Edit',
      shortcut: 'Mod+Z',
      enabled: history.undo !== null,
      run: acts.undo,
    },
    {
      id: 'redo',
      title: history.redo ? `Redo: ${history.redo}` : 'Redo',
      group: 'Edit',
      shortcut: 'Mod+Shift+Z Mod+Y',
      enabled: history.redo !== null,
      run: acts.redo,
    },
    { id: 'add-row', title: 'Add a row', group: 'Data', run: () => void acts.append(1) },
    { id: 'insert-row', title: 'Insert row below', group: 'Data', run: () => void acts.insertBelow() },
    { id: 'remove-rows', title: 'Remove the selected rows', group: 'Data', run: () => void acts.remove() },
    {
      id: 'fill-down',
      title: 'Fill down',
      group: 'Data',
      run: () => {
        acts.fill(false)
      },
    },
    {
      id: 'fill-right',
      title: 'Fill right',
      group: 'Data',
      run: () => {
        acts.fill(true)
      },
    },
  ]
}

function viewActions({ search, regions, inspecting, onInspect }: KeysOptions): Action[] {
  return [
    {
      id: 'find',
      title: 'Search the sheet',
      group: 'Data',
      shortcut: 'Mod+F',
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
