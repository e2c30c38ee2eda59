import { habitRule } from './habitRule.ts'
import { quoted } from './messages.ts'
import type { Spoken } from '../example/spoken.ts'
import type { Profile } from '../habits/profile.ts'

/** Prompt and completion rows: words that all prompts, or all answers, begin with. */
export const sameStart = habitRule({
  id: 'same-start',
  severity: 'hint',
  title: 'All rows begin with the same words',
  why: 'Words that never change say nothing to the model, and are paid for in every row.',
  source: 'Retired prepare_data command: common prefix of prompts and completions',
  fixable: true,
  suspects: ({ ends }, profile) =>
    ends !== undefined && profile.ends !== null && (profile.ends.promptStart !== '' || profile.ends.answerStart !== ''),
  among: ({ ends }) =>
    ends === null
      ? null
      : {
          look: (spoken) => {
            const start = startOf(spoken, ends)
            return start === '' ? null : `${quoted(start.trim())} stands at the beginning of all ${partsOf(spoken)}.`
          },
          fix: {
            safe: false,
            apply: (text) => {
              const blank = /^\s*/.exec(text)?.[0] ?? ''
              const bare = text.slice(blank.length)
              const start = [ends.promptStart.trimStart(), ends.answerStart].find(
                (one) => one !== '' && bare.startsWith(one),
              )
              return start === undefined ? text : blank + bare.slice(start.length)
            },
          },
        },
})

function startOf({ text, speaker, format }: Spoken, ends: NonNullable<Profile['ends']>): string {
  if (format !== 'completion') return ''
  const start = speaker === 'user' ? ends.promptStart : speaker === 'assistant' ? ends.answerStart : ''
  const given = speaker === 'assistant' ? text.trimStart() : text
  return start !== '' && given.startsWith(start) ? start : ''
}

function partsOf({ speaker }: Spoken): string {
  return speaker === 'user' ? 'prompts' : 'answers'
}
