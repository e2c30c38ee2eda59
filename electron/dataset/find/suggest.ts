import { Pace } from '../../pace.ts'
import type { Project } from '../../project/project.ts'
import { Found, foundOf, textsOf } from './found.ts'
import { lookThrough } from './look.ts'

/** So many rows from the beginning tell which words a sheet has, and so many letters of them. */
const SAMPLE = { rows: 5000, batch: 200, letters: 4_000_000 } as const
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/**
 * A word of the sheet that was probably meant, with its matches: the one that differs least from what was sought, the most
 * frequent of several; null: none is like it, or no single word was sought.
 * @throws Failure `stale` when the look is not kept any more; the signal's reason when it was cancelled
 */
export async function suggest(
  project: Project,
  find: string,
  signal?: AbortSignal,
): Promise<{ text: string; matches: number } | null> {
  const found = foundOf(project, find)
  const { query, scope } = found
  if (query.kind === 'pattern' || !/^[\p{L}\p{N}\p{M}]{3,40}$/u.test(query.text)) return null
  const words = await wordsOf(project, found, signal)
  const best = likest(query.text, words)
  if (best === null) return null
  const counted = new Found(project, { ...query, text: best }, scope)
  await lookThrough(project, counted, { signal })
  return counted.matches === 0 ? null : { text: best, matches: counted.matches }
}

async function wordsOf(project: Project, found: Found, signal?: AbortSignal): Promise<Map<string, number>> {
  const { view, stretches } = found.scope
  const { matchCase } = found.query
  const pace = new Pace({ signal })
  const words = new Map<string, number>()
  const from = stretches?.[0]?.[0] ?? 0
  let letters = 0
  for (let at = 0; at < SAMPLE.rows && letters < SAMPLE.letters; at += SAMPLE.batch) {
    const rows = textsOf(project, found, project.ids(view, from + at, SAMPLE.batch))
    for (const text of rows.flatMap(({ texts }) => texts)) {
      letters += text.length
      const said = text.slice(0, SAMPLE.letters)
      for (const [word] of (matchCase ? said : said.toLowerCase()).matchAll(WORD))
        words.set(word, (words.get(word) ?? 0) + 1)
    }
    await pace.next(0)
  }
  return words
}

function likest(sought: string, words: ReadonlyMap<string, number>): string | null {
  const lower = sought.toLowerCase()
  const most = sought.length < 7 ? 1 : 2
  let best: { word: string; distance: number; count: number } | null = null
  for (const [word, count] of words) {
    if (word === sought || Math.abs(word.length - sought.length) > most) continue
    const distance = distanceOf(lower, word.toLowerCase())
    if (distance > most) continue
    const better = !best || distance < best.distance || (distance === best.distance && count > best.count)
    if (better) best = { word, distance, count }
  }
  return best?.word ?? null
}

/** Letters put in, left out, changed or swapped with their neighbour between two words. */
function distanceOf(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const now = [row]
    for (let at = 1; at <= other.length; at++) {
      const changed = one[row - 1] === other[at - 1] ? 0 : 1
      const swapped = isSwapped(one, other, row, at) ? (before[at - 2] ?? 0) + 1 : Infinity
      now[at] = Math.min((last[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + changed, swapped)
    }
    ;[before, last] = [last, now]
  }
  return last[other.length] ?? one.length
}

function isSwapped(one: string, other: string, row: number, at: number): boolean {
  return row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]
}
