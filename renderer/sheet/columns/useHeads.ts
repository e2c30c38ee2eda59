import {
  CompactSelection,
  type DataEditorRef,
  type GridMouseEventArgs,
  type GridSelection,
} from '@glideapps/glide-data-grid'
import { useRef } from 'react'
import type { SizedField } from './fields.ts'
import { fitForKeys, gridOf, NOTHING } from '../selection/gridSelection.ts'
import { only, type Spot } from '../keys/navigation.ts'
import type { GridEvents } from '../grid/gridEvents.ts'
import { type Held, placesAfter } from './headDrag.ts'
import { FIRST_FIELD, type Stretch } from '../selection/selection.ts'
import type { Moving } from './headDragPlaces.ts'
import { useHeadDrag } from './useHeadDrag.ts'

type Heads = {
  readonly ref: React.RefObject<DataEditorRef | null>
  readonly fields: readonly SizedField[]
  readonly rows: number
  readonly selection: GridSelection
  readonly events: GridEvents
}

type Listeners = Pick<
  React.DOMAttributes<HTMLElement>,
  'onPointerDownCapture' | 'onPointerMove' | 'onPointerLeave' | 'onDoubleClick'
>

/**
 * The heads of rows and columns under the mouse, as in any spreadsheet: a head that is not chosen begins a choice, which
 * grows while it is dragged; one that is chosen already is dragged to another place. A double click on an edge fits the
 * column.
 */
export function useHeads(
  { ref, fields, rows, selection, events }: Heads,
  region: React.RefObject<HTMLElement | null>,
): {
  listeners: Listeners
  /** What is being dragged to another place. */
  moving: Moving | null
  /** While heads are held the grid's own selecting does not count. */
  isHeld: () => boolean
  /** Whether the last press was on an edge, which drags or fits the column and does nothing else. */
  onEdge: () => boolean
} {
  const pressed = useRef<number | null>(null)
  const edge = useRef(false)
  const under = (event: React.MouseEvent) => ref.current?.getMouseArgsForPosition(event.clientX, event.clientY)
  const { moving, begin, isHeld } = useHeadDrag({
    ...{ ref, region, fields, rows },
    onMoved: (held, to) => {
      if (held.axis === 'row') events.onRowMoved(held.from, to)
      else {
        events.onColumnMoved(held.from, to)
        events.onSelect(headsAt('column', placesAfter(held, to), selection))
      }
    },
    onClicked: ({ axis, from }) => {
      events.onSelect(headsAt(axis, [from, from + 1], selection))
    },
  })
  return {
    listeners: {
      onPointerDownCapture: (event) => {
        const at = under(event)
        edge.current = at?.kind === 'header' && at.isEdge
        const held = heldAt(event, at, { selection, fields })
        const spot = at && narrowedAt(event, at, selection)
        if (spot) events.onSelect(gridOf(only(spot)))
        const begins = at?.kind === 'header' && !at.isEdge && event.button === 0 && !event.shiftKey && held === null
        pressed.current = begins ? at.location[0] : null
        if (held) begin(held)
      },
      onPointerMove: (event) => {
        if (event.buttons === 0)
          event.currentTarget.toggleAttribute('data-grab', heldAt(event, under(event), { selection, fields }) !== null)
        const from = pressed.current
        if (from === null || event.buttons !== 1 || from < 1) return
        const to = under(event)?.location[0] ?? from
        if (to < 1) return
        const columns = CompactSelection.fromSingleSelection([Math.min(from, to), Math.max(from, to) + 1])
        if (!selection.columns.equals(columns)) events.onSelect(fitForKeys({ ...NOTHING, columns }))
      },
      onPointerLeave: (event) => {
        event.currentTarget.removeAttribute('data-grab')
      },
      onDoubleClick: (event) => {
        const at = under(event)
        if (at?.kind === 'header' && at.isEdge && at.location[0] >= 0) events.onFit(at.location[0])
      },
    },
    moving,
    isHeld,
    onEdge: () => edge.current,
  }
}

/** The active cell of a larger selection that is pressed: the grid would leave the selection as it is. */
function narrowedAt(event: React.PointerEvent, at: GridMouseEventArgs, { current }: GridSelection): Spot | null {
  const [x, y] = at.location
  const plain = event.button === 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey
  if (!plain || at.kind !== 'cell' || at.isFillHandle || current?.cell[0] !== x || current.cell[1] !== y) return null
  return { x, y }
}

/** These heads and no others. */
function headsAt(axis: Held['axis'], [from, end]: Stretch, { current }: GridSelection): GridSelection {
  const [x, y] = current?.cell ?? [FIRST_FIELD, 0]
  const cell = axis === 'row' ? { x, y: from } : { x: from, y }
  return gridOf({ ...only(cell), [axis === 'row' ? 'rows' : 'columns']: [[from, end]] })
}

/** The menu's sign at the right of a head is pressed for the menu, and the arrow of what is sorted by beside it. */
const SIGNS = 44

/** What a press on a head would drag: rows and columns that are chosen already. */
function heldAt(
  event: React.PointerEvent,
  at: GridMouseEventArgs | undefined,
  { selection, fields }: Pick<Heads, 'selection' | 'fields'>,
): Held | null {
  if (!at || !isPlain(event)) return null
  const [x, y] = at.location
  const place = { x: event.clientX, y: event.clientY }
  if (at.kind === 'cell' && x < 0 && selection.rows.hasIndex(y))
    return { axis: 'row', from: y, chosen: [...selection.rows.items], ...place }
  const isTitle = at.kind === 'header' && !at.isEdge && at.localEventX < at.bounds.width - SIGNS
  if (isTitle && fields[x]?.kind === 'text' && selection.columns.hasIndex(x))
    return { axis: 'column', from: x, chosen: [...selection.columns.items], ...place }
  return null
}

/** A mouse, its first button or none, and no key that would add to what is chosen. */
function isPlain({ button, pointerType, shiftKey, ctrlKey, metaKey }: React.PointerEvent): boolean {
  return button <= 0 && pointerType !== 'touch' && !shiftKey && !ctrlKey && !metaKey
}
