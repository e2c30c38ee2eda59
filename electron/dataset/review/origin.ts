import {
  parseReviewHeader,
  readIdRanges,
  REVIEW_COLUMN,
  REVIEW_SHEET,
  type ReviewOrigin,
} from '../../../shared/domain/reviewMark.ts'
import type { ColumnId } from '../../../shared/domain/column.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { columnNames, unique } from '../../imports/columnNames.ts'
import type { OpenFile } from '../../imports/openFile.ts'
import { withRecords } from '../../imports/openRecords.ts'
import type { Project } from '../../project/project.ts'

/** What a file says about where it comes from. */
export type Origin = ReviewOrigin & {
  /** The sheet that holds the rows; null for a file without sheets. */
  readonly sheet: string | null
  readonly reviewColumn: string
  /** Columns by the name they had when they were sent. */
  readonly columns: ReadonlyMap<string, ColumnId>
  /** The rows that were sent; null: the file does not tell any more. */
  readonly rows: readonly (readonly [RowId, RowId])[] | null
}

type File = { readonly path: string; readonly name: string }

/**
 * Finds out whether a file was sent for review from this project. A program may have dropped the hidden sheet; the
 * header of the rows then says enough, but not which rows were sent.
 * @throws Failure `wrong-input` for any other file, and as the importer for one that cannot be read
 */
export async function readOrigin(project: Project, file: File): Promise<Origin> {
  const { sheets, found } = await withRecords(file, async (open) => ({
    sheets: open.sheets,
    found: await originOfHeader(open),
  }))
  const origin = found ?? (await firstOf(file, sheets))
  if (!origin) throw noReview(file.name)
  if (!project.was(origin.project, origin.revision)) throw ofAnotherProject(file.name)
  const told = sheets.includes(REVIEW_SHEET) ? await readTold(file) : null
  const names = columnNames(project.columns().map(({ name }) => name))
  const now = new Map(project.columns().map(({ id }, at) => [names[at] ?? '', id]))
  return {
    ...origin,
    reviewColumn: told?.review ?? unique(REVIEW_COLUMN, new Set(names)),
    columns: told && told.columns.size > 0 ? told.columns : now,
    rows: told && told.rows.length > 0 ? readIdRanges(told.rows) : null,
  }
}

type Found = ReviewOrigin & { readonly sheet: string | null }

/** The columns are known once the first rows are read. */
async function originOfHeader(open: OpenFile): Promise<Found | null> {
  const batches = open.records.batches()
  while (open.records.columns.length === 0 && !(await batches.next()).done);
  await batches.return(undefined)
  for (const { name } of open.records.columns) {
    const origin = parseReviewHeader(name)
    if (origin) return { ...origin, sheet: open.workbook?.sheet ?? null }
  }
  return null
}

/** The colleague may have put a sheet of their own before ours. */
async function firstOf(file: File, sheets: readonly string[]): Promise<Found | null> {
  for (const sheet of sheets) {
    if (sheet === REVIEW_SHEET) continue
    const found = await withRecords({ ...file, options: { sheet, header: true } }, originOfHeader).catch(
      (error: unknown) => {
        if (error instanceof Failure && error.data.code === 'empty-file') return null
        throw error
      },
    )
    if (found) return found
  }
  return null
}

type Told = { readonly review: string | null; readonly columns: Map<string, ColumnId>; readonly rows: string[] }

async function readTold(file: File): Promise<Told> {
  return await withRecords({ ...file, options: { sheet: REVIEW_SHEET, header: false } }, async ({ records }) => {
    const columns = new Map<string, ColumnId>()
    const rows: string[] = []
    let review: string | null = null
    for await (const batch of records.batches()) {
      for (const [key = '', value = '', name = ''] of batch.rows) {
        if (key === 'review') review = value
        else if (key === 'rows') rows.push(value)
        else if (key === 'column') columns.set(name, value)
      }
    }
    return { review, columns, rows }
  })
}

function noReview(name: string): Failure {
  return new Failure({
    code: 'wrong-input',
    message: `${name} has no row numbers of Tunesheet, so its rows cannot be told from each other. Nothing was changed.`,
    hint: 'Bring it in as a sheet of its own, or send the sheet once more with “Send to a colleague” and let the hidden first column stay.',
  })
}

function ofAnotherProject(name: string): Failure {
  return new Failure({
    code: 'wrong-input',
    message: `${name} was sent from another project. Nothing was changed.`,
    hint: 'Open the project it was sent from, then bring it back there.',
  })
}
