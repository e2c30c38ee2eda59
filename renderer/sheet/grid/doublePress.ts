import type { DataEditorRef } from '@glideapps/glide-data-grid'
import { useEffect, useRef } from 'react'
import type { Spot } from '../keys/navigation.ts'

/**
 * Whether a cell was pressed twice in a row. The grid takes any two presses of the window that follow each other quickly
 * for a double click, also one in another field before one in the active cell.
 */
export function usePressedTwice(grid: React.RefObject<DataEditorRef | null>): (x: number, y: number) => boolean {
  const presses = useRef<readonly (Spot | null)[]>([])
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      const inside = event.target instanceof Element && event.target.closest('.sheet-canvas') !== null
      const at = inside ? grid.current?.getMouseArgsForPosition(event.clientX, event.clientY) : undefined
      const spot = at?.kind === 'cell' ? { x: at.location[0], y: at.location[1] } : null
      presses.current = [presses.current.at(-1) ?? null, spot]
    }
    window.addEventListener('pointerdown', onPress, { capture: true })
    return () => {
      window.removeEventListener('pointerdown', onPress, { capture: true })
    }
  }, [grid])
  return (x, y) => presses.current.length === 2 && presses.current.every((spot) => spot?.x === x && spot.y === y)
}
