import type { Archive } from '../office/archive.ts'
import type { Sheets } from '../office/sheet.ts'
import { SheetRows } from './sheetRows.ts'
import { fullnessOf } from './fullness.ts'
import { readWorkbook, type Sheet } from './workbook.ts'

/**
 * The sheets of an Excel workbook.
 * @throws Failure `not-a-spreadsheet` for another kind of file, `unreadable-file`
 */
export async function openWorkbook(archive: Archive): Promise<Sheets<Sheet>> {
  const workbook = await readWorkbook(archive)
  return {
    list: workbook.sheets,
    open: (sheet) => new SheetRows(archive, workbook, sheet),
    fullness: (sheet) => fullnessOf(archive, workbook, sheet),
  }
}
