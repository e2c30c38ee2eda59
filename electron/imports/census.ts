import type { ImportCensus } from '../../shared/contract/imports.ts'
import { LONGEST_EXCEL_CELL } from '../../shared/domain/excel.ts'
import type { ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import { looksGarbled } from '../../shared/domain/reading/mojibake.ts'
import { type Request, withRecords } from './openRecords.ts'
import { ensureGoingOn, type Watch } from './progress.ts'
import { bytesOf, ofFile, type PickedFile, requestFor } from './severalFiles.ts'
import { SkippedList } from './skippedList.ts'

type Counts = { cellsWithLineBreaks: number; longestCell: number; cutByExcel: number; garbled: number }

/** What was counted, and which of the files turned out not to be UTF-8. */
export type Counted = { readonly census: ImportCensus; readonly legacy: ReadonlySet<number> }

/**
 * Counts what whole files hold, in one pass with bounded memory; nothing is kept.
 * @throws Failure for a file that cannot be read to its end, or `cancelled`
 */
export async function censusOf(
  files: readonly PickedFile[],
  options?: ImportOptions,
  watch: Watch = {},
): Promise<Counted> {
  const counts: Counts = { cellsWithLineBreaks: 0, longestCell: 0, cutByExcel: 0, garbled: 0 }
  const sheet = { mergedAreas: 0, formulasWithoutResult: 0, emptyRows: 0 }
  const skipped = new SkippedList()
  const legacy = new Set<number>()
  const perFile: ImportCensus['files'] = []
  const total = await bytesOf(files)
  let before = { bytes: 0, records: 0 }
  for (const at of files.keys()) {
    const onProgress = (bytes: number, records: number): void => {
      watch.onProgress?.({ done: before.bytes + bytes, total }, before.records + records)
    }
    const request = requestFor(files, at, options)
    const found = await ofFile(at, censusOfOne(request, { signal: watch.signal, onProgress }))
    if (found.legacy) legacy.add(at)
    addCounts(counts, found.counts)
    sheet.mergedAreas += found.mergedAreas
    sheet.formulasWithoutResult += found.formulasWithoutResult
    sheet.emptyRows += found.emptyRows
    skipped.join(found.skipped, files.length > 1 ? found.name : null)
    before = { bytes: before.bytes + found.bytes, records: before.records + found.usable + found.skipped.total }
    perFile.push({ name: found.name, rows: found.usable, skipped: found.skipped.total })
  }
  const usable = perFile.reduce((sum, file) => sum + file.rows, 0)
  const { shown, total: skippedTotal } = skipped
  const census = {
    records: usable + skippedTotal + sheet.emptyRows,
    usable,
    skipped: shown,
    skippedTotal,
    ...counts,
    ...sheet,
    files: perFile,
  }
  return { census, legacy }
}

type Telling = {
  readonly signal: AbortSignal | undefined
  readonly onProgress: (bytes: number, records: number) => void
}

async function censusOfOne(request: Request, { signal, onProgress }: Telling) {
  let times = 0
  return await withRecords(request, async ({ source, records }) => {
    times += 1
    const counts: Counts = { cellsWithLineBreaks: 0, longestCell: 0, cutByExcel: 0, garbled: 0 }
    const skipped = new SkippedList()
    let usable = 0
    for await (const batch of records.batches()) {
      ensureGoingOn(signal)
      for (const row of batch.rows) for (const cell of row) countCell(counts, cell)
      usable += batch.rows.length
      skipped.add(batch.skipped)
      onProgress(batch.bytes, usable + skipped.total)
    }
    await source.ensureUnchanged()
    const { mergedAreas = 0, formulasWithoutResult = 0, emptyRows = 0 } = records
    const { name, bytes } = source
    const sheet = { mergedAreas, formulasWithoutResult, emptyRows }
    return { name, bytes, usable, counts, skipped, ...sheet, legacy: times > 1 }
  })
}

function addCounts(sum: Counts, more: Counts): void {
  sum.cellsWithLineBreaks += more.cellsWithLineBreaks
  sum.longestCell = Math.max(sum.longestCell, more.longestCell)
  sum.cutByExcel += more.cutByExcel
  sum.garbled += more.garbled
}

function countCell(counts: Counts, cell: string): void {
  if (cell.length > counts.longestCell) counts.longestCell = cell.length
  if (isCutByExcel(cell)) counts.cutByExcel += 1
  if (cell.includes('\n') || cell.includes('\r')) counts.cellsWithLineBreaks += 1
  if (looksGarbled(cell)) counts.garbled += 1
}

/** Whether a text ends exactly where Excel cuts; what came after it is not in the file. */
export function isCutByExcel(cell: string): boolean {
  return cell.length >= LONGEST_EXCEL_CELL && excelLength(cell) === LONGEST_EXCEL_CELL
}

/** Excel counts the end of a line as one letter; files may write it as two. */
function excelLength(cell: string): number {
  return cell.includes('\r\n') ? cell.replaceAll('\r\n', '\n').length : cell.length
}
