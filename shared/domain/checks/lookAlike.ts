import type { PairRule } from './rule.ts'

/** A row that asks and answers nearly the same as an earlier one. */
export const lookAlike: PairRule = {
  id: 'look-alike',
  scope: 'store',
  severity: 'hint',
  title: 'Look-alikes',
  why: 'Rows that say nearly the same count like repeats, and teach little that is new.',
  source: 'Lee et al. 2022, Deduplicating Training Data Makes Language Models Better',
  marks: 'row',
  say: (other) => `Nearly the same as ${other}.`,
}
