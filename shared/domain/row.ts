import { z } from 'zod'
import { ColumnId } from './column.ts'
import { Severity } from './issue.ts'

/** Stable for the life of a project, never reused. */
export const RowId = z.number().int().positive()
export type RowId = z.infer<typeof RowId>

/** A row's text by column; a missing column and an empty text are the same. */
export const Cells = z.record(ColumnId, z.string())
export type Cells = z.infer<typeof Cells>

export const Split = z.enum(['train', 'validation'])
export type Split = z.infer<typeof Split>

/** What the sheet shows of a row's facts; `null` on a row means: not counted yet. */
export const RowFacts = z.object({
  /** Tokens of the whole example, the instruction for every row included. */
  tokens: z.number().int(),
  /** Tokens beyond the model's limit per example; 0 when it fits. */
  over: z.number().int(),
  /** The worst issue of the row, and of each cell that has one. */
  severity: Severity.nullable(),
  cells: z.record(ColumnId, Severity),
})
export type RowFacts = z.infer<typeof RowFacts>

export const Row = z.object({
  id: RowId,
  /** 1-based place in the sheet, whatever the view. */
  number: z.number().int().positive(),
  cells: Cells,
  split: Split,
  facts: RowFacts.nullable(),
})
export type Row = z.infer<typeof Row>
