import type { Epochs } from '../setup.ts'

/** What the published rule aims at: between 100 and 25,000 examples seen in all, three passes in between. */
const PASSES = 3
const FEWEST_SEEN = 100
const MOST_SEEN = 25_000
const MOST_PASSES = 25

/**
 * Passes that "auto" gives for a number of training examples: 3; fewer than 100 seen in all: min(25, ⌊100/N⌋); more
 * than 25,000: max(1, ⌊25,000/N⌋). The only rule OpenAI ever published, so the result is an estimate.
 */
export function autoEpochs(examples: number): number {
  if (PASSES * examples < FEWEST_SEEN) return Math.min(MOST_PASSES, Math.floor(FEWEST_SEEN / examples))
  if (PASSES * examples > MOST_SEEN) return Math.max(1, Math.floor(MOST_SEEN / examples))
  return PASSES
}

/** Passes for a choice, and where the number comes from. */
export function epochsOf(choice: Epochs, examples: number): { epochs: number; rule: 'typed' | 'published-rule' } {
  return choice === 'auto'
    ? { epochs: autoEpochs(examples), rule: 'published-rule' }
    : { epochs: choice, rule: 'typed' }
}
