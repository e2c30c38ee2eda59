import { formatNumber } from '../../format/figures.ts'
import { habitRule } from './habitRule.ts'
import { quoted } from './messages.ts'

/** One of few answers, written otherwise than in all other rows: to the model it is a group of its own. */
export const labelTypo = habitRule({
  id: 'label-typo',
  severity: 'warning',
  title: 'Answer is probably mistyped',
  why: 'To the model a mistyped answer is another answer, which it may give later.',
  source: 'Northcutt et al. 2021, Pervasive Label Errors in Test Sets',
  fixable: true,
  suspects: ({ label }, { typos }) => label !== undefined && Object.hasOwn(typos, label),
  among: ({ typos }) => {
    const meantBy = (text: string): { meant: string; rows: number } | undefined => {
      const label = text.trim()
      return Object.hasOwn(typos, label) ? typos[label] : undefined
    }
    return {
      look: ({ text, speaker }) => {
        const found = speaker === 'assistant' ? meantBy(text) : undefined
        if (!found) return null
        return `${quoted(text.trim())} is probably ${quoted(found.meant)}, as in ${formatNumber(found.rows)} rows.`
      },
      fix: {
        safe: false,
        apply: (text) => {
          const found = meantBy(text)
          return found ? text.replace(text.trim(), () => found.meant) : text
        },
      },
    }
  },
})
