import { readFileSync } from 'node:fs'
import { z } from 'zod'

export type Tally = { readonly passed: number; readonly failed: number }

/** A report that is missing or cut off: the runner broke down. */
const BROKEN: Tally = { passed: 0, failed: 1 }

const Vitest = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

const Playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  /** Errors outside of any test, such as a file that cannot be read. */
  errors: z.array(z.unknown()),
})

function parsed<T>(schema: z.ZodType<T>, path: string): T | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** Counts of a vitest JSON report; a file that failed before its first test counts as one failure. */
export function readVitest(path: string): Tally {
  const report = parsed(Vitest, path)
  if (!report) return BROKEN
  const unread = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return { passed: report.numPassedTests, failed: report.numFailedTests + unread }
}

/**
 * Counts of a Playwright JSON report. A walk that passed only when repeated, which is done in CI alone, has passed: the
 * runner names it, for its cause to be found.
 */
export function readPlaywright(path: string): Tally {
  const report = parsed(Playwright, path)
  if (!report) return BROKEN
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected + flaky, failed: unexpected + report.errors.length }
}
