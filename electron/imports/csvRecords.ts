import Papa from 'papaparse'
import { MOST_COLUMNS } from '../../shared/domain/column.ts'
import { sepLineLength } from '../../shared/domain/reading/dialect.ts'
import type { CsvOptions, Skipped, TextMark } from '../../shared/domain/reading/importOptions.ts'
import { columnNames, nextColumnName } from './columnNames.ts'
import type { Decoder } from './encoding.ts'
import { LeftLines } from './leftLines.ts'
import { findOpenQuote, type OpenQuote, type Parsed, unclosedQuote } from './openQuote.ts'
import {
  aboveNames,
  countLineEnds,
  LONGEST_CELL,
  tooLarge,
  tooManyColumns,
  tooWide,
  type Batch,
  type FoundColumn,
  type RecordSource,
  withoutNulls,
} from './records.ts'
import type { SourceFile } from './sourceFile.ts'
import { hideSigns, type StandIns } from './standIns.ts'

/** How a text is cut: as it was recognised or chosen, where lines end, and what to do about marks that are never closed. */
export type CsvReading = CsvOptions & {
  readonly lineEnd: '\n' | '\r'
  /** Rows with text above the one with the names. */
  readonly titles: number
  readonly textMarks: readonly TextMark[]
  readonly part: boolean
}

type Found = Pick<Batch, 'rows' | 'skipped'>
type Stop = {
  readonly text: string
  readonly hidden: StandIns
  readonly parsed: Parsed
  readonly open: OpenQuote
  readonly last: boolean
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
  readonly #options: CsvReading
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
  #titlesSeen = 0
  /** Set when the file stopped being readable and only its lines are counted. */
  #left: LeftLines | null = null

  constructor(source: SourceFile, options: CsvReading, decoder: Decoder) {
    this.#source = source
    this.#options = options
    this.#decoder = decoder
    this.#lineEnd = options.lineEnd
    const quoting = options.quote === '' ? { fastMode: true } : { quoteChar: options.quote }
    this.#parser = new Papa.Parser({ delimiter: options.delimiter, newline: options.lineEnd, ...quoting })
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
  #take(last: boolean): Found {
    let text = this.#parts.join('')
    if (this.#left) {
      this.#keepNothing()
      return { rows: [], skipped: [...this.#left.push(text), ...(last ? this.#left.end() : [])] }
    }
    if (!this.#started) {
      const sep = sepLineLength(text)
      if (sep > 0) this.#line += 1
      text = text.slice(sep)
    }
    const hidden = hideSigns(text, { ...this.#options, line: this.#line })
    const parsed = this.#parser.parse(hidden.text, 0, !last) as Parsed
    const open = findOpenQuote(hidden.text, parsed, this.#options)
    if (open) return this.#stop({ text, hidden, parsed, open, last })
    const consumed = last ? text.length : parsed.meta.cursor
    if (consumed === 0 && text.length > LONGEST_CELL) return this.#stopAtLength({ text, hidden, last })
    if (consumed > 0) this.#started = true
    const found = this.#tidy(parsed.data, hidden.signs, text)
    this.#keep(text, consumed)
    return found
  }

  #keepNothing(): void {
    this.#parts = []
    this.#pending = 0
    this.#retryAt = 0
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

  #tidy(data: string[][], signs: StandIns['signs'], text: string): Found {
    const returns = this.#lineEnd === '\n' && text.includes('\r')
    const rows: string[][] = []
    const skipped: Skipped[] = []
    for (const [at, row] of data.entries()) {
      const end = row.length - 1
      const lastCell = row[end] ?? ''
      if (returns && lastCell.endsWith('\r')) row[end] = lastCell.slice(0, -1)
      if (end === 0 && row[0] === '') continue
      showSigns(row, signs)
      if (this.#isAboveNames(row)) skipped.push(aboveNames(this.#lineOf(data, at)))
      else if (row.length > MOST_COLUMNS) skipped.push(this.#tooWide(data, at))
      else if (this.#isRecord(row)) rows.push(row)
    }
    return { rows, skipped }
  }

  /** A title, or a row of nothing but delimiters below one. */
  #isAboveNames(row: readonly string[]): boolean {
    const { titles } = this.#options
    if (titles === 0 || this.columns.length > 0) return false
    const filled = row.some((cell) => cell.trim() !== '')
    if (this.#titlesSeen === titles) return !filled
    this.#titlesSeen += filled ? 1 : 0
    return true
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
    // A first row that is too wide is not one row among others: the table is cut at the wrong character.
    if (this.columns.length === 0) {
      throw tooManyColumns(this.#source.name, this.#line, data[at]?.length ?? 0)
    }
    return tooWide(this.#lineOf(data, at), data[at]?.length ?? 0)
  }

  /** The line with which a record starts. */
  #lineOf(data: readonly (readonly string[])[], record: number): number {
    const inside = data.slice(0, record).flat()
    return this.#line + record + inside.reduce((sum, cell) => sum + countLineEnds(cell, this.#lineEnd), 0)
  }

  /** More text is pending than any cell may have: a mark that is never closed, or no text table at all. */
  #stopAtLength({ text, hidden, last }: Pick<Stop, 'text' | 'hidden' | 'last'>): Found {
    const parsed = this.#parser.parse(hidden.text, 0, false) as Parsed
    const missing = parsed.errors.find((error) => error.code === 'MissingQuotes')
    if (!missing || !text.includes(this.#lineEnd)) throw tooLarge(this.#source.name, this.#line)
    return this.#stop({ text, hidden, parsed, open: { at: (missing.index ?? 1) - 1, record: missing.row ?? 0 }, last })
  }

  /** The records before the one with the open mark, where the user wants them; the lines from it on are left out. */
  #stop({ text, hidden, parsed, open, last }: Stop): Found {
    const failure = unclosedQuote(text, open.at, {
      name: this.#source.name,
      line: this.#line,
      lineBefore: this.#lineBefore,
      lineEnd: this.#lineEnd,
    })
    const rows = this.#tidy(parsed.data.slice(0, open.record), hidden.signs, text)
    if (!this.#options.part || this.columns.length === 0) throw failure
    const from = this.#lineOf(parsed.data, open.record)
    this.#left = new LeftLines({ from, trouble: failure.data.line ?? from, lineEnd: this.#lineEnd })
    this.#keepNothing()
    let start = 0
    for (let line = this.#line; line < from; line += 1) start = text.indexOf(this.#lineEnd, start) + 1
    const left = [...this.#left.push(text.slice(start)), ...(last ? this.#left.end() : [])]
    return { rows: rows.rows, skipped: [...rows.skipped, ...left] }
  }
}

/** Puts back what was hidden from papaparse. */
function showSigns(row: string[], signs: StandIns['signs']): void {
  for (const [standIn, sign] of signs) {
    for (const [cell, value] of row.entries()) row[cell] = value.replaceAll(standIn, sign)
  }
}
