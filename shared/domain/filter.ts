import { z } from 'zod'
import { ColumnId } from './column.ts'
import { RuleId, Severity } from './issue.ts'
import { Split } from './row.ts'

const Count = z.number().int().min(0).max(1_000_000_000)

/** `column` null: any of the text columns. `not` turns a condition round. Lengths in characters; both ends count in. */
export const Condition = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    column: ColumnId.nullable(),
    /** `contains`, `is`: upper and lower case alike; `matches`: a pattern, see `compilePattern`. */
    how: z.enum(['contains', 'is', 'matches']),
    text: z.string().min(1).max(1000),
    not: z.boolean(),
  }),
  z.object({ type: z.literal('empty'), column: ColumnId, not: z.boolean() }),
  z.object({ type: z.literal('length'), column: ColumnId, from: Count.nullable(), to: Count.nullable() }),
  z.object({ type: z.literal('tokens'), from: Count.nullable(), to: Count.nullable() }),
])
export type Condition = z.infer<typeof Condition>

/** Which rows a view shows; all conditions must hold. An empty object is the whole sheet. */
export const Filter = z.object({
  severity: Severity.optional(),
  rule: RuleId.optional(),
  split: Split.optional(),
  /** Plain text in any cell, upper and lower case alike. */
  search: z.string().max(1000).optional(),
  conditions: z.array(Condition).max(20).optional(),
  /** Rows that the user has hidden are not in sight either. */
  hidden: z.literal('left out').optional(),
})
export type Filter = z.infer<typeof Filter>
