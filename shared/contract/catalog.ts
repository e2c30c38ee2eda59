import { z } from 'zod'
import { procedure } from './base.ts'

/** Many times what a list of all models there are needs. */
const MOST_CHARACTERS = 4_000_000

/** Which list of models and prices is in use, and how old it is. */
export const CatalogState = z.object({
  asOf: z.iso.date(),
  source: z.enum(['built-in', 'imported']),
  builtInAsOf: z.iso.date(),
  models: z.number().int(),
  ageDays: z.number().int(),
  /** Older than 90 days. */
  outdated: z.boolean(),
})
export type CatalogState = z.infer<typeof CatalogState>

export const catalog = {
  state: procedure.output(CatalogState),
  /** Takes over the text of a file; refused with a sentence that says what is wrong with it. */
  take: procedure.input(z.object({ text: z.string().max(MOST_CHARACTERS) })).output(CatalogState),
  putBack: procedure.output(CatalogState),
}
