import { Failure } from '../../shared/domain/failure.ts'
import type { CsvOptions } from '../../shared/domain/reading/importOptions.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { countLineEnds, excerptOf } from './records.ts'

type LineEnd = '\n' | '\r'
type QuoteError = { readonly code: string; readonly row?: number; readonly index?: number }

/** What papaparse makes of a text. */
export type Parsed = {
  readonly data: string[][]
  readonly errors: readonly QuoteError[]
  readonly meta: { readonly cursor: number }
}

/** Where a quotation mark stands that is never closed, and in which of the records that were cut. */
export type OpenQuote = { readonly at: number; readonly record: number }

type Cut = Pick<CsvOptions, 'quote' | 'delimiter'> & { readonly lineEnd: LineEnd }

/**
 * A quotation mark that is opened and never closed puts the rest of the file into one cell. papaparse goes on to the
 * next mark that looks like an end; when it had to step over a mark on the way and rows may lie between (a delimiter
 * and a line end behind the mark), that is the same fault with a later end, and would lose rows in silence.
 */
export function findOpenQuote(text: string, parsed: Parsed, cut: Cut): OpenQuote | null {
  for (const error of parsed.errors) {
    const index = error.index ?? 0
    const record = error.row ?? 0
    const row = parsed.data[record]
    const open = error.code === 'MissingQuotes' || row?.some((cell) => swallowsRows(cell, text.slice(index), cut))
    if (row && open) return { at: index - 1, record }
  }
  return null
}

/** `text`: from the character behind the mark on. */
function swallowsRows(cell: string, text: string, { quote, delimiter, lineEnd }: Cut): boolean {
  const at = cell.indexOf(quote)
  if (at < 0 || !text.startsWith(cell.slice(0, at + 1))) return false
  const behind = cell.slice(at)
  return behind.includes(lineEnd) && behind.includes(delimiter)
}

/** Where the pending text stands in its file: its first line, 1-based, and the line before that. */
type Standing = {
  readonly name: string
  readonly line: number
  readonly lineBefore: string | null
  readonly lineEnd: LineEnd
}

/** What the user reads of a mark at a character of the pending text: Failure `unclosed-quote`, with the lines around it. */
export function unclosedQuote(text: string, at: number, { name, line: first, lineBefore, lineEnd }: Standing): Failure {
  const line = first + countLineEnds(text, lineEnd, at)
  const start = at === 0 ? 0 : text.lastIndexOf(lineEnd, at - 1) + 1
  const previous = start === 0 ? lineBefore : text.slice(text.lastIndexOf(lineEnd, start - 2) + 1, start - 1)
  return new Failure({
    code: 'unclosed-quote',
    message:
      `${name} stops being readable at line ${formatNumber(line)}. A quotation mark is opened there and never closed, ` +
      'so the rest of the file would end up in one cell. Nothing was brought in and your projects are unchanged.',
    hint: 'Close the mark in that line, or have it read as text.',
    line,
    column: at - start + 1,
    excerpt: excerptOf(previous?.replace(/\r$/, '') ?? null, text.slice(start, start + 4000), line),
  })
}
