import { z } from 'zod'

/**
 * Errors are data with a code; the sentence names what, where and what to do.
 * Exit codes of the command line: `refused-by-provider` 3, everything else 2.
 */
const FailureCode = z.enum([
  'not-found',
  'not-a-spreadsheet',
  'empty-file',
  'unreadable-file',
  'unclosed-quote',
  'cell-too-large',
  'disk-full',
  'read-only',
  'locked',
  'busy',
  'corrupt-project',
  'project-too-new',
  'unknown-model',
  'unknown-column',
  'wrong-input',
  'no-key',
  'no-network',
  'refused-by-provider',
  'unsure',
  'stale',
  'cancelled',
  'internal',
])

/** What crosses the boundary when something cannot be done. No stack, no raw answer of a server, no part of a key. */
export const FailureData = z.object({
  code: FailureCode,
  /** One sentence: what happened and where. */
  message: z.string(),
  /** One sentence: what the user can do. */
  hint: z.string().optional(),
  /** 1-based line in a file, where there is one. */
  line: z.number().int().optional(),
  /** 1-based character in that line. */
  column: z.number().int().optional(),
  /** Lines around the trouble, to show. */
  excerpt: z.array(z.object({ line: z.number().int(), text: z.string() })).optional(),
  /** A provider's own code and words, section 6 of the facts. */
  provider: z.object({ status: z.number().optional(), code: z.string(), message: z.string() }).optional(),
})
export type FailureData = z.infer<typeof FailureData>

/** Thrown by services; the doors turn it into an oRPC error or an exit code. */
export class Failure extends Error {
  readonly data: FailureData
  constructor(data: FailureData, options?: { cause?: unknown }) {
    super(data.message, options)
    this.name = 'Failure'
    this.data = data
  }
}
