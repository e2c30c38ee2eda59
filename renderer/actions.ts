import { useEffect, useRef, useSyncExternalStore } from 'react'

/**
 * One thing the user can do. The menu, the shortcuts and "Find an action" all read this one registry.
 * `shortcut`: `Mod+Shift+Z`, `F8`, `Mod+.`; several, parted by spaces, where systems differ (`Mod+Shift+Z Mod+Y`).
 */
export type Action = {
  readonly id: string
  readonly title: string
  readonly shortcut?: string
  readonly run: () => void
  readonly enabled?: boolean
  /** Word for the list: Data, View, Project … */
  readonly group?: string
}

const sets: { current: readonly Action[] }[] = []
const listeners = new Set<() => void>()
let all: readonly Action[] = []

function refresh(): void {
  // The later set wins: a screen may do an action of the frame in its own way.
  const byId = new Map<string, Action>()
  for (const set of sets) for (const action of set.current) byId.set(action.id, action)
  all = [...byId.values()]
  for (const listener of listeners) listener()
}

/** Offers actions for as long as the component is there. They may be new objects on every draw. */
export function useActions(actions: readonly Action[]): void {
  const set = useRef<{ current: readonly Action[] }>({ current: [] })
  useEffect(() => {
    set.current.current = actions
    if (sets.includes(set.current)) refresh()
  })
  useEffect(() => {
    const own = set.current
    sets.push(own)
    refresh()
    return () => {
      sets.splice(sets.indexOf(own), 1)
      refresh()
    }
  }, [])
}

export function useAllActions(): readonly Action[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => all,
  )
}

/** Runs an action by its id; false when there is none now. */
export function runAction(id: string): boolean {
  const action = all.find((one) => one.id === id)
  if (!action || action.enabled === false) return false
  action.run()
  return true
}

type Keys = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>

const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform)

/** Whether a key press is a shortcut. `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
export function matches(shortcut: string, keys: Keys, mac = isMac): boolean {
  return shortcut.split(' ').some((one) => {
    const parts = one.split('+')
    const key = parts.at(-1) ?? ''
    return hasModifiers(parts.slice(0, -1), key, keys, mac) && isKey(key, keys)
  })
}

function hasModifiers(wanted: readonly string[], key: string, keys: Keys, mac: boolean): boolean {
  const mod = mac ? keys.metaKey : keys.ctrlKey
  const other = mac ? keys.ctrlKey : keys.metaKey
  // A sign such as ? already needs Shift on many keyboards; letters and named keys say whether they want it.
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key)
  const shift = isSign || keys.shiftKey === wanted.includes('Shift')
  return mod === wanted.includes('Mod') && !other && keys.altKey === wanted.includes('Alt') && shift
}

/** With Alt a Mac types another letter, but the place of the key stays the same. */
function isKey(key: string, keys: Keys): boolean {
  const typed = keys.key.toLowerCase() === key.toLowerCase()
  return typed || keys.code === `Key${key.toUpperCase()}` || keys.code === `Digit${key}`
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
const WORDS: Readonly<Record<string, string>> = { Mod: 'Ctrl' }

/** As it is printed: `⇧⌘Z` on a Mac, `Ctrl Shift Z` elsewhere. Of several, the one of this system. */
export function printShortcut(shortcut: string, mac = isMac): string {
  const several = shortcut.split(' ')
  const one = (mac ? several[0] : several.at(-1)) ?? ''
  const parts = one.split('+')
  if (!mac) return parts.map((part) => WORDS[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(' ')
  const order = ['Alt', 'Shift', 'Mod']
  const signs = order.filter((name) => parts.slice(0, -1).includes(name)).map((name) => MAC_SIGNS[name] ?? name)
  return signs.join('') + (parts.at(-1) ?? '').toUpperCase()
}

/** In a text field, or in the sheet, where any letter begins an edit. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(input|textarea|select|canvas)$/i.test(target.tagName)
}

function isTextField(target: EventTarget | null): boolean {
  return isTyping(target) && !(target instanceof HTMLCanvasElement)
}

/** Listens once for the whole window. In a text field only shortcuts with a modifier or a function key count. */
export function listenForShortcuts(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const action = all.find(
      (one) => one.shortcut !== undefined && one.enabled !== false && matches(one.shortcut, event),
    )
    if (!action) return
    const bare = !event.metaKey && !event.ctrlKey && !/^F\d+$/.test(event.key)
    if (bare && isTyping(event.target)) return
    // Undo, copy and the like belong to the text that is being typed.
    if (isTextField(event.target) && /^[zyacvx]$/i.test(event.key)) return
    // A dialog is a question: nothing else happens before its answer.
    if (document.querySelector('[aria-modal="true"]') && action.id !== 'find-action') return
    event.preventDefault()
    action.run()
  }
  window.addEventListener('keydown', onKey)
  return () => {
    window.removeEventListener('keydown', onKey)
  }
}
