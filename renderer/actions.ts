import { useEffect, useRef } from 'react'
import { BROWSER_KEYS } from './browserKeys.ts'
import { SharedState, useShared } from './sharedState.ts'

/**
 * One thing the user can do. The menu, the shortcuts and "Find an action" all read this one registry.
 * `shortcut`: `Mod+Shift+Z`, `F8`, `Mod+.`; several, parted by spaces, where systems differ (`Mod+Shift+Z Mod+Y`).
 */
export type Action = {
  readonly id: string
  readonly title: string
  readonly shortcut?: string
  /** What does the same in other spreadsheets: heard, and printed nowhere. */
  readonly also?: string
  readonly run: () => void
  readonly enabled?: boolean
  /** Word for the list: Data, View, Project … */
  readonly group?: string
  /** Its keys count only where the sheet has the focus, and the sheet listens for them itself. */
  readonly place?: 'sheet'
}

const sets: { current: readonly Action[] }[] = []
const all = new SharedState<readonly Action[]>([])

function refresh(): void {
  // The later set wins: a screen may do an action of the frame in its own way.
  const byId = new Map<string, Action>()
  for (const set of sets) for (const action of set.current) byId.set(action.id, action)
  all.set([...byId.values()])
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
  return useShared(all)
}

/** Runs an action by its id; false when there is none now. */
export function runAction(id: string): boolean {
  const action = all.get().find((one) => one.id === id)
  if (!action || action.enabled === false) return false
  action.run()
  return true
}

/** Runs the action of a place whose shortcut was pressed there; false when there is none. */
export function runShortcut(place: Action['place'], keys: Keys): boolean {
  const action = actionOf(keys, place)
  return action !== undefined && runAction(action.id)
}

export type Keys = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>

export const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform)

/** Whether a key press is a shortcut. `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
export function matches(shortcut: string, keys: Keys, mac = isMac): boolean {
  return fitOf(shortcut, keys, mac) !== null
}

/** How a press is a shortcut: by what it types, or only by where the key is. */
type Fit = 'typed' | 'place'

/** On a Mac these keys hide the app, whatever is in front; the page would hear them first. */
const HIDES_MAC_APP = 'Mod+H'

function fitOf(shortcut: string, keys: Keys, mac = isMac): Fit | null {
  if (shortcut === '') return null
  const heard = shortcut.split(' ').filter((one) => !(mac && one === HIDES_MAC_APP))
  const fits = heard.map((one): Fit | null => {
    const parts = one.split('+')
    const [wanted, key] = [parts.slice(0, -1), parts.at(-1) ?? '']
    const ctrl = wanted.includes('Ctrl') || (!mac && wanted.includes('Mod'))
    const meta = mac && wanted.includes('Mod')
    if (keys.ctrlKey !== ctrl || keys.metaKey !== meta || keys.altKey !== wanted.includes('Alt')) return null
    const shift = wanted.includes('Shift')
    if (isTyped(key, shift, keys)) return 'typed'
    return keys.shiftKey === shift && isPlace(key, keys, mac) ? 'place' : null
  })
  return fits.find((fit) => fit === 'typed') ?? fits.find((fit) => fit !== null) ?? null
}

/** What Shift makes of a sign on most keyboards; on others it has a key of its own. */
const SHIFTED: Readonly<Record<string, string>> = { '=': '+', ';': ':' }
/** Where signs are on most keyboards, and those of the number block. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  '=': ['Equal', 'NumpadAdd'],
  '-': ['Minus', 'NumpadSubtract'],
  ';': ['Semicolon'],
  '.': ['Period'],
}

function isTyped(key: string, shift: boolean, keys: Keys): boolean {
  // A sign such as ? needs Shift on some keyboards and not on others: what counts is that it is typed.
  if (/^[^a-z0-9]$/i.test(key)) return keys.key === (shift ? SHIFTED[key] : key)
  const same = key === 'Space' ? keys.key === ' ' : keys.key.toLowerCase() === key.toLowerCase()
  return same && keys.shiftKey === shift
}

/** Where a key types something else than it does elsewhere, its place counts: in other scripts, and with Alt on a Mac. */
function isPlace(key: string, keys: Keys, mac: boolean): boolean {
  // AltGr is Ctrl and Alt, and types signs.
  if (keys.altKey && !mac && !/^\p{L}$/u.test(keys.key)) return false
  if (keys.code === `Digit${key}`) return true
  // Z and Y, A and Q are each at the other's place on some keyboards, and ö is where ; is on others.
  if (/^\p{Script=Latin}$/u.test(keys.key) && !(keys.altKey && mac)) return false
  return keys.code === `Key${key.toUpperCase()}` || (CODES[key]?.includes(keys.code) ?? false)
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

/** The action that these keys do at a place, or in the whole window: one that can be done now before others. */
function actionOf(keys: Keys, place?: Action['place']): Action | undefined {
  const fitting = all.get().flatMap((action) => {
    const fit = action.place === place ? fitOf([action.shortcut, action.also].filter(Boolean).join(' '), keys) : null
    return fit ? [{ action, fit }] : []
  })
  const typed = fitting.filter(({ fit }) => fit === 'typed')
  const best = typed.length > 0 ? typed : fitting
  return (best.find(({ action }) => action.enabled !== false) ?? best[0])?.action
}

/** Whether keys that were pressed do something in the whole window, and so are no letter. */
export function isShortcut(keys: Keys): boolean {
  return actionOf(keys) !== undefined
}

/** Whether a browser would do something with keys that no spreadsheet has for it. */
function isBrowsers(keys: Keys): boolean {
  // On a Mac they go from word to word.
  return matches(BROWSER_KEYS, keys) || (!isMac && matches('Alt+ArrowLeft Alt+ArrowRight Mod+H', keys))
}

function run(action: Action): void {
  if (action.enabled !== false) action.run()
}

/** Whether keys belong to the text that is being typed: letters, and undo, copy and the like. */
function isForText({ target, key, metaKey, ctrlKey, altKey }: KeyboardEvent): boolean {
  // On a Mac Alt types letters.
  const bare = !metaKey && !ctrlKey && !(altKey && !isMac) && !/^F\d+$/.test(key)
  return bare ? isTyping(target) : isTextField(target) && /^[zyacvx]$/i.test(key)
}

/** Listens once for the whole window. In a text field only shortcuts with a modifier or a function key count. */
export function listenForShortcuts(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const action = actionOf(event)
    if (!action) {
      if (isBrowsers(event)) event.preventDefault()
      return
    }
    if (isForText(event)) return
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
