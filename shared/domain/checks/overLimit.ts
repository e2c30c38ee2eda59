import { formatCount, formatNumber } from '../../format/figures.ts'
import type { RowRule } from './rule.ts'

/** More tokens than the model takes of one example. Providers cut the end and bill what is left, so it is no error. */
export const overLimit: RowRule = {
  id: 'over-limit',
  scope: 'row',
  severity: 'warning',
  title: 'Over the token limit',
  why: 'The end of the answer would be cut off, and the model would learn to stop there.',
  source: 'OpenAI, token limits: longer examples are truncated at the end',
  check: ({ tokens, limit }) => {
    if (limit === null || tokens <= limit) return []
    const over = formatCount(tokens - limit, 'token')
    return [
      {
        column: null,
        message: `${over} over the limit of ${formatNumber(limit)}. The end of the answer would be cut off.`,
      },
    ]
  },
}
