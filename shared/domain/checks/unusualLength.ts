import { formatNumber } from '../../format/figures.ts'
import { habitRule } from './habitRule.ts'

/** An answer many times longer or shorter than nearly all others. */
export const unusualLength = habitRule({
  id: 'unusual-length',
  severity: 'hint',
  title: 'Answer is much longer or shorter than the others',
  why: 'It may be two rows in one, or the beginning of one.',
  source: 'Published chat-format checks: distribution of answer lengths',
  fixable: false,
  suspects: ({ length }, { lengths }) => lengths !== null && (length < lengths.from || length > lengths.to),
  among: ({ lengths }) =>
    lengths === null
      ? null
      : {
          look: ({ text: { length }, speaker }) => {
            if (speaker !== 'assistant' || length === 0) return null
            if (length >= lengths.from && length <= lengths.to) return null
            const own = `${formatNumber(length)} ${length === 1 ? 'character' : 'characters'}`
            return `The answer has ${own}; half of the others have up to ${formatNumber(Math.ceil(lengths.usual))}.`
          },
          fix: null,
        },
})
