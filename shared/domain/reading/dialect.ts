import { isKnownName } from './headerWords.ts'
import type { CsvOptions } from './importOptions.ts'

type Delimiter = CsvOptions['delimiter']
type Quote = CsvOptions['quote']

/** How a text is cut into cells. `sure`: the text itself says so, it is not only the usual choice. */
export type Dialect = {
  readonly delimiter: Delimiter
  readonly quote: Quote
  readonly header: boolean
  /** Rows that stand above the one with the names. */
  readonly titles: number
  /** Excel's first line `sep=;`, which is no row. */
  readonly sepLine: boolean
  readonly sure: { readonly delimiter: boolean; readonly header: boolean }
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|']
const MOST_RECORDS = 200
const SEP_LINE = /^sep=([,;\t|])\r?(?:\n|$)/i

/**
 * Recognises how a table was written, from its beginning: `a;b\n"1;2";3`. `complete` says whether `sample` is the whole
 * text; otherwise its last record is left out of account. What the user fixed is taken as given. Deterministic.
 */
export function detectDialect(sample: string, complete: boolean, fixed: Partial<CsvOptions> = {}): Dialect {
  const sep = SEP_LINE.exec(sample)
  const text = sep ? sample.slice(sep[0].length) : sample
  const quote = fixed.quote ?? detectQuote(text)
  const said = fixed.delimiter ?? (sep?.[1] as Delimiter | undefined)
  const found = said ? { delimiter: said, sure: true } : detectDelimiter(text, quote, complete)
  const records = splitRecords(text, { delimiter: found.delimiter, quote, complete })
  const header = fixed.header === undefined ? detectTop(records) : { header: fixed.header, titles: 0, sure: true }
  return {
    delimiter: found.delimiter,
    quote,
    header: header.header,
    titles: header.titles,
    sepLine: sep !== null,
    sure: { delimiter: found.sure, header: header.sure },
  }
}

/** The length of Excel's `sep=;` line at the start of a text, line end included; 0 where there is none. */
export function sepLineLength(text: string): number {
  return SEP_LINE.exec(text)?.[0].length ?? 0
}

/** Single quotes only where cells are wrapped in them and none in double ones: `'a','it''s'`. */
function detectQuote(text: string): Quote {
  const around = (quote: string): number =>
    text.match(new RegExp(`(?:^|[,;\\t|\\n])${quote}[^${quote}]*${quote}(?=[,;\\t|\\r\\n]|$)`, 'g'))?.length ?? 0
  return around('"') === 0 && around("'") >= 2 ? "'" : '"'
}

/**
 * A delimiter is good when every record has as many cells as the first one, which is more than one. Where none is, the
 * file has one column, and the delimiter that occurs least does the least harm.
 */
function detectDelimiter(text: string, quote: Quote, complete: boolean): { delimiter: Delimiter; sure: boolean } {
  let best: { delimiter: Delimiter; score: number; cells: number } | undefined
  let rarest: { delimiter: Delimiter; cells: number } | undefined
  for (const delimiter of DELIMITERS) {
    const counts = splitRecords(text, { delimiter, quote, complete }).map((cells) => cells.length)
    const cells = counts.reduce((sum, count) => sum + count - 1, 0)
    if (!rarest || cells < rarest.cells) rarest = { delimiter, cells }
    const score = evenness(counts)
    if (!best || score > best.score + 0.001 || (score > best.score - 0.001 && cells > best.cells))
      best = { delimiter, score, cells }
  }
  if (best && best.score >= 0.5) return { delimiter: best.delimiter, sure: true }
  return { delimiter: rarest?.delimiter ?? ',', sure: false }
}

/** 0 to 1: the share of records with as many cells as the first, and with more than one cell at all. */
function evenness(counts: readonly number[]): number {
  const first = counts[0] ?? 1
  const several = counts.filter((count) => count > 1).length / Math.max(counts.length, 1)
  if (first > 1) return 0.7 * (counts.filter((count) => count === first).length / counts.length) + 0.3 * several
  const usual = [...Map.groupBy(counts, (count) => count)].sort((a, b) => b[1].length - a[1].length)[0]
  // A title above the table is rare, a sentence with a comma is not.
  return usual && usual[0] > 2 ? (usual[1].length / counts.length) * 0.7 : 0
}

/** More rows than these are no title. */
const MOST_TITLES = 10

/**
 * How a table begins: whether there is a row with names, and how many rows stand above it, rows without any text not
 * counted. Reports have titles, each in one cell, above a row of several that can only be names. `records` are the first
 * rows of a table as cells; those that are wholly empty are left out.
 */
export function detectTop(records: readonly (readonly string[])[]): {
  readonly header: boolean
  readonly titles: number
  readonly sure: boolean
} {
  const titles = records.findIndex(hasSeveral)
  const names = records[titles]
  const below = records.slice(titles)
  const isReport = titles > 0 && titles <= MOST_TITLES && below.filter(hasSeveral).length > below.length / 2
  if (isReport && names?.some(isKnownName) === true && !names.some(isSentence)) {
    return { header: true, titles, sure: true }
  }
  return { ...detectHeader(records), titles: 0 }
}

function hasSeveral(row: readonly string[]): boolean {
  return row.filter((cell) => cell.trim() !== '').length > 1
}

/**
 * The first row holds names when it looks like them and unlike the rows below: known words; or short texts without
 * numbers, sentence ends or repetitions. When in doubt it does: the preview shows it, and it can be switched.
 * `records` are the first rows of a table as cells.
 */
function detectHeader(records: readonly (readonly string[])[]): { header: boolean; sure: boolean } {
  const [first, ...rest] = records
  if (!first) return { header: true, sure: false }
  if (first.some(isKnownName) && !first.some(isSentence)) return { header: true, sure: true }
  if (rest.length === 0) return { header: false, sure: false }
  if (first.some(cannotBeName) || first.every((cell) => cell.trim() === '')) return { header: false, sure: true }
  const repeated = first.some((cell, at) => cell.trim() !== '' && rest.some((row) => row[at] === cell))
  if (repeated || new Set(first).size < first.length) return { header: false, sure: true }
  const length = (row: readonly string[]): number =>
    row.reduce((sum, cell) => sum + cell.length, 0) / Math.max(row.length, 1)
  const below = rest.reduce((sum, row) => sum + length(row), 0) / rest.length
  return { header: true, sure: length(first) < below / 2 }
}

function cannotBeName(cell: string): boolean {
  return isSentence(cell) || /^[-+]?[\d.,:/ -]*\d[\d.,:/ %€$-]*$/.test(cell.trim())
}

/** `Question?` may head a column, `How are you?` does not. */
function isSentence(cell: string): boolean {
  const text = cell.trim()
  const ends = /[.!?…]$/u.test(text) && /\S\s+\S+\s+\S/.test(text)
  return text.length > 80 || ends || /[。？！]$/u.test(text) || text.includes('\n')
}

/** The first records of a text, cut in the plainest way; good enough to judge, not to import. Empty lines are left out. */
function splitRecords(text: string, how: { delimiter: string; quote: string; complete: boolean }): string[][] {
  const records: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length && records.length < MOST_RECORDS) {
    const cell = readCell(text, at, how)
    row.push(cell.text)
    at = cell.end + 1
    if (text[cell.end] === how.delimiter) continue
    if (text[cell.end] === '\r' && text[at] === '\n') at += 1
    const last = cell.end >= text.length
    if (row.some((other) => other !== '') && (!last || how.complete || records.length === 0)) records.push(row)
    row = []
  }
  return records
}

/** The cell that starts at `at`, and where it ends: at a delimiter, a line end or the end of the text. */
function readCell(text: string, at: number, how: { delimiter: string; quote: string }): { text: string; end: number } {
  let end = at
  if (how.quote !== '' && text[at] === how.quote) {
    end = at + 1
    for (;;) {
      const close = text.indexOf(how.quote, end)
      if (close < 0) return { text: text.slice(at + 1), end: text.length }
      end = close + 1
      if (text[end] !== how.quote) break
      end += 1
    }
  }
  while (end < text.length && text[end] !== how.delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  const quoted = how.quote !== '' && text[at] === how.quote
  return { text: quoted ? text.slice(at + 1, end - 1) : text.slice(at, end), end }
}
