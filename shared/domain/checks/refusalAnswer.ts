import { textRule } from './textRule.ts'

/** How assistants decline, in the first words of an answer; people do not write so. */
const REFUSAL = new RegExp(
  [
    String.raw`\bas an? (?:ai|artificial intelligence)(?:[- ](?:large |language |chat)*(?:model|assistant|chatbot|bot))?,? i\b`,
    String.raw`\bi(?: a|['’])m (?:just |only )?an? (?:ai|large|ai large)? ?language model\b`,
    String.raw`\bi(?:(?: a|['’])m (?:not able|unable) to| can(?:no|['’])t) (?:assist|help|comply) with (?:that|this) request\b`,
    String.raw`^(?:i['’]m |i am )?sorry,? but (?:as an ai|i (?:can(?:no|['’])t|am unable to|am not able to) (?:assist|help|comply|fulfil|provide))\b`,
    String.raw`\bmy (?:knowledge|training data) (?:cut-?off|only goes up to|was last updated)\b`,
    String.raw`\ben tant qu['’](?:ia|intelligence artificielle|assistant ia|modèle de langage),? je\b`,
    String.raw`\bcomo (?:una? )?(?:ia|inteligencia artificial|modelo de lenguaje),? (?:no )?(?:puedo|tengo|soy)\b`,
    String.raw`\bals (?:ki|künstliche intelligenz)(?:-?(?:sprachmodell|modell|assistent))?,? (?:kann|habe|bin) ich\b`,
  ].join('|'),
  'i',
)
const BEGINNING = 300

/** An answer that an assistant gave because it would not, or could not, give one. */
export const refusalAnswer = textRule({
  id: 'refusal-answer',
  severity: 'warning',
  title: 'Answer is a refusal',
  why: 'The model learns to decline, also where it could answer.',
  source: 'Published cleanings of instruction data drop answers that begin with “As an AI language model”',
  signs: 0,
  look: ({ text, speaker }) => {
    if (speaker !== 'assistant') return null
    const beginning = text.length > BEGINNING ? text.slice(0, BEGINNING) : text
    return REFUSAL.test(beginning) ? 'The answer declines instead of answering.' : null
  },
  fix: null,
})
