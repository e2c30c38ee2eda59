import {
  CompactSelection,
  type DataEditorProps,
  type DataEditorRef,
  type GridMouseEventArgs,
  type GridSelection,
} from '@glideapps/glide-data-grid'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { SizedField } from './fields.ts'
import { fitForKeys, gridOf, NOTHING } from './gridSelection.ts'
import { only, type Spot } from './keys/navigation.ts'
import type { GridEvents } from './gridEvents.ts'

type Heads = {
  readonly ref: React.RefObject<DataEditorRef | null>
  readonly fields: readonly SizedField[]
  readonly selection: GridSelection
  readonly events: GridEvents
}

type Movable = 'row' | 'column' | null
type Moving = Pick<DataEditorProps, 'onRowMoved' | 'onColumnMoved' | 'onColumnProposeMove'>

/**
 * The heads of rows and columns under the mouse, as in any spreadsheet: a head that is not chosen begins a choice, which
 * grows while it is dragged; one that is chosen already is dragged to another place. The grid knows only one of the two
 * at a time, so it is told with the press which one it is. A double click on an edge fits the column.
 */
export function useHeads({ ref, fields, selection, events }: Heads): {
  listeners: Pick<React.DOMAttributes<HTMLElement>, 'onPointerDownCapture' | 'onPointerMove' | 'onDoubleClick'>
  moving: Moving
  /** Whether the last press was on an edge, which drags or fits the column and does nothing else. */
  onEdge: () => boolean
} {
  const [movable, setMovable] = useState<Movable>(null)
  const pressed = useRef<number | null>(null)
  const edge = useRef(false)
  const isText = (index: number) => fields[index]?.kind === 'text'
  const under = (event: React.MouseEvent) => ref.current?.getMouseArgsForPosition(event.clientX, event.clientY)
  return {
    listeners: {
      onPointerDownCapture: (event) => {
        const at = under(event)
        edge.current = at?.kind === 'header' && at.isEdge
        const next = movableAt(event, at, selection)
        const spot = at && narrowedAt(event, at, selection)
        if (spot) events.onSelect(gridOf(only(spot)))
        const begins = at?.kind === 'header' && !at.isEdge && event.button === 0 && !event.shiftKey && next === null
        pressed.current = begins ? at.location[0] : null
        // Before the grid hears of the press.
        flushSync(() => {
          setMovable(next)
        })
      },
      onPointerMove: (event) => {
        const from = pressed.current
        if (from === null || event.buttons !== 1 || from < 1) return
        const to = under(event)?.location[0] ?? from
        if (to < 1) return
        const columns = CompactSelection.fromSingleSelection([Math.min(from, to), Math.max(from, to) + 1])
        if (!selection.columns.equals(columns)) events.onSelect(fitForKeys({ ...NOTHING, columns }))
      },
      onDoubleClick: (event) => {
        const at = under(event)
        if (at?.kind === 'header' && at.isEdge && at.location[0] >= 0) events.onFit(at.location[0])
      },
    },
    moving: {
      ...(movable === 'row' ? { onRowMoved: events.onRowMoved } : {}),
      ...(movable === 'column'
        ? {
            onColumnMoved: events.onColumnMoved,
            onColumnProposeMove: (from: number, to: number) => isText(from) && isText(to),
          }
        : {}),
    },
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

/** What a press on a head would drag: rows and columns that are chosen already. */
function movableAt(event: React.PointerEvent, at: GridMouseEventArgs | undefined, selection: GridSelection): Movable {
  if (!at || event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return null
  const [x, y] = at.location
  if (at.kind === 'cell') return x < 0 && selection.rows.hasIndex(y) ? 'row' : null
  return at.kind === 'header' && !at.isEdge && selection.columns.hasIndex(x) ? 'column' : null
}
