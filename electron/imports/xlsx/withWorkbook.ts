import { detectHeader } from '../../../shared/domain/dialect.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import type { ImportOptions } from '../../../shared/domain/importOptions.ts'
import type { OpenFile } from '../openFile.ts'
import { emptyFile } from '../records.ts'
import type { SourceFile } from '../sourceFile.ts'
import { Archive } from './archive.ts'
import { SheetRows } from './sheetRows.ts'
import { readWorkbook, type Sheet, type Workbook } from './workbook.ts'
import { XlsxRecords, type BegunSheet } from './xlsxRecords.ts'

/** So many rows are looked at to see whether the first one holds names. */
const SAMPLE_ROWS = 200

/**
 * Opens a workbook and gives the records of one sheet to `act`: the chosen one, else the first that is not hidden and
 * has text. Closes it afterwards.
 * @throws Failure `wrong-input` for a sheet it does not have, `empty-file`, `not-a-spreadsheet`, `unreadable-file`
 */
export async function withWorkbook<T>(
  source: SourceFile,
  chosen: ImportOptions,
  act: (file: OpenFile) => Promise<T>,
): Promise<T> {
  const archive = await Archive.open(source.path, source.name)
  let begun: BegunSheet | null = null
  try {
    const workbook = await readWorkbook(archive)
    const found = await chooseSheet(archive, workbook, chosen.sheet)
    begun = found.begun
    const sample = begun.first.rows.slice(0, SAMPLE_ROWS).map((row) => row.cells)
    const detected = detectHeader(sample)
    const header = chosen.header ?? detected.header
    return await act({
      source,
      records: new XlsxRecords(source, begun, header),
      kind: 'xlsx',
      options: null,
      sheets: workbook.sheets.map(({ name }) => name),
      workbook: { sheet: found.sheet.name, header },
      recognised: { encoding: true, delimiter: true, header: chosen.header === undefined && detected.sure },
    })
  } finally {
    await begun?.rest.return(undefined)
    archive.close()
  }
}

type Found = { readonly sheet: Sheet; readonly begun: BegunSheet }

async function chooseSheet(archive: Archive, workbook: Workbook, wanted: string | undefined): Promise<Found> {
  for (const sheet of candidates(archive.name, workbook.sheets, wanted)) {
    const begun = await begin(archive, workbook, sheet)
    if (begun) return { sheet, begun }
  }
  if (wanted === undefined) throw emptyFile(archive.name)
  throw new Failure({
    code: 'empty-file',
    message: `The sheet “${wanted}” of ${archive.name} is empty.`,
    hint: 'Choose another sheet of the workbook.',
  })
}

/** Hidden sheets hold lists and helpers; they come into question only where no other one has text. */
function candidates(name: string, sheets: readonly Sheet[], wanted: string | undefined): readonly Sheet[] {
  if (wanted === undefined)
    return [...sheets.filter((sheet) => !sheet.hidden), ...sheets.filter((sheet) => sheet.hidden)]
  const same = sheets.find((sheet) => sheet.name === wanted)
  const alike = same ?? sheets.find((sheet) => sheet.name.toLowerCase() === wanted.toLowerCase())
  if (alike) return [alike]
  throw new Failure({
    code: 'wrong-input',
    message: `${name} has no sheet “${wanted}”.`,
    hint: `Its sheets are: ${sheets.map((sheet) => `“${sheet.name}”`).join(', ')}.`,
  })
}

/** Reads up to the first rows that have text; null where there are none. */
async function begin(archive: Archive, workbook: Workbook, sheet: Sheet): Promise<BegunSheet | null> {
  const rows = new SheetRows(archive, workbook, sheet)
  const rest = rows.batches()
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    if (next.value.rows.length > 0) return { rows, first: next.value, rest }
  }
  return null
}
