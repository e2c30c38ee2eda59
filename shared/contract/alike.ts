import { z } from 'zod'
import { Severity } from '../domain/issue.ts'
import { RowId } from '../domain/row.ts'
import { procedure, ProjectId } from './base.ts'

/** One row of a pair, as it is read side by side. */
const PairedRow = z.object({
  row: RowId,
  /** 1-based place in the sheet. */
  number: z.number().int(),
  heldBack: z.boolean(),
  /** What the person writes and what the model should answer, cut after a few thousand characters. */
  asked: z.string(),
  answered: z.string(),
})

export const RowPair = z.object({
  /** The earlier row, or the one that trains. */
  a: PairedRow,
  /** The later row, or the one that is held back. */
  b: PairedRow,
  /** How alike the questions are, in percent. */
  likeness: z.number().int(),
})
export type RowPair = z.infer<typeof RowPair>

export const alike = {
  /** Pairs of rows that a rule about pairs found, as they were last compared. */
  pairs: procedure
    .input(
      z.object({
        project: ProjectId,
        rule: z.enum(['contradiction', 'leakage', 'look-alike']),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(100),
      }),
    )
    .output(z.object({ severity: Severity, pairs: z.array(RowPair), total: z.number().int() })),
}
