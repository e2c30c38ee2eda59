import { looksGarbled, repairGarbled } from '../reading/mojibake.ts'
import { SIGN } from '../signs.ts'
import { textRule } from './textRule.ts'

/** Letters that were saved by one program and opened by another with a different alphabet. */
export const garbledCharacters = textRule({
  id: 'garbled-characters',
  severity: 'warning',
  title: 'Garbled characters',
  why: 'These letters were saved by one program and opened by another with a different alphabet. Left in, the model learns to write fÃ¼r.',
  source: 'UTF-8 that was read as Windows-1252 (WHATWG Encoding Standard)',
  signs: SIGN.garbled,
  look: ({ text }) => {
    if (!looksGarbled(text)) return null
    return text.includes('\uFFFD') ? 'There are letters that are lost for good (�).' : 'There are garbled letters.'
  },
  fix: { safe: true, apply: repairGarbled },
})
