import { formatCount } from '../../format/figures.ts'
import type { SetRule } from './rule.ts'

/** Providers start no job below this. */
export const FEWEST_EXAMPLES = 10

/** Fewer rows than a provider takes. */
export const tooFewExamples: SetRule = {
  id: 'too-few-examples',
  scope: 'set',
  severity: 'error',
  title: 'Too few rows',
  why: `At least ${FEWEST_EXAMPLES} rows are needed; the provider refuses a smaller file.`,
  source: 'Refusal: “Training file has 7 example(s), but must have at least 10 examples”',
  check: ({ trainRows }) =>
    trainRows >= FEWEST_EXAMPLES
      ? null
      : `Too few: ${formatCount(trainRows, 'row')} to learn from, at least ${FEWEST_EXAMPLES} are needed.`,
}
