import { answerEnd } from '../habits/ends.ts'
import { habitRule } from './habitRule.ts'
import { shown } from './messages.ts'

/** Prompt and completion rows: an answer without the ending of the others. */
export const answerEnding = habitRule({
  id: 'answer-ending',
  severity: 'hint',
  title: 'Answer without a common ending',
  why: 'A fixed sign at the end of every answer teaches the model to stop.',
  source: 'Retired prepare_data command: common ending of completions',
  fixable: true,
  suspects: ({ ends }, profile) =>
    ends !== undefined && profile.ends !== null && ends.answerEnd !== profile.ends.answerEnd,
  among: ({ ends }) => {
    if (ends === null) return null
    const wanted = ends.answerEnd
    const others = ends.usual.answer ? `as most others do` : `as answers of such files should`
    return {
      look: ({ text, speaker, format }) =>
        format === 'completion' && speaker === 'assistant' && text.trim() !== '' && answerEnd(text) !== wanted
          ? `The answer does not end with ${shown(wanted)}, ${others}.`
          : null,
      fix: {
        safe: false,
        apply: (text) => text.slice(0, text.length - answerEnd(text).length).trimEnd() + wanted,
      },
    }
  },
})
