import { z } from 'zod'

/** Makes one line of several. */
export const LineBreaks = z.object({
  tool: z.literal('line-breaks'),
  /** What stands where lines met. */
  by: z.string().max(100),
  /** Empty lines between paragraphs stay. */
  keepParagraphs: z.boolean(),
})

const BREAK = /(?:\r\n|[\n\r\v\f\u0085\u2028\u2029])/
const BLANK = /[^\S\n\r\v\f\u0085\u2028\u2029]/
/** One or more line breaks with the blanks around them. */
const BREAKS = new RegExp(`(?<!${BLANK.source})${BLANK.source}*(?:${BREAK.source}${BLANK.source}*)+`, 'g')
const SINGLE = new RegExp(BREAK.source, 'g')

/** The text without line breaks; those at its start and end go without anything in their place. */
export function removeLineBreaks(
  text: string,
  { by, keepParagraphs }: Omit<z.infer<typeof LineBreaks>, 'tool'>,
): string {
  return text.replaceAll(BREAKS, (found, at: number) => {
    if (at === 0 || at + found.length === text.length) return ''
    return keepParagraphs && (found.match(SINGLE)?.length ?? 0) > 1 ? found : by
  })
}
