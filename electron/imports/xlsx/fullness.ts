import type { Archive } from '../office/archive.ts'
import { weightOfRow } from '../office/fullness.ts'
import { XmlReader } from '../office/xml.ts'
import { SheetCells } from './sheetCells.ts'
import type { Sheet, Workbook } from './workbook.ts'

/** As much of a sheet is looked at: some milliseconds of work, and some thousand rows. */
const XML_BYTES = 1 << 19

/**
 * About how many rows a sheet has, from its beginning and its size; a row of one cell counts a thousandth, because a
 * cover or a list is no table. A damaged sheet counts nothing here and is refused when it is opened.
 */
export async function fullnessOf(archive: Archive, workbook: Workbook, sheet: Sheet): Promise<number> {
  const cells = new SheetCells(archive.name, workbook)
  const reader = new XmlReader(cells, archive.name, () => `in the sheet “${sheet.name}” after row ${cells.line}`)
  const size = archive.size(sheet.part)
  let read = 0
  try {
    for await (const { text, bytes } of archive.text(sheet.part)) {
      reader.write(text)
      read = bytes
      if (bytes >= XML_BYTES) break
    }
  } catch {
    return 0
  }
  const weight = cells.rows.reduce((sum, row) => sum + weightOfRow(row.cells), 0)
  return read === 0 ? 0 : weight * Math.max(1, size / read)
}
