import type { Archive } from '../office/archive.ts'
import type { SheetRow, SheetSource, SomeRows } from '../office/sheet.ts'
import { XmlReader } from '../office/xml.ts'
import { CONTENT } from './document.ts'
import { OdsCells } from './odsCells.ts'

/** As much is unpacked before its rows are given on: some milliseconds of work. */
const XML_BYTES = 1 << 19
/** One row may be repeated a million times in a few bytes; so many units of text are given on at once. */
const MOST_UNITS = 8 * 1024 * 1024
const MOST_ROWS = 5000

/** The rows of one sheet of an OpenDocument spreadsheet, as they are shown. */
export class OdsRows implements SheetSource {
  readonly #archive: Archive
  readonly #cells: OdsCells

  constructor(archive: Archive, sheet: string) {
    this.#archive = archive
    this.#cells = new OdsCells(archive.name, sheet)
  }

  get mergedAreas(): number {
    return this.#cells.mergedAreas
  }

  get formulasWithoutResult(): number {
    return this.#cells.formulasWithoutResult
  }

  async *batches(): AsyncGenerator<SomeRows> {
    const cells = this.#cells
    const where = (): string => `in the sheet “${cells.sheet}” after row ${cells.line}`
    const reader = new XmlReader(cells, this.#archive.name, where)
    const size = Math.max(this.#archive.size(CONTENT), 1)
    let given = 0
    for await (const { text, bytes } of this.#archive.text(CONTENT)) {
      reader.write(text)
      if (bytes - given < XML_BYTES) continue
      given = bytes
      yield* this.#take(bytes / size)
    }
    reader.end()
    yield* this.#take(1)
  }

  *#take(share: number): Generator<SomeRows> {
    let rows: SheetRow[] = []
    let units = 0
    for (const found of this.#cells.rows.splice(0)) {
      const length = found.cells.reduce((sum, cell) => sum + cell.length, 0)
      for (let time = 0; time < found.times; time += 1) {
        rows.push({ line: found.line + time, cells: [...found.cells] })
        units += length
        if (units < MOST_UNITS && rows.length < MOST_ROWS) continue
        yield { rows, share }
        rows = []
        units = 0
      }
    }
    yield { rows, share }
  }
}
