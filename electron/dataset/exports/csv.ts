import type { Table } from './table.ts'
import type { Chunk } from './wholeFile.ts'

const CHUNK_LENGTH = 64 * 1024
/** Without it Excel reads UTF-8 as the letters of the country it was bought in. */
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * What has to stand in quotation marks: RFC 4180's delimiters and marks; blanks at an edge, which some programs take
 * off; a single mark, with which cells are quoted elsewhere; and Excel's `sep=`, which is no text at the start of a file.
 */
const QUOTED = /[",\r\n]|^[\s']|\s$|^sep=/i

/**
 * A table as CSV: UTF-8 with a byte order mark, commas, lines that end in CR LF (RFC 4180).
 *
 * Cells that begin with `=`, `+`, `-` or `@` are written as they are, although a spreadsheet program may take them for
 * formulas: an apostrophe or blank before them would become part of what a model learns, and would come back as text.
 * `surveyExport` counts them, so that people can be told before, and a workbook keeps them as text.
 */
export function* csvChunks(table: Table): Generator<Chunk> {
  let text = `${BYTE_ORDER_MARK}${toRecord(table.names)}`
  let rows = 0
  for (const batch of table.batches()) {
    for (const row of batch) {
      text += toRecord(table.texts(row))
      rows += 1
      if (text.length < CHUNK_LENGTH) continue
      yield { bytes: Buffer.from(text), rows }
      text = ''
      rows = 0
    }
  }
  if (text !== '') yield { bytes: Buffer.from(text), rows }
}

function toRecord(cells: readonly string[]): string {
  let record = ''
  for (const [at, cell] of cells.entries()) {
    if (at > 0) record += ','
    record += QUOTED.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  }
  return `${record}\r\n`
}
