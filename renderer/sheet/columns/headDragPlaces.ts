import type { DataEditorRef } from '@glideapps/glide-data-grid'
import type { SizedField } from './fields.ts'
import { dropAt, type Held, nearestText } from './headDrag.ts'
import { rowsIn } from '../selection/selection.ts'

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
/** What is drawn over the grid meanwhile, in its own pixels; `line`: where the heads would go. */
export type Moving = { readonly ghost: Box; readonly line: Box | null }

const HEADS = 46
const LINE = 3
/** So far from its left end a column is held. */
const GRIP = 48
/** So near to an end of the grid it scrolls, and so far with every frame. */
const NEAR = 36
const STEP = 14

type At = { readonly x: number; readonly y: number }
export type Geometry = {
  readonly ref: React.RefObject<DataEditorRef | null>
  readonly region: React.RefObject<HTMLElement | null>
  readonly fields: readonly SizedField[]
  readonly rows: number
}

/** The row or column the pointer is over, as if it stood among the heads. */
export function overOf({ axis }: Held, { x, y }: At, { ref, region, fields, rows }: Geometry): number | null {
  const room = region.current?.getBoundingClientRect()
  if (!room) return null
  if (axis === 'row') {
    const at = ref.current?.getMouseArgsForPosition(room.left + 8, inside(y, room.top + HEADS + 2, room.bottom - 2))
    return at?.kind === 'cell' ? Math.min(at.location[1], rows - 1) : rows - 1
  }
  const at = ref.current?.getMouseArgsForPosition(inside(x, room.left + 2, room.right - 2), room.top + 8)
  return nearestText(fields, at?.kind === 'header' ? at.location[0] : fields.length)
}

/** The shade under the pointer, held where it was pressed, and the line of the drop. */
export function movingOf(held: Held, pointer: At, geometry: Geometry): Moving | null {
  const { ref, region, fields } = geometry
  const room = region.current?.getBoundingClientRect()
  const over = overOf(held, pointer, geometry)
  const head = boundsOf(held, held.from, ref)
  if (!room || over === null || !head) return null
  const drop = dropAt(held, over)
  const target = drop && boundsOf(held, drop.to, ref)
  const far = drop?.side === 'after' ? 1 : 0
  if (held.axis === 'row') {
    const height = Math.min(room.height, head.height * rowsIn({ stretches: held.chosen }))
    const ghost = { left: 0, top: pointer.y - room.top - head.height / 2, width: room.width, height }
    if (!target) return { ghost, line: null }
    const top = target.y - room.top + far * target.height - 1
    return { ghost, line: { left: 0, top, width: room.width, height: LINE } }
  }
  const width = fields.reduce((sum, field, x) => (isChosen(held, x) ? sum + field.width : sum), 0)
  const ghost = { left: pointer.x - room.left - Math.min(width / 2, GRIP), top: 0, width, height: room.height }
  if (!target) return { ghost, line: null }
  const left = target.x - room.left + far * target.width - 1
  return { ghost, line: { left, top: 0, width: LINE, height: room.height } }
}

function boundsOf({ axis }: Held, place: number, ref: Geometry['ref']) {
  return axis === 'row' ? ref.current?.getBounds(-1, place) : ref.current?.getBounds(place)
}

function isChosen({ chosen }: Held, place: number): boolean {
  return chosen.some(([from, end]) => place >= from && place < end)
}

function inside(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}

/** With the pointer near an end of the grid it scrolls on, a step with every frame. */
export function scrollAtEnds({ axis }: Held, { x, y }: At, region: HTMLElement | null): void {
  const scroller = region?.querySelector('.dvn-scroller')
  const room = region?.getBoundingClientRect()
  if (!scroller || !room) return
  if (axis === 'row') scroller.scrollTop += stepAt(y, room.top + HEADS, room.bottom)
  else scroller.scrollLeft += stepAt(x, room.left + NEAR, room.right)
}

function stepAt(value: number, from: number, to: number): number {
  if (value > to - NEAR) return STEP
  return value < from + NEAR / 2 ? -STEP : 0
}
