import { promptEnd } from '../habits/ends.ts'
import { habitRule } from './habitRule.ts'
import { shown } from './messages.ts'

/** Prompt and completion rows: a prompt without the separator of the others. */
export const promptEnding = habitRule({
  id: 'prompt-ending',
  severity: 'hint',
  title: 'Prompt without a separator at its end',
  why: 'A fixed sign at the end of every prompt tells the model where the answer begins.',
  source: 'Retired prepare_data command: common separator at the end of prompts',
  fixable: true,
  suspects: ({ ends }, profile) =>
    ends !== undefined && profile.ends !== null && ends.promptEnd !== profile.ends.promptEnd,
  among: ({ ends }) => {
    if (ends === null) return null
    const wanted = ends.promptEnd
    const others = ends.usual.prompt ? `as most others do` : `as prompts of such files should`
    return {
      look: ({ text, speaker, format }) =>
        format === 'completion' && speaker === 'user' && text.trim() !== '' && promptEnd(text) !== wanted
          ? `The prompt does not end with ${shown(wanted)}, ${others}.`
          : null,
      fix: {
        safe: false,
        apply: (text) => text.slice(0, text.length - promptEnd(text).length).trimEnd() + wanted,
      },
    }
  },
})
