import { setImmediate } from 'node:timers/promises'
import type { CellPlace, ExportRows, ExportSurvey } from '../../../shared/contract/exports.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import { exampleWriter } from '../../../shared/domain/formats/exampleLine.ts'
import { type ExportFormat, isLines } from '../../../shared/domain/formats/exportFormat.ts'
import type { Loss } from '../../../shared/domain/formats/losses.ts'
import type { Project } from '../../project/project.ts'
import type { StoredRow } from '../../project/records.ts'
import { refusedAmong } from './refused.ts'
import { freely, idsOf, storedRows } from './storedRows.ts'
import { isTooLongForExcel } from './xlsx/cellXml.ts'

/** Cells that are named; more of them nobody reads. */
const NAMED = 5
const SLICE_MS = 10

/** What is wanted of a project. */
export type Wanted = { readonly as: ExportFormat; readonly rows: ExportRows }

export type SurveyWatch = {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/** What is found on the way through the rows. */
class Findings {
  train = 0
  validation = 0
  leftOut = 0
  formulas = 0
  tooLong = 0
  readonly losses = new Map<Loss, number>()
  /** The first rows that are left out. */
  readonly firstLeftOut: number[] = []
  /** The first cells that are too long, by row and column id. */
  readonly first: { row: number; column: string }[] = []

  lose(losses: readonly Loss[]): void {
    for (const loss of losses) this.losses.set(loss, (this.losses.get(loss) ?? 0) + 1)
  }
}

/**
 * Looks through the rows that are to be written: how many, and what the format cannot say. Nothing is written.
 * @throws Failure `cancelled`
 */
export async function surveyExport(project: Project, wanted: Wanted, watch: SurveyWatch = {}): Promise<ExportSurvey> {
  const ids = await idsOf(project, wanted.rows, watch.signal)
  const found = new Findings()
  const look = lookerFor(project, wanted.as)
  let done = 0
  let last = performance.now()
  for await (const rows of freely(project, storedRows(project, ids))) {
    for (const row of rows) {
      if (row.split === 'train') found.train += 1
      else found.validation += 1
      look(row, found)
    }
    done += rows.length
    if (performance.now() - last < SLICE_MS) continue
    watch.onProgress?.(done, ids.length)
    await setImmediate()
    if (watch.signal?.aborted)
      throw new Failure({ code: 'cancelled', message: 'Stopped looking. Nothing was written.' })
    last = performance.now()
  }
  return {
    train: found.train,
    validation: found.validation,
    losses: [...found.losses].map(([loss, rows]) => ({ loss, rows })),
    leftOut: found.leftOut,
    firstLeftOut: numbersOf(project, found.firstLeftOut),
    refused: isLines(wanted.as)
      ? await refusedAmong(project, wanted.rows.which === 'all' ? null : ids, watch.signal)
      : { rows: 0, why: [], complete: true },
    tooLong: { cells: found.tooLong, first: placesOf(project, found) },
    formulas: found.formulas,
  }
}

type Looker = (row: StoredRow, found: Findings) => void

function lookerFor(project: Project, as: ExportFormat): Looker {
  if (isLines(as)) {
    // In its own format a row loses nothing: it is only counted.
    if (as === project.setup().format) return () => undefined
    const write = exampleWriter({ columns: project.columns(), setup: project.setup() }, as)
    return ({ id, cells }, found) => {
      const { line, losses } = write(cells)
      if (line === null) {
        found.leftOut += 1
        if (found.firstLeftOut.length < NAMED) found.firstLeftOut.push(id)
      }
      found.lose(losses)
    }
  }
  return as === 'csv' ? countFormulas : findLongCells
}

function countFormulas({ cells }: StoredRow, found: Findings): void {
  for (const text of Object.values(cells)) if (looksLikeFormula(text)) found.formulas += 1
}

/** What Excel, LibreOffice or Google Sheets computes when it stands in a CSV file. A lone sign and a number do no harm. */
function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text) && text.length > 1 && !/^[+-]?[\d.,\s%]+$/.test(text)
}

function findLongCells({ id, cells }: StoredRow, found: Findings): void {
  for (const [column, text] of Object.entries(cells)) {
    if (!isTooLongForExcel(text)) continue
    found.tooLong += 1
    if (found.first.length < NAMED) found.first.push({ row: id, column })
  }
}

function numbersOf(project: Project, ids: readonly number[]): number[] {
  return project.rows(ids).map(({ number }) => number)
}

function placesOf(project: Project, { first }: Findings): CellPlace[] {
  const names = new Map(project.columns().map(({ id, name }) => [id, name]))
  const numbers = new Map(project.rows(first.map(({ row }) => row)).map(({ id, number }) => [id, number]))
  return first.map(({ row, column }) => ({ number: numbers.get(row) ?? 0, column: names.get(column) ?? '' }))
}
