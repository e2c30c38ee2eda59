import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { Preferences } from '../../shared/contract/app.ts'
import { client, orpc, queryClient } from '../api.ts'
import type { Height } from './rows/rowHeights.ts'

type SheetPreferences = Pick<Preferences, 'rowHeight' | 'panel' | 'panelWidth' | 'panelView'>

/** Until main has answered, and when it cannot. */
const USUAL: SheetPreferences = { rowHeight: 'comfortable', panel: true, panelWidth: 344, panelView: 'chat' }

/** An edge that is dragged changes many times a second; where it stays is what is kept. */
const KEEP_MS = 250

/**
 * How the sheet looks on this computer. Kept by main, because the window's own storage belongs to an address, and the
 * browser door has another one each time.
 */
export function useSheetPreferences() {
  const { data = USUAL } = useQuery(orpc.app.preferences.queryOptions())
  const keepLater = useDebouncedCallback(keep, KEEP_MS)
  const change = (changes: Partial<SheetPreferences>, how = keep) => {
    queryClient.setQueryData(orpc.app.preferences.queryKey(), (old) => old && { ...old, ...changes })
    how(changes)
  }
  return {
    height: data.rowHeight,
    inspecting: data.panel,
    width: data.panelWidth,
    panelView: data.panelView,
    setHeight: (rowHeight: Height) => {
      change({ rowHeight })
    },
    setInspecting: (panel: boolean) => {
      change({ panel })
    },
    setPanelView: (panelView: Preferences['panelView']) => {
      change({ panelView })
    },
    setWidth: (panelWidth: number) => {
      change({ panelWidth }, keepLater)
    },
  }
}

/** How things look is no loss when it cannot be kept; whatever stands in the way is said where data is in danger. */
function keep(changes: Partial<SheetPreferences>): void {
  client.app.setPreferences(changes).catch(() => undefined)
}
