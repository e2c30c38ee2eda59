import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ExportFormat } from '../domain/formats/exportFormat.ts'
import { Loss } from '../domain/formats/losses.ts'
import { RowId } from '../domain/row.ts'
import { View } from '../domain/view.ts'
import { procedure, Progress, ProjectId } from './base.ts'

/** Which rows leave: the whole sheet, what a view shows, or some rows; in the order of the sheet, the view, the list. */
export const ExportRows = z.discriminatedUnion('which', [
  z.object({ which: z.literal('all') }),
  z.object({ which: z.literal('view'), view: View }),
  z.object({ which: z.literal('rows'), rows: z.array(RowId).min(1).max(1_000_000) }),
])
export type ExportRows = z.infer<typeof ExportRows>

export const ExportedFile = z.object({
  /** `table`: all rows, those held back included. */
  kind: z.enum(['train', 'validation', 'table']),
  name: z.string(),
  /** Rows written; a table has its header besides. */
  lines: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
  /** For `files.show`. */
  ref: z.string(),
  /** Browser door: address to download from, token included; null elsewhere. */
  download: z.string().nullable(),
})
export type ExportedFile = z.infer<typeof ExportedFile>

export const ExportEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: Progress }),
  z.object({ type: z.literal('done'), files: z.array(ExportedFile) }),
  /** The user closed the dialog. */
  z.object({ type: z.literal('cancelled') }),
])
export type ExportEvent = z.infer<typeof ExportEvent>

/** A cell that is named, by the row's 1-based place in the sheet and the column's name. */
const CellPlace = z.object({ number: z.number().int(), column: z.string() })
export type CellPlace = z.infer<typeof CellPlace>

/** What would be written, and what the format cannot say: known before anything is written. */
export const ExportSurvey = z.object({
  train: z.number().int(),
  validation: z.number().int(),
  /** Rows that lose something, by what they lose; some of them are left out whole. */
  losses: z.array(z.object({ loss: Loss, rows: z.number().int() })),
  /** Rows that are not written at all, and the numbers of the first of them. */
  leftOut: z.number().int(),
  firstLeftOut: z.array(z.number().int()),
  /**
   * Rows that are written, but for which a provider would refuse the file: each counted once, and by what is wrong.
   * `complete`: all rows of the sheet are checked. Of a table nothing is said.
   */
  refused: z.object({
    rows: z.number().int(),
    why: z.array(z.object({ title: z.string(), rows: z.number().int() })),
    complete: z.boolean(),
  }),
  /** Cells that Excel would cut off or refuse, the first of them named. */
  tooLong: z.object({ cells: z.number().int(), first: z.array(CellPlace) }),
  /** Cells that a spreadsheet program may take for a formula when it opens a CSV file. */
  formulas: z.number().int(),
})
export type ExportSurvey = z.infer<typeof ExportSurvey>

export const SurveyEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: Progress }),
  z.object({ type: z.literal('done'), survey: ExportSurvey }),
])
export type SurveyEvent = z.infer<typeof SurveyEvent>

const wanted = z.object({ project: ProjectId, as: ExportFormat, rows: ExportRows })

export const exports_ = {
  /** Looks through the rows without writing anything. */
  survey: procedure.input(wanted).output(eventIterator(SurveyEvent)),
  /**
   * Writes the rows through the door's save dialog: a table as one file, examples as a training file and, when rows are
   * held back, a file of those.
   */
  run: procedure.input(wanted).output(eventIterator(ExportEvent)),
}
