import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { dropAt, hasMoved, type Held } from './headDrag.ts'
import { type Geometry, type Moving, movingOf, overOf, scrollAtEnds } from './headDragPlaces.ts'

type HeadDragOptions = Geometry & {
  readonly onMoved: (held: Held, to: number) => void
  /** It was a click and no drag. */
  readonly onClicked: (held: Held) => void
}

/**
 * Heads of rows or columns that are dragged to another place: a shade of them follows the pointer, a line shows where
 * they would go, and the sheet itself stays as it is until they are dropped. Escape lets go of them.
 */
export function useHeadDrag(options: HeadDragOptions) {
  const [held, setHeld] = useState<Held | null>(null)
  const [moving, setMoving] = useState<Moving | null>(null)
  const pointer = useRef({ x: 0, y: 0 })
  const isHeld = useRef(false)
  const release = () => {
    isHeld.current = false
    setHeld(null)
    setMoving(null)
  }
  useDragEvents(held !== null, {
    pointer,
    onFrame: () => {
      if (!held || (!moving && !hasMoved(held, pointer.current))) return
      scrollAtEnds(held, pointer.current, options.region.current)
      setMoving(movingOf(held, pointer.current, options))
    },
    onUp: () => {
      const over = held && overOf(held, pointer.current, options)
      release()
      if (!held || over === null) return
      const drop = dropAt(held, over)
      if (!moving && !hasMoved(held, pointer.current)) options.onClicked(held)
      else if (drop) options.onMoved(held, drop.to)
    },
    onCancel: release,
  })
  return {
    moving,
    begin: (next: Held) => {
      pointer.current = { x: next.x, y: next.y }
      isHeld.current = true
      setHeld(next)
    },
    /** Whether heads are held: then nothing else is selected. */
    isHeld: () => isHeld.current,
  }
}

type DragEvents = {
  readonly pointer: React.RefObject<{ x: number; y: number }>
  readonly onFrame: () => void
  readonly onUp: () => void
  readonly onCancel: () => void
}

function useDragEvents(active: boolean, { pointer, ...on }: DragEvents): void {
  const onFrame = useEffectEvent(on.onFrame)
  const onUp = useEffectEvent(on.onUp)
  const onCancel = useEffectEvent(on.onCancel)
  useEffect(() => {
    if (!active) return
    const stop = new AbortController()
    const { signal } = stop
    const options = { signal, capture: true }
    const follow = ({ clientX: x, clientY: y }: PointerEvent) => {
      pointer.current = { x, y }
    }
    const frame = () => {
      if (signal.aborted) return
      onFrame()
      requestAnimationFrame(frame)
    }
    const cancel = () => {
      onCancel()
    }
    window.addEventListener('pointermove', follow, options)
    window.addEventListener(
      'pointerup',
      (event) => {
        follow(event)
        onUp()
      },
      options,
    )
    window.addEventListener('pointercancel', cancel, options)
    window.addEventListener('blur', cancel, { signal })
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        cancel()
      },
      options,
    )
    requestAnimationFrame(frame)
    return () => {
      stop.abort()
    }
  }, [active, pointer])
}
