import { z } from 'zod'
import { ColumnId } from '../domain/column.ts'
import { actEvents, procedure, ProjectId } from './base.ts'
import { EditResult } from './rows.ts'

/** How rows are split into those that train and those that are held back. */
export const SplitChoice = z.object({
  /** The share to hold back. */
  share: z.number().min(0.001).max(0.9),
  /** Decides which rows these are; the same rows with the same seed are split alike on every machine. */
  seed: z.number().int().min(0).max(2_147_483_647),
  /** The column whose values shall be shared out evenly. */
  stratify: ColumnId.optional(),
  /** Look-alikes stay on one side. */
  keepTogether: z.boolean(),
})
export type SplitChoice = z.infer<typeof SplitChoice>

/** What is suggested, and what the command line does unless told otherwise. */
export const DEFAULT_SPLIT: SplitChoice = { share: 0.1, seed: 7, keepTogether: true }

/** Exact counts of a split. */
export const SplitCounts = z.object({
  /** Rows that train and rows that are held back afterwards. */
  train: z.number().int(),
  validation: z.number().int(),
  /** Rows that change sides. */
  moved: z.number().int(),
  /** Rows that the share asks for; `validation` is fewer where groups of look-alikes are large. */
  wanted: z.number().int(),
  /** Groups of look-alikes of at least two rows that stay on one side, and their rows. */
  groups: z.number().int(),
  groupedRows: z.number().int(),
  /** Different values of the column that is shared out; null without one. */
  values: z.number().int().nullable(),
})
export type SplitCounts = z.infer<typeof SplitCounts>

export const SplitResult = EditResult.extend({ counts: SplitCounts })
export type SplitResult = z.infer<typeof SplitResult>

const byProject = z.object({ project: ProjectId })

export const split = {
  /** What a split would do, without doing it. Waits until every row is counted and compared. */
  preview: procedure.input(byProject.extend(SplitChoice.shape)).output(SplitCounts),
  /** Splits all rows, as one undoable act. */
  apply: procedure.input(byProject.extend(SplitChoice.shape)).output(actEvents(SplitResult)),
  /** Puts all rows back into training, as one undoable act. */
  clear: procedure.input(byProject).output(actEvents(EditResult)),
}
