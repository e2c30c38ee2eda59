import { useEffectEvent, useLayoutEffect } from 'react'

/** What hears Escape by itself once it has the focus. */
const OWN = '[role="menu"], [role="dialog"]'

/**
 * Escape closes what has just opened, also in the moment before it has the focus: whoever opens a menu by mistake is
 * quick to close it, and the key would go to where the focus still is.
 */
export function useEarlyEscape(opened: boolean, close: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return
    if (document.activeElement?.closest(OWN)) return
    event.preventDefault()
    event.stopPropagation()
    close()
  })
  useLayoutEffect(() => {
    if (!opened) return
    const onPress = (event: KeyboardEvent) => {
      press(event)
    }
    window.addEventListener('keydown', onPress, { capture: true })
    return () => {
      window.removeEventListener('keydown', onPress, { capture: true })
    }
  }, [opened])
}
