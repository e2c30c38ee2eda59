import { loosely } from '../habits/traits.ts'
import { habitRule } from './habitRule.ts'

/** An instruction that is that of other rows but for blanks and line breaks. */
export const unevenSystem = habitRule({
  id: 'uneven-system',
  severity: 'hint',
  title: 'Instruction differs only in blanks',
  why: 'The same instruction written in two ways is two instructions to the model.',
  source: 'Published guide to supervised fine-tuning: use the same instructions in training and in use',
  fixable: true,
  suspects: ({ system }, { systems }) =>
    system !== undefined && systems.some(({ loose, common }) => loose === system.loose && common !== system.exact),
  among: ({ systems }) => {
    const common = new Map(systems.flatMap(({ text }) => (text === '' ? [] : [[loosely(text), text]])))
    const usual = (text: string): string => common.get(loosely(text)) ?? text
    return {
      look: ({ text, speaker }) =>
        speaker === 'system' && usual(text) !== text
          ? 'The instruction is that of other rows, but for blanks or line breaks.'
          : null,
      fix: { safe: false, apply: usual },
    }
  },
})
