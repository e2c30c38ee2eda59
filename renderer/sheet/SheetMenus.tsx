import type { Column } from '../../shared/domain/column.ts'
import { runAction } from '../actions.ts'
import { useProject } from '../project.tsx'
import { CellMenu, type CellChoice, type Point } from './CellMenu.tsx'
import { HeaderMenu } from './HeaderMenu.tsx'
import { type Area, cellsIn } from './selection.ts'
import { readSystemClipboard, systemCopy } from './useSheetClipboard.ts'
import type { SheetActs } from './useSheetActs.ts'

export type OpenMenu =
  | { readonly kind: 'cell'; readonly at: Point }
  | { readonly kind: 'header'; readonly at: Point; readonly column: Column; readonly columns: readonly Column[] }

type SheetMenusProps = {
  menu: OpenMenu | null
  areas: readonly Area[]
  acts: SheetActs
  /** Columns as wide as their text. */
  onFit: (columns: readonly Column[]) => void
  onClose: () => void
}

/** The menus of cells and headers, where they were asked for. */
export function SheetMenus({ menu, areas, acts, onFit, onClose }: SheetMenusProps) {
  const { state } = useProject()
  if (!menu) return null
  if (menu.kind === 'header') {
    const { columns } = menu
    const shown = state.columns.filter((column) => !column.hidden).length
    return (
      <HeaderMenu
        key={menu.column.id}
        at={menu.at}
        column={menu.column}
        columns={columns}
        format={state.setup.format}
        only={shown <= columns.length}
        onChange={(change) => {
          if (change.type === 'fit') onFit(columns)
          else acts.changeColumns(change.type === 'rename' || change.type === 'role' ? [menu.column] : columns, change)
        }}
        onClose={onClose}
      />
    )
  }
  return (
    <CellMenu
      at={menu.at}
      rows={acts.rowCount}
      cells={cellsIn(areas)}
      onChoose={(choice) => {
        onClose()
        // The grid has the focus again by then; the system's own copy and cut look there.
        setTimeout(() => {
          choose(choice, acts)
        }, 0)
      }}
      onClose={onClose}
    />
  )
}

function choose(choice: CellChoice, acts: SheetActs): void {
  if (choice === 'cut' || choice === 'copy') systemCopy(choice)
  else if (choice === 'paste') void readSystemClipboard().then((grid) => grid && acts.paste(grid))
  else if (choice === 'hold-back') acts.split('validation')
  else if (choice === 'train') acts.split('train')
  else runAction(choice)
}
