import { languageOf } from '../habits/language.ts'
import { habitRule } from './habitRule.ts'

/** An answer in another language than nearly all others. */
export const otherLanguage = habitRule({
  id: 'other-language',
  severity: 'hint',
  title: 'Answer in another language',
  why: 'A few answers in another language teach the model to change the language without need.',
  source: 'Published cleanings of instruction data filter by language',
  fixable: false,
  suspects: ({ language }, profile) =>
    profile.language !== null && language !== undefined && language !== profile.language,
  among: ({ language }) =>
    language === null
      ? null
      : {
          look: ({ text, speaker }) => {
            const own = speaker === 'assistant' ? languageOf(text) : null
            if (own === null || own === language) return null
            return `The answer seems to be ${inWords(own)}, nearly all others ${inWords(language)}.`
          },
          fix: null,
        },
})

function inWords(language: string): string {
  return `in ${language}`
}
