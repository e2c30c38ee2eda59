import { z } from 'zod'

/** Takes rows out of the sheet: those with nothing in some columns, or those that say there what an earlier one says. */
export const RemoveRows = z.object({
  tool: z.literal('remove'),
  what: z.enum(['empty', 'repeats']),
  /** Repeats: upper and lower case and blanks at the edges make no difference. */
  loosely: z.boolean(),
})

/** Whether there is nothing but blanks in the texts of a row. */
export function isEmptyRow(texts: readonly string[]): boolean {
  return texts.every((text) => text.trim() === '')
}

/** What is compared of a row, or null: it says nothing, which many rows may do without being the same. */
export function comparedOf(texts: readonly string[], loosely: boolean): readonly string[] | null {
  if (isEmptyRow(texts)) return null
  return loosely ? texts.map((text) => text.trim().replaceAll(/\s+/g, ' ').toLowerCase()) : texts
}
