import type { Machine } from './machine.ts'

/** Fewer letters stand in too many places, more say little more; and a letter has so many forms at most. */
const LETTERS = { least: 2, most: 16, forms: 4 } as const

/** The letters that every match begins with, to be found much faster than the rest. */
export type Opening = {
  /** The next place of the letters, from one on; the length of the text: there is none. */
  readonly indexIn: (text: string, from: number) => number
}

/** Null: the pattern begins with no letters of its own. */
export function openingOf({ steps, begin }: Machine): Opening | null {
  const letters: string[] = []
  for (let step = steps[begin]; letters.length < LETTERS.most;) {
    if (step?.type === 'fork' && step.next.length === 1) {
      step = steps[step.next[0] ?? 0]
      continue
    }
    if (step?.type !== 'set' || step.set.negated || step.set.codes.size > LETTERS.forms) break
    const forms = Array.from(step.set.codes, (code) => `\\u${code.toString(16).padStart(4, '0')}`)
    letters.push(`[${forms.join('')}]`)
    step = steps[step.next]
  }
  if (letters.length < LETTERS.least) return null
  // Without repeats this engine takes time in proportion to the text.
  const engine = new RegExp(letters.join(''), 'g')
  return {
    indexIn: (text, from) => {
      engine.lastIndex = from
      return engine.test(text) ? engine.lastIndex - letters.length : text.length
    },
  }
}
