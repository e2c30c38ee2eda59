import { LONGEST_CELL, tooLarge, withoutNulls } from '../records.ts'
import type { Archive } from '../office/archive.ts'
import { SheetCells, type RawRow } from './sheetCells.ts'
import { SharedStrings } from './sharedStrings.ts'
import type { SheetRow, SheetSource, SomeRows } from '../office/sheet.ts'
import { XmlReader } from '../office/xml.ts'
import type { Sheet, Workbook } from './workbook.ts'

/** As much of a sheet is unpacked before its rows are given on: some milliseconds of work. */
const XML_BYTES = 1 << 19
/** Rows may refer to long texts again and again; so many units of text are given on at once. */
const MOST_UNITS = 8 * 1024 * 1024

/** The rows of one sheet in their order, empty ones left out. */
export class SheetRows implements SheetSource {
  readonly #archive: Archive
  readonly #sheet: Sheet
  readonly #cells: SheetCells
  readonly #strings: SharedStrings

  constructor(archive: Archive, workbook: Workbook, sheet: Sheet) {
    this.#archive = archive
    this.#sheet = sheet
    this.#cells = new SheetCells(archive.name, workbook)
    this.#strings = new SharedStrings(archive, workbook.sharedStrings)
  }

  get mergedAreas(): number {
    return this.#cells.mergedAreas
  }

  get formulasWithoutResult(): number {
    return this.#cells.formulasWithoutResult
  }

  async *batches(): AsyncGenerator<SomeRows> {
    const cells = this.#cells
    const where = (): string => `in the sheet “${this.#sheet.name}” after row ${cells.line}`
    const reader = new XmlReader(cells, this.#archive.name, where)
    const size = Math.max(this.#archive.size(this.#sheet.part), 1)
    let given = 0
    try {
      for await (const { text, bytes } of this.#archive.text(this.#sheet.part)) {
        reader.write(text)
        if (bytes - given < XML_BYTES) continue
        given = bytes
        yield* this.#resolved(bytes / size)
      }
      reader.end()
      yield* this.#resolved(1)
    } finally {
      await this.#strings.close()
    }
  }

  async *#resolved(share: number): AsyncGenerator<SomeRows> {
    const raw = this.#cells.rows
    this.#cells.rows = []
    await this.#strings.reach(this.#cells.highest)
    let rows: SheetRow[] = []
    let units = 0
    for (const one of raw) {
      const row = { line: one.line, cells: this.#texts(one) }
      if (row.cells.length === 0) continue
      rows.push(row)
      for (const cell of row.cells) units += cell.length
      if (units < MOST_UNITS) continue
      yield { rows, share }
      rows = []
      units = 0
    }
    yield { rows, share }
  }

  /** The cells up to the last one that has text. */
  #texts({ line, cells }: RawRow): string[] {
    let units = 0
    let length = 0
    const texts = cells.map((cell, at) => {
      const text = withoutNulls(typeof cell === 'number' ? this.#strings.get(cell) : cell)
      units += text.length
      if (units > LONGEST_CELL) throw tooLarge(this.#archive.name, line)
      if (text !== '') length = at + 1
      return text
    })
    texts.length = length
    return texts
  }
}
