import { SIGN } from '../signs.ts'
import { textRule } from './textRule.ts'

const LEAST_LETTERS = 30
const LEAST_WORDS = 4
const MOST_SHARE = 0.75

/** A text mostly in capitals. */
export const shouting = textRule({
  id: 'shouting',
  severity: 'hint',
  title: 'Mostly capital letters',
  why: 'Words in capitals are other words to the model, read in more pieces; and it learns to shout.',
  source: 'Retired prepare_data command: mostly upper-case prompts or completions',
  signs: SIGN.capitals,
  look: ({ text, speaker }) => {
    if (speaker === 'system') return null
    const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
    const letters = text.match(/\p{L}/gu)?.length ?? 0
    if (letters < LEAST_LETTERS || capitals < MOST_SHARE * letters) return null
    // A row of codes is not shouted.
    return (text.match(/\p{Lu}{3,}(?![\p{L}\d_-])/gu)?.length ?? 0) < LEAST_WORDS
      ? null
      : 'Most of it is written in capital letters.'
  },
  fix: null,
})
