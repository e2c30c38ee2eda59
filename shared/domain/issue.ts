import { z } from 'zod'

/** Must fix (the provider refuses) · worth fixing (teaches the wrong thing) · nice to fix. */
export const Severity = z.enum(['error', 'warning', 'hint'])
export type Severity = z.infer<typeof Severity>

/** The id of a rule in `shared/domain/checks/`: the file's name in kebab case. */
export const RuleId = z.string().regex(/^[a-z][a-z0-9-]*$/)
export type RuleId = z.infer<typeof RuleId>

/** Something wrong with a row. `column` null: with the row as a whole. */
export const Issue = z.object({
  rule: RuleId,
  severity: Severity,
  column: z.string().nullable(),
  /** One plain sentence with the figures of this row. */
  message: z.string(),
  fixable: z.boolean(),
})
export type Issue = z.infer<typeof Issue>

const RANK: Record<Severity, number> = { hint: 1, warning: 2, error: 3 }

/** The worst of some severities, or null for none. */
export function worst(severities: Iterable<Severity>): Severity | null {
  let found: Severity | null = null
  for (const severity of severities) if (!found || RANK[severity] > RANK[found]) found = severity
  return found
}
