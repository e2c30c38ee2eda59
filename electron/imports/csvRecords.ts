import Papa from 'papaparse'
import { Failure } from '../../shared/domain/failure.ts'
import { sepLineLength } from '../../shared/domain/dialect.ts'
import type { CsvOptions, Skipped } from '../../shared/domain/importOptions.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { columnNames, nextColumnName } from './columnNames.ts'
import type { Decoder } from './encoding.ts'
import {
  countLineEnds,
  excerptOf,
  LONGEST_CELL,
  MOST_COLUMNS,
  tooLarge,
  tooManyColumns,
  tooWide,
  type Batch,
  type FoundColumn,
  type RecordSource,
  withoutNulls,
} from './records.ts'
import type { SourceFile } from './sourceFile.ts'

type QuoteError = { readonly code: string; readonly row?: number; readonly index?: number }
type Parsed = {
  readonly data: string[][]
  readonly errors: readonly QuoteError[]
  readonly meta: { readonly cursor: number }
}

/**
 * The records of a CSV file, cut by papaparse chunk by chunk.
 *
 * papaparse is told that lines end in `\n` whatever the file says, because files mix line ends; the `\r` before it is
 * taken off here. Empty lines are no records, as in Excel. Records of more cells than columns make new columns.
 */
export class CsvRecords implements RecordSource {
  readonly columns: FoundColumn[] = []
  readonly instruction = ''
  readonly #source: SourceFile
  readonly #options: CsvOptions
  readonly #decoder: Decoder
  readonly #lineEnd: '\n' | '\r'
  readonly #parser: Papa.Parser
  #parts: string[] = []
  #pending = 0
  /** A record longer than the chunks is looked at again only when twice as much has arrived: no quadratic time. */
  #retryAt = 0
  /** 1-based line at which the pending text starts, and the one before it. */
  #line = 1
  #lineBefore: string | null = null
  #started = false

  constructor(source: SourceFile, options: CsvOptions, decoder: Decoder, lineEnd: '\n' | '\r') {
    this.#source = source
    this.#options = options
    this.#decoder = decoder
    this.#lineEnd = lineEnd
    const quoting = options.quote === '' ? { fastMode: true } : { quoteChar: options.quote }
    this.#parser = new Papa.Parser({ delimiter: options.delimiter, newline: lineEnd, ...quoting })
  }

  async *batches(): AsyncGenerator<Batch> {
    let bytes = 0
    for await (const chunk of this.#source.chunks()) {
      bytes += chunk.length
      this.#push(this.#decoder.write(chunk))
      if (this.#pending >= this.#retryAt) yield { ...this.#take(false), bytes }
    }
    this.#push(this.#decoder.end())
    yield { ...this.#take(true), bytes }
  }

  #push(text: string): void {
    const clean = withoutNulls(text)
    this.#parts.push(clean)
    this.#pending += clean.length
  }

  /** Cuts what has arrived into records; keeps the incomplete one at the end unless it is the file's last. */
  #take(last: boolean): Pick<Batch, 'rows' | 'skipped'> {
    let text = this.#parts.join('')
    if (!this.#started) {
      const sep = sepLineLength(text)
      if (sep > 0) this.#line += 1
      text = text.slice(sep)
    }
    const marked = this.#lineEnd === '\n' ? markReturns(text, this.#options.quote) : { text, mark: '' }
    const parsed = this.#parser.parse(marked.text, 0, !last) as Parsed
    this.#refuseOpenQuotes(text, parsed)
    const consumed = last ? text.length : parsed.meta.cursor
    if (consumed === 0 && text.length > LONGEST_CELL) this.#refuseLength(text)
    if (consumed > 0) this.#started = true
    const found = this.#tidy(parsed.data, marked.mark, text)
    this.#keep(text, consumed)
    return found
  }

  #keep(text: string, consumed: number): void {
    const rest = text.slice(consumed)
    if (consumed > 0) {
      this.#line += countLineEnds(text, this.#lineEnd, consumed)
      const start = text.lastIndexOf(this.#lineEnd, consumed - 2) + 1
      this.#lineBefore = text.slice(start, Math.min(consumed - 1, start + 300))
    }
    this.#parts = [rest]
    this.#pending = rest.length
    this.#retryAt = consumed === 0 ? Math.min(rest.length * 2, LONGEST_CELL + 1) : 0
  }

  #tidy(data: string[][], mark: string, text: string): Pick<Batch, 'rows' | 'skipped'> {
    const returns = this.#lineEnd === '\n' && text.includes('\r')
    const rows: string[][] = []
    const skipped: Skipped[] = []
    for (const [at, row] of data.entries()) {
      const end = row.length - 1
      const lastCell = row[end] ?? ''
      if (returns && lastCell.endsWith('\r')) row[end] = lastCell.slice(0, -1)
      if (end === 0 && row[0] === '') continue
      if (mark !== '') for (const [cell, value] of row.entries()) row[cell] = value.replaceAll(mark, '\r')
      if (row.length > MOST_COLUMNS) skipped.push(this.#tooWide(data, at))
      else if (this.#isRecord(row)) rows.push(row)
    }
    return { rows, skipped }
  }

  /** Takes the first row as names where it holds them, and makes columns for cells that have none. */
  #isRecord(row: string[]): boolean {
    if (this.columns.length === 0 && this.#options.header) {
      for (const name of columnNames(row)) this.columns.push({ name, role: null })
      return false
    }
    while (this.columns.length < row.length) this.columns.push({ name: nextColumnName(this.columns), role: null })
    return true
  }

  #tooWide(data: readonly string[][], at: number): Skipped {
    if (this.columns.length === 0 && this.#options.header) {
      throw tooManyColumns(this.#source.name, this.#line, data[at]?.length ?? 0)
    }
    const inside = data.slice(0, at).flat()
    const line = this.#line + at + inside.reduce((sum, cell) => sum + countLineEnds(cell, this.#lineEnd), 0)
    return tooWide(line, data[at]?.length ?? 0)
  }

  /**
   * A quotation mark that is opened and never closed puts the rest of the file into one cell. papaparse goes on to the
   * next mark that looks like an end; when it had to step over a mark on the way and rows may lie between (a delimiter
   * and a line end behind the mark), that is the same fault with a later end, and would lose rows in silence.
   */
  #refuseOpenQuotes(text: string, parsed: Parsed): void {
    for (const error of parsed.errors) {
      const index = error.index ?? 0
      const row = parsed.data[error.row ?? 0]
      const open = error.code === 'MissingQuotes' || row?.some((cell) => this.#swallowsRows(cell, text, index))
      if (row && open) throw this.#openQuote(text, index)
    }
  }

  #swallowsRows(cell: string, text: string, index: number): boolean {
    const quote = cell.indexOf(this.#options.quote)
    if (quote < 0 || !text.startsWith(cell.slice(0, quote + 1), index)) return false
    const behind = cell.slice(quote)
    return behind.includes(this.#lineEnd) && behind.includes(this.#options.delimiter)
  }

  #refuseLength(text: string): never {
    const whole = this.#parser.parse(text, 0, false) as Parsed
    const open = whole.errors.find((error) => error.code === 'MissingQuotes')
    if (open && text.includes(this.#lineEnd)) throw this.#openQuote(text, open.index ?? 0)
    throw tooLarge(this.#source.name, this.#line)
  }

  #openQuote(text: string, index: number): Failure {
    const line = this.#line + countLineEnds(text, this.#lineEnd, index)
    const start = text.lastIndexOf(this.#lineEnd, index - 1) + 1
    const previous =
      start === 0 ? this.#lineBefore : text.slice(text.lastIndexOf(this.#lineEnd, start - 2) + 1, start - 1)
    return new Failure({
      code: 'unclosed-quote',
      message:
        `${this.#source.name} stops being readable at line ${formatNumber(line)}. A quotation mark is opened there and never closed, ` +
        'so the rest of the file would end up in one cell. Nothing was brought in and your projects are unchanged.',
      hint: 'Close the mark in that line, or set Quotes to none to treat such marks as text.',
      line,
      excerpt: excerptOf(previous?.replace(/\r$/, '') ?? null, text.slice(start, start + 4000), line),
    })
  }
}

/**
 * A `\r` that ends a quoted cell (`"a\r"`) is text, unlike one that ends a line. It gets a stand-in that does not occur
 * in the chunk, so that papaparse's cells can still be told apart.
 */
function markReturns(text: string, quote: string): { text: string; mark: string } {
  const sign = `\r${quote}`
  if (quote === '' || !text.includes(sign)) return { text, mark: '' }
  let code = 0xe000
  while (text.includes(String.fromCharCode(code))) code += 1
  const mark = String.fromCharCode(code)
  return { text: text.replaceAll(sign, mark + quote), mark }
}
