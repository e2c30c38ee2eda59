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
  /** Its keys count only where the sheet has the focus, and the sheet listens for them itself. */
  readonly place?: 'sheet'
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

/** Runs the action of a place whose shortcut was pressed there; false when there is none. */
export function runShortcut(place: Action['place'], keys: Keys): boolean {
  const action = all.find((one) => one.place === place && one.shortcut !== undefined && matches(one.shortcut, keys))
  return action !== undefined && runAction(action.id)
}

export type Keys = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>

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
  const ctrl = wanted.includes('Ctrl') || (!mac && wanted.includes('Mod'))
  const meta = mac && wanted.includes('Mod')
  // A sign such as ? already needs Shift on many keyboards; letters and named keys say whether they want it.
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key)
  const wantsShift = wanted.includes('Shift')
  const shift = keys.shiftKey === wantsShift || (isSign && (!wantsShift || keys.key === SHIFTED[key]))
  return keys.ctrlKey === ctrl && keys.metaKey === meta && keys.altKey === wanted.includes('Alt') && shift
}

/** What Shift makes of a sign on most keyboards; on others it has a key of its own. */
const SHIFTED: Readonly<Record<string, string>> = { '=': '+', '-': '_' }
/** Where signs are on most keyboards, and those of the number block. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  '=': ['Equal', 'NumpadAdd'],
  '-': ['Minus', 'NumpadSubtract'],
  ';': ['Semicolon'],
  '.': ['Period'],
}

/** With Alt a Mac types another letter, but the place of the key stays the same. */
function isKey(key: string, keys: Keys): boolean {
  if (key === 'Space') return keys.key === ' '
  const typed = keys.key.toLowerCase() === key.toLowerCase() || keys.key === SHIFTED[key]
  const isPlace = keys.code === `Key${key.toUpperCase()}` || keys.code === `Digit${key}`
  return typed || isPlace || (CODES[key]?.includes(keys.code) ?? false)
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' }
const WORDS: Readonly<Record<string, string>> = {
  ...{ Mod: 'Ctrl', Escape: 'Esc', ContextMenu: 'Menu', PageUp: 'Page up', PageDown: 'Page down' },
  ...{ ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' },
}

/** As it is printed: `⇧⌘Z` on a Mac, `Ctrl Shift Z` elsewhere. Of several, the one of this system. */
export function printShortcut(shortcut: string, mac = isMac): string {
  const several = shortcut.split(' ')
  const one = (mac ? several[0] : several.at(-1)) ?? ''
  const parts = one.split('+')
  if (!mac) return parts.map((part) => WORDS[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(' ')
  const order = ['Ctrl', 'Alt', 'Shift', 'Mod']
  const signs = order.filter((name) => parts.slice(0, -1).includes(name)).map((name) => MAC_SIGNS[name] ?? name)
  const key = parts.at(-1) ?? ''
  return signs.join('') + (WORDS[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}

/** In a text field, or in the sheet, where any letter begins an edit. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, canvas') !== null
}

function isTextField(target: EventTarget | null): boolean {
  return isTyping(target) && target instanceof HTMLElement && target.closest('canvas') === null
}

/** The action of the whole window that these keys do, one that can be done now before others. */
function actionOf(keys: Keys): Action | undefined {
  const fitting = all.filter(
    ({ place, shortcut }) => place === undefined && shortcut !== undefined && matches(shortcut, keys),
  )
  return fitting.find(({ enabled }) => enabled !== false) ?? fitting[0]
}

/** Whether keys that were pressed do something in the whole window, and so are no letter. */
export function isShortcut(keys: Keys): boolean {
  return actionOf(keys) !== undefined
}

function run(action: Action): void {
  if (action.enabled !== false) action.run()
}

/** Listens once for the whole window. In a text field only shortcuts with a modifier or a function key count. */
export function listenForShortcuts(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const action = actionOf(event)
    if (!action) return
    const bare = !event.metaKey && !event.ctrlKey && !/^F\d+$/.test(event.key)
    if (bare && isTyping(event.target)) return
    // Undo, copy and the like belong to the text that is being typed.
    if (isTextField(event.target) && /^[zyacvx]$/i.test(event.key)) return
    // A dialog is a question: nothing else happens before its answer.
    if (document.querySelector('[aria-modal="true"]') && action.id !== 'find-action') return
    // Also when it can do nothing now: the browser's own undo would bring back what was once searched for.
    event.preventDefault()
    run(action)
  }
  window.addEventListener('keydown', onKey)
  return () => {
    window.removeEventListener('keydown', onKey)
  }
}
