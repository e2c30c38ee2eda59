import { useSyncExternalStore } from 'react'

export const STEPS = ['data', 'check', 'cost', 'train', 'try'] as const
export type Step = (typeof STEPS)[number]
export const SETTINGS_PAGES = ['general', 'keys', 'budget', 'models', 'sent', 'shortcuts'] as const
export type SettingsPage = (typeof SETTINGS_PAGES)[number]

/** Where the user is. It lives in the address, so that a reload keeps it and Back goes back. */
export type Place =
  | { readonly at: 'welcome' }
  /** `into`: the project whose sheet gets the rows; absent: they become a project of their own. */
  | { readonly at: 'import'; readonly file: string; readonly name: string; readonly into?: string }
  | { readonly at: 'project'; readonly id: string; readonly step: Step }
  | {
      readonly at: 'settings'
      readonly page: SettingsPage
      readonly project: { readonly id: string; readonly step: Step } | null
    }

function oneOf<T extends string>(values: readonly T[], text: string | null): T | null {
  return values.find((value) => value === text) ?? null
}

/** `#token=…&at=project&id=…&step=check` → place; anything not understood is the welcome page. */
export function placeOf(hash: string): Place {
  const at = new URLSearchParams(hash.replace(/^#/, ''))
  const id = at.get('id')
  const step = oneOf(STEPS, at.get('step')) ?? 'data'
  const file = at.get('file')
  switch (at.get('at') ?? '') {
    case 'project':
      return id ? { at: 'project', id, step } : { at: 'welcome' }
    case 'import':
      return file ? importPlace(at, file) : { at: 'welcome' }
    case 'settings':
      return {
        at: 'settings',
        page: oneOf(SETTINGS_PAGES, at.get('page')) ?? 'general',
        project: id ? { id, step } : null,
      }
    default:
      return { at: 'welcome' }
  }
}

function importPlace(at: URLSearchParams, file: string): Place {
  const into = at.get('into')
  return { at: 'import', file, name: at.get('name') ?? '', ...(into === null ? {} : { into }) }
}

/** The opposite of `placeOf`; the token of the browser door stays where it is. */
export function hashOf(place: Place, hash: string): string {
  const next = new URLSearchParams()
  const token = new URLSearchParams(hash.replace(/^#/, '')).get('token')
  if (token) next.set('token', token)
  next.set('at', place.at)
  if (place.at === 'import') {
    next.set('file', place.file)
    next.set('name', place.name)
    if (place.into !== undefined) next.set('into', place.into)
  }
  const project = place.at === 'project' ? place : place.at === 'settings' ? place.project : null
  if (place.at === 'settings') next.set('page', place.page)
  if (project) {
    next.set('id', project.id)
    next.set('step', project.step)
  }
  return `#${next.toString()}`
}

const listeners = new Set<() => void>()
let current: { hash: string; place: Place } | null = null

function snapshot(): Place {
  if (current?.hash !== location.hash) current = { hash: location.hash, place: placeOf(location.hash) }
  return current.place
}

function tell(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', tell)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('popstate', tell)
  }
}

export function usePlace(): Place {
  return useSyncExternalStore(subscribe, snapshot)
}

/** Goes to a place. `replace`: without a way back to where one was, for places that are used up. */
export function go(place: Place, options: { replace?: boolean } = {}): void {
  const hash = hashOf(place, location.hash)
  if (hash === location.hash) return
  if (options.replace) history.replaceState(null, '', hash)
  else history.pushState(null, '', hash)
  tell()
}

export function currentPlace(): Place {
  return snapshot()
}
