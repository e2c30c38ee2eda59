import { z } from 'zod'
import { Certainty } from '../domain/certainty.ts'
import { ColumnId } from '../domain/column.ts'
import { Issue, RuleId, Severity } from '../domain/issue.ts'
import { RowId } from '../domain/row.ts'
import { procedure, ProjectId } from './base.ts'

/** One bubble or instruction of an example. */
export const Turn = z.object({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function', 'unknown']),
  text: z.string(),
  column: ColumnId.nullable(),
  tokens: z.number().int(),
  /** Tool calls in words, `cancel_order({"id":7})`. */
  calls: z.array(z.string()),
})
export type Turn = z.infer<typeof Turn>

const Sureness = z.object({ certainty: Certainty, why: z.string() })

/** The inspector: everything about one row. */
export const RowDetail = z.object({
  row: RowId,
  number: z.number().int(),
  turns: z.array(Turn),
  /** Preference only: the answer not wanted. */
  rejected: z.array(Turn),
  /** Exactly the line that is written to the training file, without its line end. */
  line: z.string(),
  bytes: z.number().int(),
  tokens: z.number().int(),
  /** How sure `tokens` is, and the tokens of a text of the row. */
  length: Sureness,
  textLength: Sureness,
  limit: z.number().int().nullable(),
  issues: z.array(Issue),
})
export type RowDetail = z.infer<typeof RowDetail>

/** One rule that found something. */
export const RuleSummary = z.object({
  rule: RuleId,
  severity: Severity,
  /** In plain words: `Answer is empty`. */
  title: z.string(),
  /** One sentence: why it matters. */
  why: z.string(),
  count: z.number().int(),
  rows: z.number().int(),
  /**
   * What can put it right, where it can. `safe`: without looking. `cells`: how many it changes; beyond 10,000 nobody
   * counts on.
   */
  fix: z.object({ safe: z.boolean(), cells: z.number().int() }).optional(),
})
export type RuleSummary = z.infer<typeof RuleSummary>

export const Verdict = z.object({
  verdict: z.enum(['ready', 'needs-work']),
  examples: z.number().int(),
  /** Rows in which something of a severity was found, each counted once; of the same moment as `rules`. */
  rowsWith: z.record(Severity, z.number().int()),
  /** Worst first, most frequent first. Set rules (too few examples) have rows 0. */
  rules: z.array(RuleSummary),
  /** False while rows are still being counted. */
  complete: z.boolean(),
  checkedAt: z.number().nullable(),
})
export type Verdict = z.infer<typeof Verdict>

/** One rule of those that are looked at, whether or not it found something. */
export const RuleCard = z.object({
  rule: RuleId,
  severity: Severity,
  title: z.string(),
  why: z.string(),
  /** Where it is published that it matters. */
  source: z.string(),
  /** A text that has the fault; null: none can be shown in a line. */
  example: z.string().nullable(),
  /** How it is put right: without looking, after a look, pair by pair, or by hand. */
  fix: z.enum(['safe', 'look', 'pairs', 'none']),
})
export type RuleCard = z.infer<typeof RuleCard>

/** Tokens per example in doubling steps: bar i holds [from, to). */
export const Histogram = z.object({
  bars: z.array(z.object({ from: z.number().int(), to: z.number().int(), rows: z.number().int() })),
  median: z.number().int(),
  p95: z.number().int(),
  longest: z.number().int(),
  limit: z.number().int().nullable(),
  overLimit: z.number().int(),
})
export type Histogram = z.infer<typeof Histogram>

/** The pieces a model reads of one text; joined they are the text again, up to bytes of split characters. */
export const TokenPieces = z.object({ pieces: z.array(z.string()), count: z.number().int(), shown: z.number().int() })
export type TokenPieces = z.infer<typeof TokenPieces>

const byProject = z.object({ project: ProjectId })

export const facts = {
  row: procedure.input(byProject.extend({ row: RowId })).output(RowDetail),
  pieces: procedure.input(byProject.extend({ row: RowId, column: ColumnId })).output(TokenPieces),
  verdict: procedure.input(byProject).output(Verdict),
  /** Every rule there is, worst first. */
  rules: procedure.input(z.object({})).output(z.array(RuleCard)),
  /** Issues of one rule with their rows, for the Check screen. */
  issues: procedure
    .input(byProject.extend({ rule: RuleId, offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }))
    .output(z.array(Issue.extend({ row: RowId, number: z.number().int(), excerpt: z.string() }))),
  histogram: procedure.input(byProject).output(Histogram),
}
