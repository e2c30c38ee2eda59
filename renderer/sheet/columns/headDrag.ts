import type { SizedField } from './fields.ts'
import { rowsIn, type Stretch } from '../selection/selection.ts'

/** Chosen heads that are pressed, and may be dragged from here. */
export type Held = {
  readonly axis: 'row' | 'column'
  /** The head that was pressed. */
  readonly from: number
  /** All that goes with it. */
  readonly chosen: readonly Stretch[]
  /** Where the pointer went down. */
  readonly x: number
  readonly y: number
}

/** A pointer that moves less has only trembled. */
const TREMBLE = 4

export function hasMoved({ x, y }: Pick<Held, 'x' | 'y'>, to: { readonly x: number; readonly y: number }): boolean {
  return Math.abs(to.x - x) > TREMBLE || Math.abs(to.y - y) > TREMBLE
}

/**
 * Where held heads would go with the pointer over the head at `over`: to its place, so that the line of the drop is on
 * the far side of it. Null: they would stay where they are.
 */
export function dropAt({ from, chosen }: Pick<Held, 'from' | 'chosen'>, over: number) {
  if (chosen.some(([first, end]) => over >= first && over < end)) return null
  return { to: over, side: over > from ? 'after' : 'before' } as const
}

/** The field of text nearest to a place: nothing is dropped among marks, or behind what is worked out. */
export function nearestText(fields: readonly SizedField[], place: number): number {
  const first = fields.findIndex(({ kind }) => kind === 'text')
  const last = fields.findLastIndex(({ kind }) => kind === 'text')
  return Math.max(first, Math.min(place, last))
}

/** Where dropped heads stand then: side by side, however far from each other they were held. */
export function placesAfter({ from, chosen }: Pick<Held, 'from' | 'chosen'>, to: number): Stretch {
  const count = rowsIn({ stretches: chosen })
  const left = chosen.reduce((sum, [first, end]) => sum + Math.max(0, Math.min(end, to) - first), 0)
  const start = to > from ? to + 1 - left : to - left
  return [start, start + count]
}
