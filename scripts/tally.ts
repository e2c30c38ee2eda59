import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** `names`: what failed, for the end of a log, where the runner's own words are long out of sight. */
export type Tally = { readonly passed: number; readonly failed: number; readonly names: readonly string[] }

/** A report that is missing or cut off: the runner broke down. */
const BROKEN: Tally = { passed: 0, failed: 1, names: ['The runner left no report.'] }

const Vitest = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

type Suite = { readonly specs?: readonly Spec[] | undefined; readonly suites?: readonly Suite[] | undefined }
type Spec = z.infer<typeof Spec>
const Spec = z.object({ file: z.string(), title: z.string(), ok: z.boolean() })
const Suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: z.array(Spec).optional(), suites: z.array(Suite).optional() }),
)

const Playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  /** Errors outside of any test, such as a file that cannot be read. */
  errors: z.array(z.object({ message: z.string().optional() })),
  suites: z.array(Suite),
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
  const failed = report.testResults.filter((file) => file.status === 'failed')
  const unread = failed.filter((file) => file.assertionResults.length === 0)
  const tests = failed.flatMap((file) => file.assertionResults.filter(({ status }) => status === 'failed'))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unread.length,
    names: [...unread.map(({ name }) => name), ...tests.map(({ fullName }) => fullName)],
  }
}

/**
 * Counts of a Playwright JSON report. A walk that passed only when repeated, which is done in CI alone, has passed: the
 * runner names it, for its cause to be found.
 */
export function readPlaywright(path: string): Tally {
  const report = parsed(Playwright, path)
  if (!report) return BROKEN
  const { expected, unexpected, flaky } = report.stats
  const specs = report.suites.flatMap(specsOf).filter(({ ok }) => !ok)
  return {
    passed: expected + flaky,
    failed: unexpected + report.errors.length,
    names: [
      ...specs.map(({ file, title }) => `${file}: ${title}`),
      ...report.errors.map(({ message }) => message ?? 'An error outside of any walk.'),
    ],
  }
}

function specsOf({ specs, suites }: Suite): readonly Spec[] {
  return [...(specs ?? []), ...(suites ?? []).flatMap(specsOf)]
}
