import { textRule } from './textRule.ts'

/** Prompt and completion rows: an answer that does not begin with a blank. */
export const answerStart = textRule({
  id: 'answer-start',
  severity: 'hint',
  title: 'Answer does not begin with a blank',
  why: 'Models read a word together with the blank before it; without one the first word is another word.',
  source: 'Retired prepare_data command: completions start with a space',
  signs: 0,
  look: ({ text, speaker, format }) =>
    format === 'completion' && speaker === 'assistant' && text.trim() !== '' && !/^\s/.test(text)
      ? 'The answer does not begin with a blank.'
      : null,
  fix: { safe: false, apply: (text) => ` ${text}` },
})
