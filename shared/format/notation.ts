/** How figures are written for scripts, in tests, and until a door knows its person. */
const PLAIN = 'en-US'

/**
 * The one notation of this process. A sentence is made of parts from main and from the window, and two notations on one
 * page mislead (`1.204` is a thousand to one reader and one to the other), so it is not handed through every call: a door
 * sets it once, from the language of the person before it, and the command line never does.
 */
let current = PLAIN

/** The notation in use, as a BCP 47 tag: `en-US`, `de-DE-u-nu-latn`. */
export function notation(): string {
  return current
}

/**
 * Writes figures as people do who speak a language; `tag` in BCP 47, as `navigator.language` and Electron's `getLocale`
 * tell it. Anything else counts as `en-US`. Digits stay those of the words around them, which are English (source: CLDR by
 * way of Intl, which knows them as `latn`).
 */
export function setNotation(tag: string): void {
  current = known(tag) ? new Intl.Locale(tag, { numberingSystem: 'latn' }).toString() : PLAIN
}

function known(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}
