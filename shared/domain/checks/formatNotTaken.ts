import type { Format } from '../setup.ts'
import type { SetRule } from './rule.ts'

const NAMES: Record<Format, string> = {
  chat: 'conversations',
  completion: 'prompts with completions',
  preference: 'pairs of answers',
}

/** The chosen model cannot be trained with files of the sheet's format. */
export const formatNotTaken: SetRule = {
  id: 'format-not-taken',
  scope: 'set',
  severity: 'error',
  title: 'The model does not take this format',
  why: 'The provider refuses a file in a format that the model is not trained with.',
  source: 'Refusal: “Unexpected file format …”; no OpenAI model takes prompt and completion rows any more',
  check: ({ format, model }) => {
    if (model.formats.includes(format)) return null
    const taken = model.formats.map((name) => NAMES[name]).join(' or ')
    return `${model.name} at ${model.providerName} does not take ${NAMES[format]}, only ${taken}.`
  },
}
