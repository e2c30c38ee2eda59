import { MOST_COLUMNS, type Role } from '../../shared/domain/column.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { JsonShape, Skipped } from '../../shared/domain/reading/importOptions.ts'
import { formatNumber } from '../../shared/format/figures.ts'

/** No cell and no line may be longer, in UTF-16 units: a file without line ends must not fill the memory. */
export const LONGEST_CELL = 64 * 1024 * 1024

/** A column found in a file. `role` null: to be guessed; otherwise the file's format says what it is for. */
export type FoundColumn = { readonly name: string; readonly role: Role | null }

/** Some records in the order of the file, cells in column order; missing ones at the end are empty. */
export type Batch = {
  readonly rows: string[][]
  /** Bytes of the file read so far. */
  readonly bytes: number
  readonly skipped: readonly Skipped[]
}

/**
 * A file as records. `columns` grows while records arrive that have more cells than those before; it never shrinks and
 * never changes its order, and after each batch it is wide enough for the batch.
 */
export type RecordSource = {
  readonly columns: readonly FoundColumn[]
  /** The one system message that all sampled conversations share, or empty. */
  readonly instruction: string
  /** Of a JSON file, once its first values are known. */
  readonly shape?: JsonShape | null
  /** Of a workbook's sheet, complete after the last batch; see ImportCensus. */
  readonly mergedAreas?: number
  readonly formulasWithoutResult?: number
  readonly emptyRows?: number
  batches(): AsyncGenerator<Batch>
}

/** A file without any row. */
export function emptyFile(name: string): Failure {
  return new Failure({
    code: 'empty-file',
    message: `${name} is empty.`,
    hint: 'Save the spreadsheet again in the program it comes from, then bring it in.',
  })
}

/** A cell or line beyond the limit; `line` where it is known. */
export function tooLarge(name: string, line?: number): Failure {
  const where = line === undefined ? '' : ` at line ${formatNumber(line)}`
  return new Failure({
    code: 'cell-too-large',
    message: `${name} has a cell of more than 64 MB${where}. Nothing was brought in.`,
    hint: 'Make sure it is a text table with one row per line, then try again.',
    ...(line === undefined ? {} : { line }),
  })
}

/** A record of more cells than a sheet can hold. */
export function tooWide(line: number, cells: number): Skipped {
  return { line, reason: `It has ${formatNumber(cells)} cells; a sheet holds ${formatNumber(MOST_COLUMNS)} columns.` }
}

/** A title above the table. */
export function aboveNames(line: number): Skipped {
  return { line, reason: 'It stands above the column names.' }
}

/** A first row of more cells than a sheet can hold. */
export function tooManyColumns(name: string, line: number, cells: number): Failure {
  return new Failure({
    code: 'wrong-input',
    message: `${name} has ${formatNumber(cells)} cells in its first row; a sheet holds ${formatNumber(MOST_COLUMNS)} columns.`,
    hint: 'Check by which character the columns are separated.',
    line,
  })
}

/** Lines around the trouble, each cut to what a screen can show. */
export function excerptOf(before: string | null, text: string, line: number): { line: number; text: string }[] {
  const lines = text.slice(0, 4000).split(/\r\n|\r|\n/, 2)
  const around = [
    ...(before === null ? [] : [{ line: line - 1, text: before }]),
    ...lines.map((part, at) => ({ line: line + at, text: part })),
  ]
  return around.map((part) => ({ line: part.line, text: part.text.slice(0, 300) }))
}

/**
 * A text without NULs, which SQLite's text functions cannot see past. They become U+FFFD, as HTML has it: counted as
 * garbled and shown, not dropped in silence. Run by run, because broken files have millions of them in a row.
 */
export function withoutNulls(text: string): string {
  return text.includes('\0') ? text.replaceAll(/\0+/g, (run) => '\uFFFD'.repeat(run.length)) : text
}

/** Whether a cell can hold a text as it is: without NULs and halves of surrogate pairs. As JSON any text can be kept. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

/** How often a line ends in a text, from a place up to another. */
export function countLineEnds(text: string, lineEnd: string, upTo = text.length, from = 0): number {
  let count = 0
  for (let at = text.indexOf(lineEnd, from); at >= 0 && at < upTo; at = text.indexOf(lineEnd, at + 1)) count += 1
  return count
}
