import type { SetRule } from './rule.ts'
import { FEWEST_EXAMPLES } from './tooFewExamples.ts'

const GOOD_START = 50

/** Enough to be taken, too few to show an effect. */
export const fewExamples: SetRule = {
  id: 'few-examples',
  scope: 'set',
  severity: 'warning',
  title: 'Few rows',
  why: '50 to 100 good rows are where a clear effect begins.',
  source: 'OpenAI, supervised fine-tuning: at least 10 examples, 50 to 100 recommended',
  check: ({ trainRows }) =>
    trainRows < FEWEST_EXAMPLES || trainRows >= GOOD_START
      ? null
      : `${trainRows} rows to learn from: the file is taken, but a clear effect begins with ${GOOD_START} to 100 good rows.`,
}
