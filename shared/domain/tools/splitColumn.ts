import { z } from 'zod'
import { compileFind, type Finder } from '../find/find.ts'

/** So many columns at most come of one: beyond it a mistake is more likely than a wish. */
export const MOST_PARTS = 50

/** Divides the texts of a column among new ones to its right. The column itself stays. */
export const SplitColumn = z.object({
  tool: z.literal('split'),
  /** What stands between the parts; `kind` pattern: a regular expression, see `compilePattern`. */
  by: z.object({ kind: z.enum(['text', 'pattern']), text: z.string().max(1000) }),
  /** Into so many columns, the last of which takes the rest; null: as many as there are parts. */
  parts: z.number().int().min(2).max(MOST_PARTS).nullable(),
})

/** Divides a text; the parts with what stood between them are the text again. */
export type Splitter = (text: string) => string[]

/** @returns how texts are divided, or a sentence that says what is wrong with the separator */
export function splitterOf({ by, parts }: z.infer<typeof SplitColumn>): Splitter | string {
  const most = parts ?? MOST_PARTS
  const text = by.kind === 'text' ? unescaped(by.text) : by.text
  const finder = compileFind({ kind: by.kind, text, wholeWord: false, matchCase: true })
  return typeof finder === 'string' ? finder : (whole) => split(whole, finder, most)
}

function split(text: string, finder: Finder, most: number): string[] {
  const parts: string[] = []
  let from = 0
  for (const match of finder.matchesOf(text)) {
    if (parts.length === most - 1) break
    // A match of nothing stands between any two letters.
    if (match.from === match.to) continue
    parts.push(text.slice(from, match.from))
    from = match.to
  }
  return [...parts, text.slice(from)]
}

const SIGNS: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' }

/** `\n` typed into a field stands for a new line, `\t` for a tab, two backslashes for one. */
export function unescaped(typed: string): string {
  return typed.replaceAll(/\\([nt\\])/g, (_, sign: string) => SIGNS[sign] ?? '')
}
