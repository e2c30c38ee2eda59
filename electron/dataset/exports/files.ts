import type { CellPlace } from '../../../shared/contract/exports.ts'
import { LONGEST_EXCEL_CELL, MOST_EXCEL_ROWS } from '../../../shared/domain/excel.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import { isLines, type LineFormat } from '../../../shared/domain/formats/exportFormat.ts'
import type { Split } from '../../../shared/domain/row.ts'
import { formatCount, formatNumber } from '../../../shared/format/figures.ts'
import type { Project } from '../../project/project.ts'
import { writeLines } from '../export.ts'
import { csvChunks } from './csv.ts'
import { reviewSheets } from './reviewSheets.ts'
import { freely, idsOf } from './storedRows.ts'
import { surveyExport, type Wanted } from './survey.ts'
import { tableOf, type Table } from './table.ts'
import { type Chunk, type Watch, writeWholeFile, type Written } from './wholeFile.ts'
import { type SheetOf, workbookBytes } from './xlsx/workbook.ts'

/** One file of an export: examples that train, examples held back, or a table of all rows. */
export type FileKind = Split | 'table'

export type WrittenFile = Written & { readonly kind: FileKind; readonly path: string }

/** Where each file goes; null: the user changed their mind, and nothing more is written. */
export type Destination = (kind: FileKind) => Promise<string | null>

/**
 * Writes an export, file by file; each is whole or not there. Examples make one file for training and, when rows are
 * held back, one of those; a table holds all rows. `onProgress` counts the rows of all files.
 * @returns null when the user named no place
 * @throws Failure `cell-too-large`, `wrong-input` (more rows than a sheet of Excel has), and as `writeWholeFile`
 */
export async function writeExport(
  project: Project,
  wanted: Wanted,
  destination: Destination,
  watch: Watch = {},
): Promise<WrittenFile[] | null> {
  const ids = await idsOf(project, wanted.rows, watch.signal)
  if (!isLines(wanted.as)) await refuseForExcel(project, wanted, ids.length, watch)
  const files: WrittenFile[] = []
  for (const kind of await kindsOf(project, wanted, watch)) {
    const path = await destination(kind)
    if (path === null) return null
    const before = files.reduce((sum, file) => sum + file.rows, 0)
    const onProgress = (rows: number): void => watch.onProgress?.(before + rows)
    const file = await writeFile(project, { ...wanted, kind, path, ids }, { ...watch, onProgress })
    files.push({ ...file, kind, path })
  }
  return files
}

async function kindsOf(project: Project, { as, rows }: Wanted, { signal }: Watch): Promise<readonly FileKind[]> {
  if (!isLines(as)) return ['table']
  if (project.state().totals.validationRows === 0) return ['train']
  if (rows.which === 'all') return ['train', 'validation']
  const { train, validation } = await surveyExport(project, { as: project.setup().format, rows }, { signal })
  return train === 0 ? ['validation'] : validation === 0 ? ['train'] : ['train', 'validation']
}

type OneFile = Wanted & { readonly kind: FileKind; readonly path: string; readonly ids: Uint32Array }

async function writeFile(project: Project, { as, kind, path, ids }: OneFile, watch: Watch): Promise<Written> {
  if (kind !== 'table') return await writeLines(project, path, { ids, split: kind, as: as as LineFormat }, watch)
  const table = tableOf(project, ids)
  if (as === 'csv') return await writeWholeFile(path, freely(project, csvChunks(table)), watch)
  const count = { rows: 0 }
  const sheets = as === 'review' ? reviewSheets(project, ids, count) : [sheetOf(project, table, count)]
  return await writeWholeFile(path, withRows(workbookBytes(sheets), count), watch)
}

function sheetOf(project: Project, table: Table, count: { rows: number }): SheetOf {
  return {
    name: 'Rows',
    hidden: false,
    columns: table.names.map((name, at) => ({ name, width: table.widths[at] ?? 0 })),
    async *batches() {
      for await (const rows of freely(project, table.batches())) {
        count.rows += rows.length
        yield rows.map(table.texts)
      }
    },
  }
}

/** The bytes of a workbook tell nothing of rows: how many were made since the last ones are counted with them. */
async function* withRows(bytes: AsyncIterable<Buffer>, count: { rows: number }): AsyncGenerator<Chunk> {
  let told = 0
  for await (const piece of bytes) {
    const rows = count.rows - told
    told += rows
    yield { bytes: piece, rows }
  }
}

/** A workbook that Excel calls damaged, or cuts, is worse than none. */
async function refuseForExcel(project: Project, wanted: Wanted, rows: number, { signal }: Watch): Promise<void> {
  if (wanted.as === 'csv') return
  if (rows >= MOST_EXCEL_ROWS) throw tooManyRows(rows)
  const { tooLong } = await surveyExport(project, wanted, { signal })
  if (tooLong.cells > 0) throw tooLongCells(tooLong.cells, tooLong.first)
}

function tooManyRows(rows: number): Failure {
  return new Failure({
    code: 'wrong-input',
    message: `A sheet of Excel has room for ${formatNumber(MOST_EXCEL_ROWS - 1)} rows, and these are ${formatNumber(rows)}. Nothing was written.`,
    hint: 'Save them as CSV, or only those that a filter shows.',
  })
}

/** Cells that Excel would cut, in words: `Answer in row 12, Answer in row 88 and 3 more`. */
function namedCells(cells: number, first: readonly CellPlace[]): string {
  const named = first.map(({ number, column }) => `${column} in row ${formatNumber(number)}`).join(', ')
  return cells > first.length ? `${named} and ${formatNumber(cells - first.length)} more` : named
}

function tooLongCells(cells: number, first: readonly CellPlace[]): Failure {
  return new Failure({
    code: 'cell-too-large',
    message: `${formatCount(cells, 'cell')} would be cut off by Excel at ${formatNumber(LONGEST_EXCEL_CELL)} characters: ${namedCells(cells, first)}. Nothing was written.`,
    hint: 'Save them as CSV, which holds every text in full.',
  })
}
