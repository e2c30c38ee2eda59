import type { CodeSet } from './codes.ts'
import type { Edge, PatternNode } from './parse.ts'

/** A step of the machine. `set`: takes a sign out of that set; `edge`: goes on only there; `fork`: goes on in every way. */
type Step =
  | { readonly type: 'found' }
  | { readonly type: 'set'; readonly set: CodeSet; readonly next: number }
  | { readonly type: 'edge'; readonly edge: Edge; readonly next: number }
  | { readonly type: 'fork'; readonly next: readonly number[] }

/** By number; the first is the one that has found the pattern. `begin`: where it begins. */
export type Machine = { readonly steps: readonly Step[]; readonly begin: number }

/** A larger machine would take long to find its states. */
const MOST_STEPS = 500

/** The steps in which a pattern is looked for; null: too many. */
export function machineOf(pattern: PatternNode): Machine | null {
  const steps: Step[] = [{ type: 'found' }]
  const add = (step: Step): number => (steps.length < MOST_STEPS ? steps.push(step) - 1 : 0)

  /** From the end to the beginning, because every step knows the one after it; the number of the first. */
  const build = (node: PatternNode, next: number): number => {
    switch (node.type) {
      case 'set':
        return add({ type: 'set', set: node.set, next })
      case 'edge':
        return add({ type: 'edge', edge: node.edge, next })
      case 'all':
        return node.parts.reduceRight((after, part) => build(part, after), next)
      case 'any':
        return add({ type: 'fork', next: node.parts.map((part) => build(part, next)) })
      case 'times':
        return buildTimes(node, next)
    }
  }

  const buildTimes = ({ part, least, most }: Extract<PatternNode, { type: 'times' }>, next: number): number => {
    let first = next
    if (most === null) {
      const ways = [next]
      first = add({ type: 'fork', next: ways })
      ways.push(build(part, first))
    } else for (let nth = least; nth < most; nth++) first = add({ type: 'fork', next: [next, build(part, first)] })
    for (let nth = 0; nth < least; nth++) first = build(part, first)
    return first
  }

  const begin = build(pattern, 0)
  return steps.length < MOST_STEPS ? { steps, begin } : null
}
