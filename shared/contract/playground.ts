import { z } from 'zod'
import { procedure, ProjectId } from './base.ts'

export const Answer = z.object({
  /** Model name as the provider knows it. */
  model: z.string(),
  text: z.string(),
  inputTokens: z.number().int().nullable(),
  outputTokens: z.number().int().nullable(),
  millis: z.number(),
  microUsd: z.number().int().nullable(),
  /** Practice only: the rows the stand-in looked up. */
  similar: z.array(z.object({ row: z.number().int(), number: z.number().int(), excerpt: z.string() })),
  error: z.string().nullable(),
})
export type Answer = z.infer<typeof Answer>

export const playground = {
  /** Asks the tuned model and the base model the same question. */
  ask: procedure
    .input(z.object({ project: ProjectId, submission: z.string(), question: z.string().min(1).max(100_000) }))
    .output(z.object({ tuned: Answer, base: Answer.nullable() })),
  /** A prompt out of the held-back rows, or any row when none is held back; `nth` wraps around. */
  heldBack: procedure
    .input(z.object({ project: ProjectId, nth: z.number().int().min(0) }))
    .output(z.string().nullable()),
}
