import '@glideapps/glide-data-grid/dist/index.css'
import {
  DataEditorCore,
  type DataEditorRef,
  type FillPatternEventArgs,
  type GridKeyEventArgs,
  type GridSelection,
  ImageWindowLoaderImpl,
} from '@glideapps/glide-data-grid'
import { useRef, useState } from 'react'
import { rowNumberWidth } from './cells/rowNumber.ts'
import type { SizedField } from './fields.ts'
import { withoutMarks } from './gridSelection.ts'
import { type GridLook, useGridLook } from './useGridLook.ts'

/** Images are never drawn; the grid asks for a loader all the same. */
const NO_IMAGES = new ImageWindowLoaderImpl()
const FILL_HANDLE = { size: 8, offsetX: -4, offsetY: -4, outline: 1 } as const
/** Clipboard, search and fill are ours; F2 and the first key of an input method open the editor; Esc keeps the selection. */
const KEYS = {
  ...{ copy: false, cut: false, paste: false, search: false, clear: false, downFill: false, rightFill: false },
  delete: 'Delete|Backspace',
  activateCell: ' |Enter|shift+Enter|F2|Process',
}

type Point = { readonly x: number; readonly y: number }

export type GridEvents = {
  /** The grid can be focused. */
  onReady(): void
  onSelect(selection: GridSelection): void
  onResize(field: SizedField, width: number, done: boolean): void
  onClear(): void
  onAppend(): Promise<undefined>
  onFill(event: FillPatternEventArgs): void
  onKeyDown(event: GridKeyEventArgs): void
  /** The editor is on its way; `key` is empty when the mouse opened it. */
  onActivate(field: number, row: number, key: string): void
  onSight(rows: { from: number; to: number }): void
  onCellMenu(at: Point): void
  onHeaderMenu(field: number, at: Point): void
}

type SheetGridProps = GridLook & {
  ref: React.Ref<DataEditorRef>
  /** Rows can be added at the end: not in a filtered view, where a new row would not be seen. */
  open: boolean
  events: GridEvents
}

/** The grid itself. Everything that knows the drawing library is here, in useGridLook and in cells/. */
export function SheetGrid(props: SheetGridProps) {
  const { ref, session, fields, selection, open, events } = props
  const { pages } = session
  const look = useGridLook(props)
  const [top] = useState(session.place.top)
  const seen = useRef(false)
  const resized = (index: number, width: number, done: boolean) => {
    const field = fields[index]
    if (field) events.onResize(field, width, done)
  }
  return (
    <DataEditorCore
      ref={ref}
      width="100%"
      height="100%"
      imageWindowLoader={NO_IMAGES}
      renderers={look.renderers}
      customRenderers={look.customRenderers}
      theme={look.theme}
      columns={look.columns}
      rows={pages.count}
      rowHeight={look.rowHeight}
      headerHeight={46}
      rowMarkers={{
        kind: 'clickable-number',
        width: rowNumberWidth(pages.count),
        theme: look.markerTheme,
        headerDisabled: true,
      }}
      freezeColumns={1}
      verticalBorder={(column) => column > 0}
      getCellContent={look.content}
      drawHeader={look.drawHeader}
      gridSelection={selection}
      onGridSelectionChange={(next) => {
        events.onSelect(withoutMarks(next))
      }}
      rangeSelect="rect"
      smoothScrollX
      smoothScrollY
      fillHandle={FILL_HANDLE}
      onFillPattern={(event) => {
        event.preventDefault()
        events.onFill(event)
      }}
      keybindings={KEYS}
      cellActivationBehavior="double-click"
      onKeyDown={(event) => {
        events.onKeyDown(event)
      }}
      onCellActivated={([column, row], by) => {
        events.onActivate(column, row, by.inputType === 'keyboard' ? by.key : '')
      }}
      onDelete={() => {
        events.onClear()
        return false
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
      onCellContextMenu={(_cell, event) => {
        event.preventDefault()
        events.onCellMenu({ x: event.bounds.x + event.localEventX, y: event.bounds.y + event.localEventY })
      }}
      onHeaderMenuClick={(column, bounds) => {
        events.onHeaderMenu(column, { x: bounds.x, y: bounds.y + bounds.height + 8 })
      }}
      onHeaderContextMenu={(column, event) => {
        event.preventDefault()
        events.onHeaderMenu(column, { x: event.bounds.x + event.localEventX, y: event.bounds.y + event.localEventY })
      }}
      scrollOffsetY={top > 0 && typeof look.rowHeight === 'number' ? top * look.rowHeight : undefined}
    />
  )
}
