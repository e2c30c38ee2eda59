import '@glideapps/glide-data-grid/dist/index.css'
import { DataEditorCore, type DataEditorRef, ImageWindowLoaderImpl } from '@glideapps/glide-data-grid'
import { useRef, useState } from 'react'
import { rowNumberWidth } from '../cells/rowNumber.ts'
import { isOnArrow } from '../cells/sortArrow.ts'
import { usePressedTwice } from './doublePress.ts'
import { frozenFields } from '../columns/fields.ts'
import type { GridEvents } from './gridEvents.ts'
import { fitForKeys, isNothing } from '../selection/gridSelection.ts'
import { type GridLook, useGridLook } from './useGridLook.ts'
import type { Moving } from '../columns/headDragPlaces.ts'
import { useHeads } from '../columns/useHeads.ts'

/** Images are never drawn; the grid asks for a loader all the same. */
const NO_IMAGES = new ImageWindowLoaderImpl()
/** The clipboard is ours, and so are all other keys: see `onKeyDown`. */
const KEYS = { copy: false, cut: false, paste: false, search: false }
const FILL_HANDLE = { size: 8, offsetX: -4, offsetY: -4, outline: 1 } as const

type SheetGridProps = GridLook & {
  ref: React.RefObject<DataEditorRef | null>
  /** Rows of the view. */
  rows: number
  /** Rows can be added at the end: not in a filtered or sorted view, where a new row would not stand there. */
  open: boolean
  /** Room for the columns, which frozen ones may not take up. */
  room: number
  events: GridEvents
}

/** The grid itself. Everything that knows the drawing library is here, in useGridLook, useHeads and in cells/. */
export function SheetGrid(props: SheetGridProps) {
  const { ref, session, rows, fields, selection, open, events } = props
  const look = useGridLook(props)
  const region = useRef<HTMLDivElement>(null)
  const { listeners, moving, isHeld, onEdge } = useHeads(props, region)
  const pressedTwice = usePressedTwice(ref)
  const [top] = useState(session.place.top)
  const seen = useRef(false)
  const resizing = useRef(false)
  const resized = (index: number, width: number, done: boolean) => {
    // A press on an edge that does not move ends with the least width.
    const moved = resizing.current
    resizing.current = !done
    const field = fields[index]
    if (field && (moved || !done)) events.onResize(field, width, done)
  }
  return (
    <div className="sheet-canvas" ref={region} data-moving={moving !== null} {...listeners}>
      <DataEditorCore
        ref={ref}
        width="100%"
        height="100%"
        imageWindowLoader={NO_IMAGES}
        renderers={look.renderers}
        customRenderers={look.customRenderers}
        theme={look.theme}
        columns={look.columns}
        rows={rows}
        rowHeight={look.rowHeight}
        headerHeight={46}
        rowMarkers={{
          kind: 'clickable-number',
          width: rowNumberWidth(Math.max(rows, session.project.state.totals.rows)),
          headerDisabled: true,
        }}
        freezeColumns={frozenFields(fields, props.room)}
        verticalBorder={(column) => column > 0}
        getCellContent={look.content}
        drawHeader={look.drawHeader}
        gridSelection={selection}
        onGridSelectionChange={(next) => {
          // A click on a chosen head, or beside the cells, would choose nothing; there is always something to go on from.
          if (!isNothing(next) && !isHeld()) events.onSelect(fitForKeys(next))
        }}
        rangeSelect="multi-rect"
        smoothScrollX
        smoothScrollY
        fillHandle={FILL_HANDLE}
        onFillPattern={(event) => {
          event.preventDefault()
          events.onFill(event)
        }}
        keybindings={KEYS}
        editOnType={false}
        cellActivationBehavior="double-click"
        onKeyDown={(event) => {
          // All keys are ours: the grid moves by its own rules, and opens its own field a moment late.
          event.cancel()
          events.onKeyDown({ ...event, code: event.rawEvent?.code ?? '' })
        }}
        onCellActivated={([column, row], { inputType }) => {
          if (inputType !== 'pointer' || pressedTwice(column, row)) events.onOpen(column, row)
          else ref.current?.focus()
        }}
        {...(open
          ? { onRowAppended: () => events.onAppend(), trailingRowOptions: { hint: 'Add a row', targetColumn: 1 } }
          : {})}
        minColumnWidth={60}
        maxColumnWidth={2000}
        onColumnResize={(_column, width, index) => {
          resized(index, width, false)
        }}
        onColumnResizeEnd={(_column, width, index) => {
          resized(index, width, true)
        }}
        onVisibleRegionChanged={({ y, height }) => {
          events.onSight({ from: y, to: y + height + 1 })
          // The canvas is there with the first rows in sight, and not before.
          if (!seen.current) {
            requestAnimationFrame(() => {
              events.onReady()
            })
          }
          seen.current = true
        }}
        onCellContextMenu={([column, row], event) => {
          event.preventDefault()
          const at = { x: event.bounds.x + event.localEventX, y: event.bounds.y + event.localEventY }
          // The grid selects the cell below the pointer after this; what is chosen here is chosen last.
          queueMicrotask(() => {
            events.onCellMenu(column, row, at)
          })
        }}
        onHeaderClicked={(column, event) => {
          const field = fields[column]
          if (!field || !isOnArrow(field, { width: event.bounds.width, x: event.localEventX }, look.sort)) return
          event.preventDefault()
          events.onArrow()
        }}
        onHeaderMenuClick={(column, bounds) => {
          if (onEdge()) return
          events.onHeaderMenu(column, { x: bounds.x, y: bounds.y + bounds.height + 8 })
        }}
        onHeaderContextMenu={(column, event) => {
          event.preventDefault()
          events.onHeaderMenu(column, { x: event.bounds.x + event.localEventX, y: event.bounds.y + event.localEventY })
        }}
        scrollOffsetY={top > 0 && typeof look.rowHeight === 'number' ? top * look.rowHeight : undefined}
      />
      {moving && <MovingHeads moving={moving} />}
    </div>
  )
}

/** The shade of what is dragged, and where it would go. */
function MovingHeads({ moving: { ghost, line } }: { moving: Moving }) {
  return (
    <div className="sheet-moving" aria-hidden>
      <div className="sheet-moving-ghost" style={ghost} />
      {line && <div className="sheet-moving-line" style={line} />}
    </div>
  )
}
