import type { DataEditorRef } from '@glideapps/glide-data-grid'
import { useEffect } from 'react'

/** What keeps the focus while the sheet is seen behind it, and gives it back itself. */
const IN_FRONT = '[role="dialog"], [role="menu"]'

/**
 * Gives the focus to the grid when it is pressed. The grid itself takes it only where the press chooses another cell: a
 * press on the active one, behind a search, would leave what is typed next in the search.
 */
export function usePressFocus(grid: React.RefObject<DataEditorRef | null>): void {
  useEffect(() => {
    const onPressed = (event: PointerEvent) => {
      const focused = document.activeElement
      const canvas = event.target instanceof Element ? event.target.closest('.sheet-canvas') : null
      if (!canvas || event.button !== 0 || !focused || canvas.contains(focused)) return
      if (!focused.closest(IN_FRONT)) grid.current?.focus()
    }
    window.addEventListener('pointerup', onPressed)
    return () => {
      window.removeEventListener('pointerup', onPressed)
    }
  }, [grid])
}
