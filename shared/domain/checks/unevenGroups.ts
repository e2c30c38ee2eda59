import { formatNumber, formatPercent } from '../../format/figures.ts'
import { quoted } from './messages.ts'
import type { SetRule } from './rule.ts'

const MOST_SHARE = 0.8
const LEAST_ROWS = 30

/** Answers that are groups, one of which is nearly all of them. */
export const unevenGroups: SetRule = {
  id: 'uneven-groups',
  scope: 'set',
  severity: 'hint',
  title: 'One answer is nearly all of them',
  why: 'A model that always gives the frequent answer would be right most of the time, and learns to do so.',
  source: 'Published guides to classification: similar numbers of examples per class',
  check: ({ profile }) => {
    if (!profile || profile.rows < LEAST_ROWS || profile.sameAnswers || profile.classes.length < 2) return null
    const [first] = profile.classes
    if (!first || first.rows < MOST_SHARE * profile.rows) return null
    const share = formatPercent(first.rows / profile.rows)
    return `${quoted(first.label)} is the answer in ${formatNumber(first.rows)} of ${formatNumber(profile.rows)} rows (${share}); the model may learn to give it always.`
  },
}
