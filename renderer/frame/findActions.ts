import type { Action } from '../actions.ts'
import { OTHER_WORDS } from './otherWords.ts'

export type Found = { readonly action: Action; readonly bold: readonly [start: number, end: number][] }

/** Where the words of a title begin. */
function wordStarts(title: string): number[] {
  return [...title.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => match.index)
}

/**
 * Actions of which every typed word begins some word of the title, the group or what others call it, with the parts of the title to print
 * bold. What can be done now comes before what cannot.
 */
export function findActions(actions: readonly Action[], query: string): Found[] {
  const typed = query.toLowerCase().split(/\s+/).filter(Boolean)
  const found = actions.flatMap((action): Found[] => {
    const title = action.title.toLowerCase()
    const starts = wordStarts(title)
    const bold: [number, number][] = []
    for (const word of typed) {
      const at = starts.find((start) => title.startsWith(word, start))
      if (at !== undefined) bold.push([at, at + word.length])
      else if (!action.group?.toLowerCase().startsWith(word) && !isCalled(action, word)) return []
    }
    return [{ action, bold: bold.toSorted((a, b) => a[0] - b[0]) }]
  })
  // What is called that comes before what others call that.
  const rank = ({ action, bold }: Found): number =>
    (action.enabled === false ? 2 : 0) + (bold.length < typed.length ? 1 : 0)
  return found.toSorted((a, b) => rank(a) - rank(b))
}

function isCalled({ id }: Action, typed: string): boolean {
  return OTHER_WORDS[id]?.split(' ').some((word) => word.startsWith(typed)) ?? false
}

/** The same in groups, in the order in which the groups first appear. */
export function grouped(found: readonly Found[]): { group: string; items: Found[] }[] {
  const groups = new Map<string, Found[]>()
  for (const one of found) {
    const group = one.action.group ?? 'More'
    groups.set(group, [...(groups.get(group) ?? []), one])
  }
  return [...groups].map(([group, items]) => ({ group, items }))
}
