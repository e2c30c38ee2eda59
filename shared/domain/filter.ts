import { z } from 'zod'
import { RuleId, Severity } from './issue.ts'
import { Split } from './row.ts'

/** Which rows a view shows; all conditions must hold. An empty object is the whole sheet. */
export const Filter = z.object({
  severity: Severity.optional(),
  rule: RuleId.optional(),
  split: Split.optional(),
  /** Plain text in any cell, upper and lower case alike. */
  search: z.string().max(1000).optional(),
})
export type Filter = z.infer<typeof Filter>
