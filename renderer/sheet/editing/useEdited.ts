import { useCallback, useState, useSyncExternalStore } from 'react'
import type { CellEditing, Edited } from './cellEditing.ts'

/** The cell that is being edited; `moved` says that it may stand elsewhere on screen, so that its field follows. */
export function useEdited(editing: CellEditing): { edited: Edited | null; moved: () => void } {
  const edited = useSyncExternalStore(editing.subscribe, editing.edited)
  const [, count] = useState(0)
  const moved = useCallback(() => {
    if (editing.edited()) count((moves) => moves + 1)
  }, [editing])
  return { edited, moved }
}
