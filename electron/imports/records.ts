import type { Role } from '../../shared/domain/column.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { Skipped } from '../../shared/domain/importOptions.ts'
import { formatNumber } from '../../shared/format/figures.ts'

/** No cell and no line may be longer, in UTF-16 units: a file without line ends must not fill the memory. */
export const LONGEST_CELL = 64 * 1024 * 1024
/** SQLite takes 2,000 columns; long before that a table was cut at the wrong character. */
export const MOST_COLUMNS = 1000

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
  batches(): AsyncGenerator<Batch>
}

/** A file without any row. */
export function emptyFile(name: string): Failure {
  return new Failure({
    code: 'empty-file',
    message: `${name} is empty.`,
    hint: 'Save the spreadsheet again as CSV UTF-8, then bring it in.',
  })
}

/** A cell or line beyond the limit. */
export function tooLarge(name: string, line: number): Failure {
  return new Failure({
    code: 'cell-too-large',
    message: `${name} has a cell of more than 64 MB at line ${formatNumber(line)}. Nothing was brought in.`,
    hint: 'Make sure it is a text table with one row per line, then try again.',
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

/** How often a line ends in a text, up to a place. */
export function countLineEnds(text: string, lineEnd: string, upTo = text.length): number {
  let count = 0
  for (let at = text.indexOf(lineEnd); at >= 0 && at < upTo; at = text.indexOf(lineEnd, at + 1)) count += 1
  return count
}
