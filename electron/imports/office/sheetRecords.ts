import { MOST_COLUMNS } from '../../../shared/domain/column.ts'
import { columnNames, nextColumnName } from '../columnNames.ts'
import { aboveNames, tooManyColumns, tooWide, type Batch, type FoundColumn, type RecordSource } from '../records.ts'
import type { SourceFile } from '../sourceFile.ts'
import type { Skipped } from '../../../shared/domain/reading/importOptions.ts'
import type { BegunSheet, SheetRow, SomeRows } from './sheet.ts'

/** The last row of a sheet in Excel and LibreOffice; files that name a later one do not make rows of it. */
const LAST_ROW = 1_048_576

/** Whether there is a row with the names of the columns, and how many rows with text stand above it. */
export type SheetTop = { readonly header: boolean; readonly titles: number }

/** The records of one sheet of a workbook. Rows of more cells than columns make new columns, as in CSV. */
export class SheetRecords implements RecordSource {
  readonly columns: FoundColumn[] = []
  readonly instruction = ''
  readonly #source: SourceFile
  readonly #sheet: BegunSheet
  readonly #header: boolean
  /** Rows with text that are still to come above the names. */
  #titles: number
  /** Number of the last row that had text; 0 before the first. */
  #last = 0
  /** Rows without any text between the first and the last that has some. */
  emptyRows = 0

  constructor(source: SourceFile, sheet: BegunSheet, { header, titles }: SheetTop) {
    this.#source = source
    this.#sheet = sheet
    this.#header = header
    this.#titles = titles
  }

  get mergedAreas(): number {
    return this.#sheet.source.mergedAreas
  }

  get formulasWithoutResult(): number {
    return this.#sheet.source.formulasWithoutResult
  }

  async *batches(): AsyncGenerator<Batch> {
    yield this.#batch(this.#sheet.first)
    for await (const some of this.#sheet.rest) yield this.#batch(some)
  }

  /** Progress is told in bytes of the file, of which the sheet is only a part. */
  #batch({ rows, share }: SomeRows): Batch {
    const records: string[][] = []
    const skipped: Skipped[] = []
    for (const row of rows) {
      this.#countEmpty(row.line)
      if (this.#titles > 0) {
        this.#titles -= 1
        skipped.push(aboveNames(row.line))
      } else if (this.columns.length === 0 && this.#header) this.#name(row)
      else if (row.cells.length > MOST_COLUMNS) skipped.push(tooWide(row.line, row.cells.length))
      else records.push(this.#widenFor(row.cells))
    }
    return { rows: records, skipped, bytes: Math.floor(this.#source.bytes * Math.min(share, 1)) }
  }

  #countEmpty(line: number): void {
    const here = Math.min(line, LAST_ROW)
    if (this.#last > 0) this.emptyRows += Math.max(0, here - this.#last - 1)
    this.#last = Math.max(this.#last, here)
  }

  #name({ line, cells }: SheetRow): void {
    if (cells.length > MOST_COLUMNS) throw tooManyColumns(this.#source.name, line, cells.length)
    for (const name of columnNames(cells)) this.columns.push({ name, role: null })
  }

  #widenFor(cells: string[]): string[] {
    while (this.columns.length < cells.length) this.columns.push({ name: nextColumnName(this.columns), role: null })
    return cells
  }
}
