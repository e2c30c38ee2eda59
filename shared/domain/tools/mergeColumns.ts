import { z } from 'zod'
import { Into } from './into.ts'
import { unescaped } from './splitColumn.ts'

/** Joins the texts of several columns into one. The columns themselves stay. */
export const MergeColumns = z.object({
  tool: z.literal('merge'),
  /** What stands between them; `\n` is a new line. */
  between: z.string().max(1000),
  /** Empty cells count as texts without letters; otherwise they are passed by. */
  keepEmpty: z.boolean(),
  into: Into,
})

/** The texts of one row as one. */
export function merge(
  texts: readonly string[],
  { between, keepEmpty }: Pick<z.infer<typeof MergeColumns>, 'between' | 'keepEmpty'>,
): string {
  return (keepEmpty ? texts : texts.filter((text) => text !== '')).join(unescaped(between))
}
