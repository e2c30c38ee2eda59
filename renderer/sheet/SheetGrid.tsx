import '@glideapps/glide-data-grid/dist/index.css'
import {
  DataEditorCore,
  type DataEditorRef,
  type FillPatternEventArgs,
  type GridColumn,
  type GridKeyEventArgs,
  type GridSelection,
  ImageWindowLoaderImpl,
  type Item,
  loadingCellRenderer,
  newRowCellRenderer,
  type Rectangle,
} from '@glideapps/glide-data-grid'
import { useMemo } from 'react'
import { palettes } from '../ui/palette.ts'
import { cellContent } from './cellContent.ts'
import { headerDrawer } from './cells/header.ts'
import { markRenderer } from './cells/markCell.ts'
import { rowNumberRenderer, rowNumberWidth } from './cells/rowNumber.ts'
import { splitRenderer } from './cells/splitCell.ts'
import { textRenderer } from './cells/textCell.tsx'
import { tokensRenderer } from './cells/tokensCell.ts'
import type { SizedField } from './fields.ts'
import { selectedOf, withoutMarks } from './gridSelection.ts'
import { gridTheme, type Scheme } from './gridTheme.ts'
import { Look } from './look.ts'
import { type Height, rowHeight } from './rowHeights.ts'
import type { SheetSession } from './session.ts'

/** Images are never drawn; the grid asks for a loader all the same. */
const NO_IMAGES = new ImageWindowLoaderImpl()
const FILL_HANDLE = { size: 8, offsetX: -4, offsetY: -4, outline: 1 } as const
/** Clipboard, search and fill are ours; F2 and the first key of an input method open the editor; Esc keeps the selection. */
const KEYS = {
  ...{ copy: false, cut: false, paste: false, search: false, clear: false, downFill: false, rightFill: false },
  delete: 'Delete|Backspace',
  activateCell: ' |Enter|shift+Enter|F2|Process',
}

export type GridEvents = {
  onSelect(selection: GridSelection): void
  onResize(field: SizedField, width: number, done: boolean): void
  onClear(): void
  onAppend(): Promise<undefined>
  onFill(event: FillPatternEventArgs): void
  onKeyDown(event: GridKeyEventArgs): void
  onSight(rows: { from: number; to: number }): void
  onCellMenu(cell: Item, at: { x: number; y: number }): void
  onHeaderMenu(field: number, at: { x: number; y: number }): void
}

type SheetGridProps = {
  ref: React.Ref<DataEditorRef>
  session: SheetSession
  /** Of the pages and edits drawn. */
  stamp: string
  fields: readonly SizedField[]
  selection: GridSelection
  scheme: Scheme
  height: Height
  notes: { tokens: string; split: string }
  search: string
  /** Rows can be added at the end: not in a filtered view, where a new row would not be seen. */
  open: boolean
  events: GridEvents
}

/** The grid itself: everything that knows the drawing library is in this file and in cells/. */
export function SheetGrid({
  ref,
  session,
  stamp,
  fields,
  selection,
  scheme,
  height,
  notes,
  search,
  open,
  events,
}: SheetGridProps) {
  const { pages } = session
  const look = useMemo(
    () =>
      new Look({
        palette: palettes[scheme],
        search,
        selected: selectedOf(selection),
        pages,
        sight: session.sight,
        wrapped: height === 'wrapped',
      }),
    [scheme, search, selection, pages, session, height],
  )
  const theme = useMemo(() => gridTheme(scheme), [scheme])
  const columns = useMemo(() => gridColumns(fields, scheme), [fields, scheme])
  const drawHeader = useMemo(() => headerDrawer(look, fields, notes), [look, fields, notes])
  const custom = useMemo(
    () => [textRenderer(look), markRenderer(look), tokensRenderer(look), splitRenderer(look)],
    [look],
  )
  const renderers = useMemo(
    () =>
      [loadingCellRenderer, newRowCellRenderer, rowNumberRenderer(look)] as React.ComponentProps<
        typeof DataEditorCore
      >['renderers'],
    [look],
  )
  const content = useMemo(() => cellContent({ session, fields, look, stamp }), [session, fields, look, stamp])
  const rowsHigh = useMemo(() => rowHeight(height, pages.count, fields, pages), [height, fields, pages, stamp]) // eslint-disable-line react-hooks/exhaustive-deps -- stamp: heights follow the pages
  const rings = useMemo(() => ring(selection, palettes[scheme]['accent-ink']), [selection, scheme])
  return (
    <DataEditorCore
      ref={ref}
      width="100%"
      height="100%"
      imageWindowLoader={NO_IMAGES}
      renderers={renderers}
      customRenderers={custom}
      theme={theme}
      columns={columns}
      rows={pages.count}
      rowHeight={rowsHigh}
      headerHeight={46}
      rowMarkers={{
        kind: 'clickable-number',
        width: rowNumberWidth(pages.count),
        theme: { bgCell: palettes[scheme].chrome },
        headerDisabled: true,
      }}
      freezeColumns={1}
      verticalBorder={(column) => column > 0}
      getCellContent={content}
      getCellsForSelection={undefined}
      drawHeader={drawHeader}
      highlightRegions={rings}
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
      onDelete={() => {
        events.onClear()
        return false
      }}
      {...(open
        ? {
            onRowAppended: () => events.onAppend(),
            trailingRowOptions: { hint: 'Add a row', targetColumn: 1, sticky: false, tint: false },
          }
        : {})}
      minColumnWidth={60}
      maxColumnWidth={2000}
      onColumnResize={(_column, width, index) => {
        const field = fields[index]
        if (field) events.onResize(field, width, false)
      }}
      onColumnResizeEnd={(_column, width, index) => {
        const field = fields[index]
        if (field) events.onResize(field, width, true)
      }}
      onVisibleRegionChanged={(region: Rectangle) => {
        events.onSight({ from: region.y, to: region.y + region.height + 1 })
      }}
      onCellContextMenu={(cell, event) => {
        event.preventDefault()
        events.onCellMenu(cell, { x: event.bounds.x + event.localEventX, y: event.bounds.y + event.localEventY })
      }}
      onHeaderMenuClick={(column, bounds) => {
        events.onHeaderMenu(column, { x: bounds.x, y: bounds.y + bounds.height + 8 })
      }}
      onHeaderContextMenu={(column, event) => {
        event.preventDefault()
        events.onHeaderMenu(column, { x: event.bounds.x + event.localEventX, y: event.bounds.y + event.localEventY })
      }}
      scrollOffsetY={session.place.top > 0 && typeof rowsHigh === 'number' ? session.place.top * rowsHigh : undefined}
    />
  )
}

/** The grid draws a range's own ring at half strength; this one stands on it in full. */
function ring(selection: GridSelection, color: string) {
  const range = selection.current?.range
  if (!range || range.width * range.height <= 1) return undefined
  return [{ color, range, style: 'solid-outline' as const }]
}

function gridColumns(fields: readonly SizedField[], scheme: Scheme): GridColumn[] {
  const palette = palettes[scheme]
  const muted = { bgCell: palette['muted-cell'], textDark: palette['ink-2'] }
  return fields.map((field, index): GridColumn => {
    const common = {
      id: field.id,
      width: field.width,
      trailingRowOptions: { hint: index === 1 ? 'Add a row' : '', targetColumn: 1 },
    }
    if (field.kind === 'text') {
      return {
        ...common,
        title: field.column.name,
        hasMenu: true,
        trailingRowOptions: { hint: index === 1 ? 'Add a row' : '', targetColumn: index },
        ...(field.sent ? {} : { themeOverride: muted }),
      }
    }
    if (field.kind === 'mark') return { ...common, title: 'Issues', themeOverride: { bgCell: palette.chrome } }
    return { ...common, title: field.kind === 'tokens' ? 'Tokens' : 'Split', themeOverride: muted }
  })
}
