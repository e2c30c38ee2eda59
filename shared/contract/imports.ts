import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ColumnId, Role } from '../domain/column.ts'
import { Cells } from '../domain/row.ts'
import { Format } from '../domain/setup.ts'
import {
  CsvOptions,
  FileKind,
  ImportOptions,
  JsonShape,
  Skipped,
  WorkbookOptions,
} from '../domain/reading/importOptions.ts'
import { actEvents, FileRef, procedure, Progress, ProjectId } from './base.ts'
import { ProjectState } from './project.ts'
import { EditResult } from './rows.ts'

/**
 * Where a column of one of several files goes when they become one table: into a column of the table, by its id in the
 * preview, into a new one, nowhere.
 */
export const FilePlace = z.union([ColumnId, z.enum(['new', 'skip'])])
export type FilePlace = z.infer<typeof FilePlace>

/** For each of several files, by its number from 0, what was chosen for its columns, by their ids in that file. */
export const FilePlaces = z.record(z.string().regex(/^\d{1,3}$/), z.record(ColumnId, FilePlace))
export type FilePlaces = z.infer<typeof FilePlaces>

/** One of the files that are brought in together, and where its columns go in the table; `place` null: nowhere. */
export const PreviewedFile = z.object({
  name: z.string(),
  bytes: z.number().int(),
  kind: FileKind,
  columns: z.array(z.object({ id: ColumnId, name: z.string(), place: ColumnId.nullable() })),
  /** How many rows of the preview are from it. */
  rows: z.number().int(),
})
export type PreviewedFile = z.infer<typeof PreviewedFile>

/** How the file was read: what was recognised, what the user chose, and the first records. */
export const ImportPreview = z.object({
  kind: FileKind,
  /** Null for all but JSON. */
  shape: JsonShape.nullable(),
  name: z.string(),
  bytes: z.number().int(),
  modifiedAt: z.number(),
  /** Null for all but CSV. */
  options: CsvOptions.nullable(),
  /** The names of a workbook's sheets in their order; empty for other files. */
  sheets: z.array(z.string()),
  /** Null for all but workbooks. */
  workbook: WorkbookOptions.nullable(),
  /** All files that are brought in together; what stands above is about the first of them, but for `bytes`. */
  files: z.array(PreviewedFile),
  recognised: z.object({ encoding: z.boolean(), delimiter: z.boolean(), header: z.boolean() }),
  columns: z.array(z.object({ id: z.string(), name: z.string(), role: Role })),
  format: Format,
  /** Guessed instruction: the one system message that all rows of the preview share, else empty. */
  instruction: z.string(),
  rows: z.array(Cells),
})
export type ImportPreview = z.infer<typeof ImportPreview>

/** What one of the files gives: rows in the sheet, and those left out. */
export const FileCount = z.object({ name: z.string(), rows: z.number().int(), skipped: z.number().int() })
export type FileCount = z.infer<typeof FileCount>

/** What the whole file holds, from one quick pass over it. */
export const ImportCensus = z.object({
  records: z.number().int(),
  usable: z.number().int(),
  skipped: z.array(Skipped),
  skippedTotal: z.number().int(),
  cellsWithLineBreaks: z.number().int(),
  longestCell: z.number().int(),
  /** Cells of exactly 32,767 characters: Excel cuts there. */
  cutByExcel: z.number().int(),
  /** Cells with letters that were garbled before (`Ã¼`). */
  garbled: z.number().int(),
  /** Areas of merged cells in a workbook's sheet: only the first cell of each has a text. */
  mergedAreas: z.number().int(),
  /** Formulas that were saved without their result: their cells are empty. */
  formulasWithoutResult: z.number().int(),
  /** Rows of a workbook's sheet without any text, between others that have some: they are left out. */
  emptyRows: z.number().int(),
  files: z.array(FileCount),
})
export type ImportCensus = z.infer<typeof ImportCensus>

const source = z.object({
  file: z.string().max(200),
  options: ImportOptions.optional(),
  places: FilePlaces.optional(),
})

export const CensusEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: Progress, records: z.number().int() }),
  z.object({ type: z.literal('done'), census: ImportCensus }),
])
export type CensusEvent = z.infer<typeof CensusEvent>

export const ImportEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: Progress, rows: z.number().int() }),
  z.object({
    type: z.literal('done'),
    state: ProjectState,
    records: z.number().int(),
    rows: z.number().int(),
    skipped: z.array(Skipped),
    skippedTotal: z.number().int(),
    emptyRows: z.number().int(),
    files: z.array(FileCount),
  }),
])
export type ImportEvent = z.infer<typeof ImportEvent>

/** Where a column of the file goes when rows are added to a sheet: into one of its columns, into a new one, nowhere. */
export const AppendPlace = z.union([ColumnId, z.enum(['new', 'skip'])])
export type AppendPlace = z.infer<typeof AppendPlace>

/** By the column ids of the preview. */
export const AppendMatch = z.record(z.string(), AppendPlace)
export type AppendMatch = z.infer<typeof AppendMatch>

/** `added` of the `records` in the files are in the sheet. */
export const AppendResult = EditResult.extend({
  records: z.number().int(),
  added: z.number().int(),
  skipped: z.array(Skipped),
  skippedTotal: z.number().int(),
  emptyRows: z.number().int(),
  files: z.array(FileCount),
})
export type AppendResult = z.infer<typeof AppendResult>

const toProject = source.extend({ project: ProjectId })

export const imports = {
  /** Several picked files under one reference: they are brought in together. */
  together: procedure.input(z.object({ files: z.array(z.string().max(200)).min(1).max(200) })).output(FileRef),
  /** The files under one reference, each under one of its own. */
  apart: procedure.input(z.object({ file: z.string().max(200) })).output(z.array(FileRef)),
  preview: procedure.input(source).output(ImportPreview),
  census: procedure.input(source).output(eventIterator(CensusEvent)),
  /** Makes a project. Cancelling the iterator leaves nothing behind. */
  run: procedure
    .input(
      source.extend({
        name: z.string().min(1).max(200),
        roles: z.record(z.string(), Role),
        instruction: z.string(),
        format: Format,
      }),
    )
    .output(eventIterator(ImportEvent)),
  /** How rows of files would go into an open project: a suggestion, by name and by what columns are for. */
  appendPreview: procedure.input(toProject).output(z.object({ preview: ImportPreview, match: AppendMatch })),
  /** Adds the rows at the end of the sheet, as one act that can be undone. */
  append: procedure.input(toProject.extend({ match: AppendMatch })).output(actEvents(AppendResult)),
  /** Pasted text becomes a file reference of its own. */
  paste: procedure
    .input(z.object({ text: z.string().min(1).max(100_000_000) }))
    .output(z.object({ ref: z.string(), name: z.string(), bytes: z.number() })),
}
