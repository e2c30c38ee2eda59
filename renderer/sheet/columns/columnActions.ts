import type { Column } from '../../../shared/domain/column.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import type { Action } from '../../actions.ts'
import { columnsOf } from '../acts.ts'
import type { SizedField } from './fields.ts'
import type { HeaderChange } from './HeaderMenu.tsx'
import { hiddenAmong } from './hiddenColumns.ts'
import { HEIGHT_WORDS, HEIGHTS, type Height } from '../rows/rowHeights.ts'
import type { Selecting } from '../selection/useSelection.ts'
import type { SheetActs } from '../useSheetActs.ts'

type ColumnParts = {
  readonly acts: Pick<SheetActs, 'changeColumns' | 'keepLayout'>
  readonly fields: readonly SizedField[]
  readonly selecting: Pick<Selecting, 'area' | 'chosen'>
  readonly onFit: (columns: readonly Column[]) => void
  /** Every column of the project, hidden ones too. */
  readonly all: readonly Column[]
}

/**
 * What the menu of a column does, for "Find an action": to the chosen columns, else to that of the active cell. Hiding is
 * meant for all columns with a selected cell, as in any spreadsheet.
 */
export function columnActions({ acts, fields, selecting, onFit, all }: ColumnParts): Action[] {
  const { area, chosen } = selecting
  const columns = columnsOf({ fields: area?.whole === 'columns' ? area.fields : [chosen?.cell.x ?? 1] }, fields)
  const [first] = columns
  if (!first) return []
  const nameOf = (some: readonly Column[]) =>
    some.length === 1 ? (some[0]?.name ?? '') : formatCount(some.length, 'column')
  const these = nameOf(columns)
  const shown = fields.filter((field) => field.kind === 'text').length
  const spanned = area && area.whole !== 'rows' ? columnsOf(area, fields) : columns
  const act = (id: string, title: string, change: HeaderChange & { type: 'add' | 'freeze' | 'delete' }) => ({
    ...{ id: `column-${id}`, title, group: 'Columns' },
    enabled: change.type !== 'delete' || columns.length < shown,
    run: () => {
      acts.changeColumns(columns, change)
    },
  })
  return [
    act('add-left', `Add a column to the left of ${first.name}`, { type: 'add', side: 'left' }),
    act('add-right', `Add a column to the right of ${first.name}`, { type: 'add', side: 'right' }),
    first.frozen
      ? act('freeze', `Let ${these} scroll with the others`, { type: 'freeze', frozen: false })
      : act('freeze', `Keep ${these} in sight`, { type: 'freeze', frozen: true }),
    {
      ...{ id: 'column-fit', title: `Fit ${these} to the text`, group: 'Columns' },
      run: () => {
        onFit(columns)
      },
    },
    {
      ...{ id: 'column-hide', title: `Hide ${nameOf(spanned)}`, group: 'Columns' },
      ...{ shortcut: 'Ctrl+0', also: 'Mod+Alt+0', place: 'sheet' },
      enabled: spanned.length > 0 && spanned.length < shown,
      run: () => {
        acts.changeColumns(spanned, { type: 'hide' })
      },
    },
    {
      ...{ id: 'columns-show', title: 'Show hidden columns', group: 'Columns' },
      ...{ shortcut: 'Ctrl+Shift+0', place: 'sheet' },
      enabled: all.some(({ hidden }) => hidden),
      run: () => {
        for (const { id } of hiddenAmong(spanned, all)) void acts.keepLayout(id, { hidden: false })
      },
    },
    act('delete', columns.length === 1 ? `Delete column ${these}` : `Delete ${these}`, { type: 'delete' }),
  ]
}

/** How tall rows are, for "Find an action". */
export function heightActions(height: Height, onHeight: (height: Height) => void): Action[] {
  return HEIGHTS.map((one) => ({
    ...{ id: `row-height-${one}`, title: `Row height: ${HEIGHT_WORDS[one].toLowerCase()}`, group: 'View' },
    enabled: one !== height,
    run: () => {
      onHeight(one)
    },
  }))
}
