import { z } from 'zod'

/** How sure a figure is. Every figure on screen carries one, and a sentence that says why. */
export const Certainty = z.enum(['exact', 'estimate', 'unknown', 'outdated'])
export type Certainty = z.infer<typeof Certainty>
