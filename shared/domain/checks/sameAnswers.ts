import { formatNumber } from '../../format/figures.ts'
import type { SetRule } from './rule.ts'

/** There is only one answer to everything. */
export const sameAnswers: SetRule = {
  id: 'same-answers',
  scope: 'set',
  severity: 'warning',
  title: 'All answers are the same',
  why: 'The model learns to give this one answer, whatever it is asked.',
  source: 'Published chat-format checks: look at the distribution of the answers',
  check: ({ profile }) =>
    profile?.sameAnswers
      ? `Nearly all of ${formatNumber(profile.rows)} rows have the same answer; the model learns to give it whatever it is asked.`
      : null,
}
