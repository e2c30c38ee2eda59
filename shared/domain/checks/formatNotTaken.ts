import { FORMAT_NAMES } from './formatNames.ts'
import type { SetRule } from './rule.ts'

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
    const taken = model.formats.map((name) => FORMAT_NAMES[name].many).join(' or ')
    return `${model.name} at ${model.providerName} does not take ${FORMAT_NAMES[format].many}, only ${taken}.`
  },
}
