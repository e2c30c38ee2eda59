import type { RankTable } from './rankTable.ts'

/** Cuts a text into what is one token as it stands, by its number, and the texts between. */
export type TextParts = (text: string) => readonly (string | number)[]

/** Whether a text may hold anything that is not in Unicode's composed form: below U+0300 everything is. */
const MAY_COMPOSE = /[\u0300-\uffff]/

/** How a table wants texts to be cut before anything else, see `RankTable`. */
export function textParts({ added, composed }: Pick<RankTable, 'added' | 'composed'>): TextParts {
  if (added.size === 0) return (text) => [text]
  const compose = composed ? composedForm : (text: string): string => text
  const find = finderOf([...added.keys()])
  return (text) => {
    let found = find(text, 0)
    if (found === null) return [compose(text)]
    const parts: (string | number)[] = []
    let start = 0
    for (; found; found = find(text, start)) {
      if (found.at > start) parts.push(compose(text.slice(start, found.at)))
      parts.push(added.get(found.text) ?? 0)
      start = found.at + found.text.length
    }
    if (start < text.length) parts.push(compose(text.slice(start)))
    return parts
  }
}

function composedForm(text: string): string {
  return MAY_COMPOSE.test(text) ? text.normalize('NFC') : text
}

type Found = { readonly text: string; readonly at: number }

/**
 * The first of some texts from a place on; of two that begin alike the longer one. Their first characters are looked
 * for alone: a search for hundreds of texts side by side takes as long as all other counting.
 */
function finderOf(texts: readonly string[]): (text: string, from: number) => Found | null {
  const starts = new RegExp(`[${escaped([...new Set(texts.map((text) => text.charAt(0)))].join(''))}]`, 'g')
  const longestFirst = texts.toSorted((a, b) => b.length - a.length)
  const whole = new RegExp(longestFirst.map(escaped).join('|'), 'y')
  return (text, from) => {
    starts.lastIndex = from
    for (let start = starts.exec(text); start; start = starts.exec(text)) {
      whole.lastIndex = start.index
      const [found] = whole.exec(text) ?? []
      if (found !== undefined) return { text: found, at: start.index }
    }
    return null
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')
}
