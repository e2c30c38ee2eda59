import { detectTop } from '../../../shared/domain/reading/dialect.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import type { FileKind, ImportOptions } from '../../../shared/domain/reading/importOptions.ts'
import type { OpenFile } from '../openFile.ts'
import { emptyFile } from '../records.ts'
import type { SourceFile } from '../sourceFile.ts'
import { Archive } from './archive.ts'
import type { BegunSheet, SheetSource, Sheets } from './sheet.ts'
import { SheetRecords } from './sheetRecords.ts'

/** So many rows are looked at to see whether the first one holds names. */
const SAMPLE_ROWS = 200

type Named = { readonly name: string; readonly hidden: boolean }

/**
 * Opens a workbook and gives the records of one sheet to `act`: the chosen one, else the fullest that is not hidden,
 * as far as that is seen at once, and has text. Closes it afterwards.
 * @throws Failure `wrong-input` for a sheet it does not have, `empty-file`, `not-a-spreadsheet`, `unreadable-file`
 */
export async function withWorkbook<T>(
  source: SourceFile,
  chosen: ImportOptions,
  act: (file: OpenFile) => Promise<T>,
): Promise<T> {
  const archive = await Archive.open(source.path, source.name)
  try {
    if (isOpenDocument(archive)) {
      const { readOds } = await import('../ods/spreadsheet.ts')
      return await withSheet(source, { kind: 'ods', sheets: await readOds(archive), chosen }, act)
    }
    const { openWorkbook } = await import('../xlsx/openWorkbook.ts')
    return await withSheet(source, { kind: 'xlsx', sheets: await openWorkbook(archive), chosen }, act)
  } finally {
    archive.close()
  }
}

/** OpenDocument files name their kind in a part of its own, and keep all their sheets in one. */
function isOpenDocument(archive: Archive): boolean {
  return (archive.has('mimetype') || archive.has('content.xml')) && !archive.has('xl/workbook.xml')
}

type Reading<S extends Named> = { kind: FileKind; sheets: Sheets<S>; chosen: ImportOptions }

async function withSheet<S extends Named, T>(
  source: SourceFile,
  { kind, sheets, chosen }: Reading<S>,
  act: (file: OpenFile) => Promise<T>,
): Promise<T> {
  const { sheet, begun } = await chooseSheet(source.name, sheets, chosen.sheet)
  try {
    const sample = begun.first.rows.slice(0, SAMPLE_ROWS).map((row) => row.cells)
    const detected = detectTop(sample)
    const { header, titles } = chosen.header === undefined ? detected : { header: chosen.header, titles: 0 }
    return await act({
      source,
      records: new SheetRecords(source, begun, { header, titles }),
      kind,
      options: null,
      sheets: sheets.list.map(({ name }) => name),
      workbook: { sheet: sheet.name, header },
      recognised: { encoding: true, delimiter: true, header: chosen.header === undefined && detected.sure },
    })
  } finally {
    await begun.rest.return(undefined)
  }
}

async function chooseSheet<S extends Named>(
  file: string,
  sheets: Sheets<S>,
  wanted: string | undefined,
): Promise<{ readonly sheet: S; readonly begun: BegunSheet }> {
  for (const sheet of await byFullness(sheets, candidates(file, sheets.list, wanted))) {
    const begun = await begin(sheets.open(sheet))
    if (begun) return { sheet, begun }
  }
  if (wanted === undefined) throw emptyFile(file)
  throw new Failure({
    code: 'empty-file',
    message: `The sheet “${wanted}” of ${file} is empty.`,
    hint: 'Choose another sheet of the workbook.',
  })
}

/** Hidden sheets hold lists and helpers; they come into question only where no other one has text. */
function candidates<S extends Named>(file: string, sheets: readonly S[], wanted: string | undefined): readonly S[] {
  if (wanted === undefined)
    return [...sheets.filter((sheet) => !sheet.hidden), ...sheets.filter((sheet) => sheet.hidden)]
  const same = sheets.find((sheet) => sheet.name === wanted)
  const alike = same ?? sheets.find((sheet) => sheet.name.toLowerCase() === wanted.toLowerCase())
  if (alike) return [alike]
  throw new Failure({
    code: 'wrong-input',
    message: `${file} has no sheet “${wanted}”.`,
    hint: `Its sheets are: ${sheets.map((sheet) => `“${sheet.name}”`).join(', ')}.`,
  })
}

/** Looking into more sheets than these would keep the preview waiting. */
const MOST_WEIGHED = 30

/** The fullest first, for workbooks begin with a cover; hidden ones stay last. Where none is fuller, as they stand. */
async function byFullness<S extends Named>(sheets: Sheets<S>, list: readonly S[]): Promise<readonly S[]> {
  if (list.filter((sheet) => !sheet.hidden).length < 2 || !sheets.fullness) return list
  const weighed: { sheet: S; weight: number }[] = []
  for (const [at, sheet] of list.entries()) {
    const looked = !sheet.hidden && at < MOST_WEIGHED
    weighed.push({ sheet, weight: looked ? await sheets.fullness(sheet) : 0 })
  }
  const rank = (sheet: S): number => (sheet.hidden ? 1 : 0)
  return weighed.sort((a, b) => rank(a.sheet) - rank(b.sheet) || b.weight - a.weight).map(({ sheet }) => sheet)
}

/** Reads up to the first rows that have text; null where there are none. */
async function begin(source: SheetSource): Promise<BegunSheet | null> {
  const rest = source.batches()
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    if (next.value.rows.length > 0) return { source, first: next.value, rest }
  }
  return null
}
