import { useEffect, useState } from 'react'

/** Puts the focus back where it was, for dialogs that go away together with what drew them. */
export function useReturnedFocus(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body)
        before.focus()
    },
    [before],
  )
}
