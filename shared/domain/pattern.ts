import { RE2JS, RE2JSSyntaxException } from 're2js'

/**
 * A pattern a person typed (a regular expression), ready to be looked for in texts. The engine is RE2, the one of Google
 * Sheets: it takes time in proportion to the text whatever the pattern is, so no pattern can hang the app. Look-arounds
 * and back-references are what it gives up for that.
 * @returns the pattern, or a sentence that says what is wrong with it
 */
export function compilePattern(source: string, { matchCase }: { readonly matchCase: boolean }): RE2JS | string {
  try {
    return RE2JS.compile(source, RE2JS.MULTILINE | (matchCase ? 0 : RE2JS.CASE_INSENSITIVE))
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error
    const what = error.message
      .replace(/^error parsing regexp: /, '')
      .replaceAll(/\(\?m\)(\(\?i\))?/g, '')
      .replace(/`(.*)`$/s, '“$1”')
    return `This pattern cannot be read: ${what}.`
  }
}

/**
 * Whether a pattern that takes upper and lower case alike is found in a text; several times as fast as asking the
 * pattern, which looks at both cases of every letter. Says the same: where small letters alone could say something else,
 * it is asked. `source`: what `pattern` was compiled from.
 */
export function quickTest(pattern: RE2JS, source: string): (text: string) => boolean {
  const lower = inLowerCase(source)
  const quick = lower === null ? '' : compilePattern(lower, { matchCase: true })
  if (typeof quick === 'string') return (text) => pattern.test(text)
  return (text) => (PECULIAR.test(text) ? pattern.test(text) : quick.test(text.toLowerCase()))
}

/**
 * All but letters with one small form and no other relatives (as `ſ` is one of s), and but signs, which have no case.
 */
const PECULIAR = /[\u0130-\u1fff\u2100-\uffff]/

/** What stands in a pattern: an escape, the beginning of a group, a set of letters, or one letter. */
const PARTS = /\\[^]|\(\?:|\[\^?\]?(?:\\[^]|[^\]\\])*\]|[^]/g

/** Escapes that mean the same in lower case, or nothing but the sign itself. */
const CASELESS = /^\\(?:[dDwWsSbBtnrfv]|[^a-zA-Z0-9])$/

/** The pattern for texts in lower case; null: it is not sure to mean the same. */
function inLowerCase(source: string): string | null {
  if (PECULIAR.test(source)) return null
  const parts = source.match(PARTS) ?? []
  const lower: string[] = []
  for (const [nth, part] of parts.entries()) {
    if (part.startsWith('\\')) {
      if (!CASELESS.test(part)) return null
      lower.push(part)
    } else if (part.length > 1) {
      // A range between capitals may go over signs that small letters do not go over.
      if (part !== '(?:' && !/^\[(?:\\[dwstnrfv\]\\-]|[^\\A-Z\u00c0-\u012f[])*\]$/.test(part)) return null
      lower.push(part)
    } else if (part === '(' && parts[nth + 1] === '?') return null
    else lower.push(part.toLowerCase())
  }
  return lower.join('')
}
