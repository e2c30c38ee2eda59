import { z } from 'zod'
import { mixedQuotes } from '../checks/mixedQuotes.ts'
import { fixOf } from './ruleFix.ts'

/** Signs of the typesetter become those of the keyboard. */
export const Quotes = z.object({
  tool: z.literal('quotes'),
  /** “ ” „ ‘ ’ */
  quotes: z.boolean(),
  /** – — */
  dashes: z.boolean(),
  /** … */
  dots: z.boolean(),
})

const straightenDouble = fixOf(mixedQuotes)
const SINGLE = /[‘’‚‛]/g
/** Between two words an em dash parts them; a hyphen would join them. */
const PARTING = /(?<=[\p{L}\p{N}])[—―](?=[\p{L}\p{N}])/gu
const DASHES = /[‐‑‒–—―−]/g

/** The text with straight marks instead of curly ones, hyphens instead of dashes, three dots instead of one sign. */
export function straighten(text: string, { quotes, dashes, dots }: Omit<z.infer<typeof Quotes>, 'tool'>): string {
  let straight = text
  if (quotes) straight = straightenDouble(straight).replaceAll('‟', '"').replaceAll(SINGLE, "'")
  if (dashes) straight = straight.replaceAll(PARTING, ' - ').replaceAll(DASHES, '-')
  return dots ? straight.replaceAll('…', '...') : straight
}
