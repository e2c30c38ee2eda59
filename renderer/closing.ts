import { useEffect } from 'react'

/** What would be lost with the window. */
type Loose = {
  /** How many edits are on their way. On the desktop main outlives the page, and what was sent arrives. */
  readonly underWay: React.RefObject<number>
  /** Acts that go on only as long as somebody listens. */
  readonly listened: React.RefObject<readonly unknown[]>
  /** An edit could not be saved, and is only here. */
  readonly refused: boolean
}

/** Closing the window asks first while something would be lost with it. */
export function useHeldOpen({ underWay, listened, refused }: Loose): void {
  useEffect(() => {
    const hold = (event: Event) => {
      const sent = underWay.current > 0 && !window.tunesheet
      if (refused || sent || listened.current.length > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', hold)
    return () => {
      window.removeEventListener('beforeunload', hold)
    }
  }, [underWay, listened, refused])
}
