/** Width of a text in pixels. */
export type Measure = (text: string) => number

/** One line to draw; `from` is its place in the text, for marking what was searched. */
export type Line = { readonly text: string; readonly from: number }

/** A line may end after a space or a hyphen, and on either side of a sign of a script without spaces. */
const SOLID = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]/
/** Letters of right-to-left scripts, when they come first. */
const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/u

export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text.slice(0, 200))
}

/**
 * The first lines of a text that fit a width. Text that does not fit ends in "…", and gives its blank lines to words.
 * Only as much text is measured as can be seen, so that a cell of a megabyte costs no more than a short one.
 */
export function breakLines(text: string, width: number, most: number, measure: Measure): Line[] {
  const asWritten = fill({ text, width, most, measure, dense: false })
  const wasted = asWritten.cut && asWritten.lines.some((line) => line.text === '' || line.text === '…')
  return (wasted ? fill({ text, width, most, measure, dense: true }) : asWritten).lines
}

type Filling = {
  readonly text: string
  readonly width: number
  readonly most: number
  readonly measure: Measure
  /** Without blank lines. */
  readonly dense: boolean
}

function fill({ text, width, most, measure, dense }: Filling): { lines: Line[]; cut: boolean } {
  const lines: Line[] = []
  let at = dense ? skipBlank(text, 0) : 0
  while (at < text.length && lines.length < most) {
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline
    const cut = lineEnd({ text, from: at, end }, width, measure)
    const following = cut === end ? end + 1 : skipSpaces(text, cut, end)
    const next = dense ? skipBlank(text, following) : following
    const more = next < text.length && text.slice(next, next + 500).trim() !== ''
    if (lines.length === most - 1 && more) {
      lines.push({ text: shortened(text.slice(at, cut), width, measure), from: at })
      return { lines, cut: true }
    }
    lines.push({ text: text.slice(at, cut).trimEnd(), from: at })
    at = next
  }
  return { lines, cut: false }
}

/** The beginning of the next line that has something on it. */
function skipBlank(text: string, from: number): number {
  const blank = /(?:[^\S\n]*\n)*/y
  blank.lastIndex = from
  return from + (blank.exec(text)?.[0].length ?? 0)
}

type Part = { readonly text: string; readonly from: number; readonly end: number }

/** Where the line that starts at `from` must end: all of the paragraph, or the last place a line may end. */
function lineEnd(part: Part, width: number, measure: Measure): number {
  const { text, from, end } = part
  const fits = fitting(part, width, measure)
  if (fits === end) return end
  for (let at = fits; at > from; at--) {
    if (mayBreak(text, at)) return at
  }
  return Math.max(fits, from + 1)
}

function mayBreak(text: string, at: number): boolean {
  const before = text[at - 1] ?? ''
  const after = text[at] ?? ''
  if (/\s/.test(after)) return true
  if (/\s/.test(before)) return true
  if (before === '-' && /\p{L}/u.test(after)) return true
  return SOLID.test(before) || SOLID.test(after)
}

/** How far a line reaches: galloping, then halving, so that few measurements are needed. */
function fitting({ text, from, end }: Part, width: number, measure: Measure): number {
  let low = from
  let high = Math.min(end, from + Math.max(8, Math.ceil(width / 5)))
  while (high < end && measure(text.slice(from, high)) <= width) {
    low = high
    high = Math.min(end, from + (high - from) * 2)
  }
  if (measure(text.slice(from, high).trimEnd()) <= width) return high
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (measure(text.slice(from, middle).trimEnd()) <= width) low = middle
    else high = middle
  }
  return isLowSurrogate(text, low) ? low - 1 : low
}

function skipSpaces(text: string, from: number, end: number): number {
  let at = from
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++
  return at
}

function shortened(line: string, width: number, measure: Measure): string {
  let end = line.trimEnd().length
  while (end > 0 && measure(`${line.slice(0, end)}…`) > width) end--
  if (isLowSurrogate(line, end)) end--
  return `${line.slice(0, end).trimEnd()}…`
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
