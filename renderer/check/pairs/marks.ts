import { wordsOf } from '../../../shared/domain/alike/words.ts'

/** A stretch of a text, and whether the other text has something else there. */
export type Stretch = { readonly text: string; readonly differs: boolean }

/** Words compared one by one; what is between the first and the last difference of longer texts is marked whole. */
const MOST_WORDS = 900

/** Below this share of equal words marking what differs would mark everything. */
const LEAST_EQUAL = 0.4

type Word = { readonly text: string; readonly key: string }

/** Words with the spaces after them, and signs alone: `30 `, `days`, `.` */
function wordsIn(text: string): Word[] {
  const found = text.match(/^\s+|(?:[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}])\s*/gu) ?? []
  return found.map((word) => ({ text: word, key: word.trim().toLowerCase() }))
}

/**
 * Two texts with what differs between them. Where they have little in common, only what decides is marked: numbers, yes
 * and no, which the other text does not have.
 */
export function marksOf(one: string, other: string): readonly [Stretch[], Stretch[]] {
  const [a, b] = [wordsIn(one), wordsIn(other)]
  const [inA, inB] = differing(a, b)
  const equal = inA.filter((differs) => !differs).length + inB.filter((differs) => !differs).length
  const marks: readonly [boolean[], boolean[]] =
    equal < LEAST_EQUAL * (a.length + b.length) ? [deciding(a, b), deciding(b, a)] : [inA, inB]
  return [joined(a, marks[0]), joined(b, marks[1])]
}

/** What the first marked stretch says: `within 30 days`; null: nothing is marked. */
export function gist(stretches: readonly Stretch[], most = 36): string | null {
  const text = stretches
    .find(({ differs }) => differs)
    ?.text.trim()
    .replaceAll(/\s+/g, ' ')
  if (!text) return null
  return text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text
}

function deciding(words: readonly Word[], others: readonly Word[]): boolean[] {
  const known = new Set(others.map(({ key }) => key))
  return words.map(({ key }) => !known.has(key) && wordsOf(key).decisive.length > 0)
}

/** Of both lists the words that are not part of the longest list of words that both have in this order. */
function differing(a: readonly Word[], b: readonly Word[]): readonly [boolean[], boolean[]] {
  let from = 0
  while (from < Math.min(a.length, b.length) && a[from]?.key === b[from]?.key) from += 1
  let end = 0
  const most = Math.min(a.length, b.length) - from
  while (end < most && a[a.length - 1 - end]?.key === b[b.length - 1 - end]?.key) end += 1
  const [midA, midB] = [a.slice(from, a.length - end), b.slice(from, b.length - end)]
  const inA = a.map((_, at) => at >= from && at < a.length - end)
  const inB = b.map((_, at) => at >= from && at < b.length - end)
  if (midA.length > MOST_WORDS || midB.length > MOST_WORDS) return [inA, inB]
  for (const [atA, atB] of common(midA, midB)) {
    inA[from + atA] = false
    inB[from + atB] = false
  }
  return [inA, inB]
}

/** The longest common subsequence, as pairs of places. */
function common(a: readonly Word[], b: readonly Word[]): [number, number][] {
  const length = lengthsOf(a, b)
  const found: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i]?.key === b[j]?.key) found.push([i++, j++])
    else if (length(i + 1, j) >= length(i, j + 1)) i += 1
    else j += 1
  }
  return found
}

/** How long the longest common subsequence is of what stands from two places on. */
function lengthsOf(a: readonly Word[], b: readonly Word[]): (i: number, j: number) => number {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const length = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const same = a[i]?.key === b[j]?.key
      lengths[i * width + j] = same ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1))
    }
  }
  return length
}

/** Words as stretches; one equal word between two that differ is marked with them, so that phrases stay whole. */
function joined(words: readonly Word[], marks: readonly boolean[]): Stretch[] {
  const stretches: { text: string; differs: boolean }[] = []
  words.forEach(({ text }, at) => {
    const differs = marks[at] === true || (marks[at - 1] === true && marks[at + 1] === true)
    const last = stretches.at(-1)
    if (last?.differs === differs) last.text += text
    else stretches.push({ text, differs })
  })
  return stretches.flatMap(withoutEdge)
}

/** A space at the end of a marked stretch is not part of what differs. */
function withoutEdge({ text, differs }: Stretch): Stretch[] {
  const bare = text.trimEnd()
  if (!differs || bare === text) return [{ text, differs }]
  const rest = { text: text.slice(bare.length), differs: false }
  return bare === '' ? [rest] : [{ text: bare, differs }, rest]
}
