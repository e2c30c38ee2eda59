import type { PairRule } from './rule.ts'

/** A row that is held back while one that is nearly the same trains. */
export const leakage: PairRule = {
  id: 'leakage',
  scope: 'store',
  severity: 'warning',
  title: 'Look-alikes on both sides of the split',
  why: 'The test would ask what the model has already seen, and look better than it is.',
  source: 'Common practice: examples for testing must not be among those for training',
  marks: 'row',
  say: (other) => `Held back, but the model learns from ${other}, which is nearly the same.`,
}
