import type { PairRule } from './rule.ts'

/** The same question, but for greetings, articles and plurals, and another answer. */
export const contradiction: PairRule = {
  id: 'contradiction',
  scope: 'store',
  severity: 'warning',
  title: 'Same question, different answers',
  why: 'A model cannot tell which is right, so it mixes them. Keep the one that is true today.',
  source: 'OpenAI, fine-tuning best practices: look at the agreement of the examples',
  marks: 'both',
  say: (other) => `Asks the same as ${other} and is answered differently.`,
}
