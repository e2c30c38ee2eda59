import { z } from 'zod'

/** A provider's no: its code, where it has one, and its words. */
export const Refusal = z.object({ code: z.string().nullable(), message: z.string() })
export type Refusal = z.infer<typeof Refusal>

/** What practice keeps of an uploaded file: enough to judge it, none of its text. */
export const FileSummary = z.object({
  bytes: z.number(),
  sha256: z.string(),
  examples: z.number(),
  format: z.enum(['chat', 'completion', 'preference', 'unknown']),
  /** Why the upload itself is refused. */
  refused: Refusal.nullable(),
  /** The first reason why a job with this file fails. */
  fails: Refusal.nullable(),
})
export type FileSummary = z.infer<typeof FileSummary>
