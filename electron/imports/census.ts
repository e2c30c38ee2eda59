import type { ImportCensus } from '../../shared/contract/imports.ts'
import type { ImportOptions } from '../../shared/domain/importOptions.ts'
import { looksGarbled } from '../../shared/domain/mojibake.ts'
import { withRecords } from './openRecords.ts'
import { ensureGoingOn, type Watch } from './progress.ts'
import { SkippedList } from './skippedList.ts'

/** Excel cuts texts here when it saves. */
const EXCEL_CELL = 32_767

type Counts = { cellsWithLineBreaks: number; longestCell: number; cutByExcel: number; garbled: number }

/**
 * Counts what a whole file holds, in one pass with bounded memory; nothing is kept. `watch.name`: what the user calls
 * the file.
 * @throws Failure for a file that cannot be read to its end, or `cancelled`
 */
export async function censusOf(
  path: string,
  options: ImportOptions | undefined,
  watch: Watch & { readonly name?: string | undefined },
): Promise<ImportCensus> {
  return await withRecords({ path, name: watch.name, options }, async ({ source, records }) => {
    const counts: Counts = { cellsWithLineBreaks: 0, longestCell: 0, cutByExcel: 0, garbled: 0 }
    const skipped = new SkippedList()
    let usable = 0
    for await (const batch of records.batches()) {
      ensureGoingOn(watch.signal)
      for (const row of batch.rows) for (const cell of row) countCell(counts, cell)
      usable += batch.rows.length
      skipped.add(batch.skipped)
      watch.onProgress?.({ done: batch.bytes, total: source.bytes }, usable + skipped.total)
    }
    await source.ensureUnchanged()
    return {
      records: usable + skipped.total,
      usable,
      skipped: skipped.shown,
      skippedTotal: skipped.total,
      ...counts,
      mergedAreas: records.mergedAreas ?? 0,
      formulasWithoutResult: records.formulasWithoutResult ?? 0,
    }
  })
}

function countCell(counts: Counts, cell: string): void {
  if (cell.length > counts.longestCell) counts.longestCell = cell.length
  if (cell.length >= EXCEL_CELL && excelLength(cell) === EXCEL_CELL) counts.cutByExcel += 1
  if (cell.includes('\n') || cell.includes('\r')) counts.cellsWithLineBreaks += 1
  if (looksGarbled(cell)) counts.garbled += 1
}

/** Excel counts the end of a line as one letter; files may write it as two. */
function excelLength(cell: string): number {
  return cell.includes('\r\n') ? cell.replaceAll('\r\n', '\n').length : cell.length
}
