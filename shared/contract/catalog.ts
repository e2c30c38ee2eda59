import { z } from 'zod'
import { DatedPrice, TypedPrice } from '../catalog/typed.ts'
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
  /** Prices the user typed in: over those of the list, and for models that are in none. Answered with all of them. */
  prices: procedure.output(z.array(DatedPrice)),
  setPrice: procedure.input(TypedPrice).output(z.array(DatedPrice)),
  dropPrice: procedure.input(z.object({ model: z.string().max(200) })).output(z.array(DatedPrice)),
}
