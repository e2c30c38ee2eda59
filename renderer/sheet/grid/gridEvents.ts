import type { FillPatternEventArgs, GridKeyEventArgs, GridSelection } from '@glideapps/glide-data-grid'
import type { Keys } from '../../actions.ts'
import type { SizedField } from '../columns/fields.ts'

type Point = { readonly x: number; readonly y: number }

/** A key press, with what is needed to act on it. */
type GridKey = Keys & Pick<GridKeyEventArgs, 'preventDefault' | 'stopPropagation'>

export type GridEvents = {
  /** The grid can be focused. */
  onReady: () => void
  onSelect: (selection: GridSelection) => void
  onResize: (field: SizedField, width: number, done: boolean) => void
  /** The edge of a head was double-clicked: the column is to be as wide as its text. */
  onFit: (field: number) => void
  onAppend: () => Promise<undefined>
  onFill: (event: FillPatternEventArgs) => void
  onKeyDown: (event: GridKey) => void
  /** A cell was double-clicked, or pressed by a screen reader. */
  onOpen: (field: number, row: number) => void
  onSight: (rows: { from: number; to: number }) => void
  /** A head of a chosen row or column was dragged to another place. */
  onRowMoved: (from: number, to: number) => void
  onColumnMoved: (from: number, to: number) => void
  /** `field` −1: at the head of a row. */
  onCellMenu: (field: number, row: number, at: Point) => void
  onHeaderMenu: (field: number, at: Point) => void
  /** The arrow of the column that is sorted by. */
  onArrow: () => void
}
