import { useEffect, useRef, useState } from 'react'
import { useEarlyEscape } from './useEarlyEscape.ts'

/** Where one only passes on the way to a dialog, and does not come from. */
const PASSING = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [role="toolbar"], header'

/** What had the focus last outside of those, with all that was around it: a cell may be drawn anew meanwhile. */
let home: readonly HTMLElement[] = []

if (typeof document !== 'undefined')
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && !target.closest(PASSING)) home = pathOf(target)
  })

/**
 * Puts the focus back where it was, for dialogs that go away together with what drew them: to the place of work where a
 * menu, a button that was clicked or another dialog led here, else to what had it.
 */
export function useReturnedFocus(): void {
  const [path] = useState(wayBack)
  useEffect(
    () => () => {
      if (isNowhere() || isStill(path)) focusFirst(path)
    },
    [path],
  )
}

/** The same for a menu below a button, which it opens and closes. Spread into it. */
export function useMenuFocus() {
  const [opened, setOpened] = useState(false)
  const path = useRef<readonly HTMLElement[]>([])
  const giveBack = () => {
    // After Escape the menu gives the focus to its button first.
    queueMicrotask(() => {
      focusFirst(path.current)
    })
  }
  useEarlyEscape(opened, () => {
    setOpened(false)
    giveBack()
  })
  return {
    opened,
    onChange: setOpened,
    returnFocus: false,
    onOpen: () => {
      path.current = wayBack()
    },
    onClose: giveBack,
    onExitTransitionEnd: () => {
      // A menu that was closed at once takes the focus all the same, and then goes away with it.
      setTimeout(() => {
        if (isNowhere()) focusFirst(path.current)
      })
    },
  }
}

/** The focus is where one passed: what was opened from there had no time to take it. */
function isStill(path: readonly HTMLElement[]): boolean {
  const [first] = path
  return first !== document.activeElement && path.some((element) => element === document.activeElement)
}

function isNowhere(): boolean {
  return document.activeElement === document.body || document.activeElement === null
}

function wayBack(): readonly HTMLElement[] {
  const now = document.activeElement
  if (!(now instanceof HTMLElement) || now === document.body) return home
  const passed = now.closest(PASSING)
  // Who comes to a button with the keyboard is back at it afterwards.
  const stays = passed === null || (passed.matches('[role="toolbar"], header') && now.matches(':focus-visible'))
  return stays ? pathOf(now) : [...home, ...pathOf(now)]
}

/** A cell that is no longer the chosen one: a table would go back to it with the focus. What is around it has it instead. */
function isLeft(element: HTMLElement): boolean {
  return element.role === 'gridcell' && element.ariaSelected === 'false'
}

function pathOf(element: HTMLElement): HTMLElement[] {
  const path: HTMLElement[] = []
  for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement) path.push(at)
  return path
}

/** To the innermost one that is still there and takes it. */
function focusFirst(path: readonly HTMLElement[]): void {
  for (const element of path) {
    if (!element.isConnected || isLeft(element)) continue
    element.focus()
    if (document.activeElement === element || element.contains(document.activeElement)) return
  }
}
