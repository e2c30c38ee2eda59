import { useEffect } from 'react'

/**
 * The window asks before it closes, because an edit is only on its way. On the desktop main outlives the page and what
 * was sent arrives; there nobody need be asked.
 */
function holdOpen(event: Event): void {
  if (!window.tunesheet) event.preventDefault()
}

/** Closing asks first while edits are under way or one was refused. */
export function useHeldOpen(underWay: React.RefObject<number>, refused: boolean): void {
  useEffect(() => {
    const hold = (event: Event) => {
      if (refused) event.preventDefault()
      else if (underWay.current > 0) holdOpen(event)
    }
    window.addEventListener('beforeunload', hold)
    return () => {
      window.removeEventListener('beforeunload', hold)
    }
  }, [underWay, refused])
}
