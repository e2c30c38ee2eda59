import type { DataEditorRef } from '@glideapps/glide-data-grid'
import { useEffect, useEffectEvent } from 'react'
import { runAction } from '../../actions.ts'

type PressOptions = {
  readonly grid: React.RefObject<DataEditorRef | null>
  /** The small square at the corner of what is selected was pressed twice. */
  readonly onFillToEnd: () => void
}

/**
 * Presses that the grid has no meaning for. The corner above the row numbers selects everything. The middle button, which
 * on some systems pastes what was last marked anywhere and on others scrolls as the mouse moves, does nothing: it would
 * take the focus away from the cells.
 */
export function usePresses({ grid, onFillToEnd }: PressOptions): void {
  const under = (event: MouseEvent) =>
    isInSheet(event) ? grid.current?.getMouseArgsForPosition(event.clientX, event.clientY) : undefined
  const onClick = useEffectEvent((event: MouseEvent) => {
    const at = under(event)
    if (at?.kind === 'header' && at.location[0] < 0) runAction('select-all')
  })
  const onDoubleClick = useEffectEvent((event: MouseEvent) => {
    const at = under(event)
    if (at?.kind === 'cell' && at.isFillHandle) onFillToEnd()
  })
  useEffect(() => {
    const click = (event: MouseEvent) => {
      onClick(event)
    }
    const doubleClick = (event: MouseEvent) => {
      onDoubleClick(event)
    }
    window.addEventListener('click', click)
    window.addEventListener('dblclick', doubleClick)
    for (const press of PRESSES) window.addEventListener(press, leaveMiddle, { capture: true })
    return () => {
      window.removeEventListener('click', click)
      window.removeEventListener('dblclick', doubleClick)
      for (const press of PRESSES) window.removeEventListener(press, leaveMiddle, { capture: true })
    }
  }, [])
}

const PRESSES = ['mousedown', 'mouseup', 'auxclick'] as const

function leaveMiddle(event: MouseEvent): void {
  if (event.button === 1 && isInSheet(event)) event.preventDefault()
}

function isInSheet({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('.sheet-canvas') !== null
}
