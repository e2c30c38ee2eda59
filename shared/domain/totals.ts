import { z } from 'zod'
import { Severity } from './issue.ts'

/** Sums over the whole project, kept incrementally. Tokens include the instruction for every row. */
export const Totals = z.object({
  rows: z.number().int(),
  /** Rows held back for validation; the others train. */
  validationRows: z.number().int(),
  /** Rows whose facts are known; below `rows` every sum is still growing and must be shown as such. */
  counted: z.number().int(),
  tokens: z.number().int(),
  trainTokens: z.number().int(),
  /** Training tokens, each example capped at the model's limit: what is billed per pass. */
  billedTokens: z.number().int(),
  completionTokens: z.number().int(),
  longest: z.number().int(),
  overLimit: z.number().int(),
  /** Number of issues by severity, and of rows that have at least one. */
  issues: z.record(Severity, z.number().int()),
  rowsWith: z.record(Severity, z.number().int()),
})
export type Totals = z.infer<typeof Totals>
