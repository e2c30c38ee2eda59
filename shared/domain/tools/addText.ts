import { z } from 'zod'

/** Puts the same text before and after each. */
export const AddText = z.object({
  tool: z.literal('add'),
  before: z.string().max(10_000),
  after: z.string().max(10_000),
  /** Also where a cell is empty. */
  alsoEmpty: z.boolean(),
})

/** The text with another one before and after it. */
export function addText(text: string, { before, after, alsoEmpty }: Omit<z.infer<typeof AddText>, 'tool'>): string {
  return text === '' && !alsoEmpty ? text : before + text + after
}
