import type { Column } from '../../shared/domain/column.ts'
import { useProject } from '../project.tsx'
import { CellMenu, HeaderMenu, type CellChoice, type Point } from './menus.tsx'
import { type Area, rowsIn } from './selection.ts'
import { readSystemClipboard, systemCopy } from './useSheetClipboard.ts'
import type { SheetActs } from './useSheetActs.ts'

export type OpenMenu =
  | { readonly kind: 'cell'; readonly at: Point }
  | { readonly kind: 'header'; readonly at: Point; readonly column: Column }
type SheetMenusProps = { menu: OpenMenu | null; area: Area | null; acts: SheetActs; onClose: () => void }

/** The menus of cells and headers, where they were asked for. */
export function SheetMenus({ menu, area, acts, onClose }: SheetMenusProps) {
  const { state } = useProject()
  if (!menu) return null
  if (menu.kind === 'header') {
    const only = state.columns.filter((column) => !column.hidden).length === 1
    return (
      <HeaderMenu
        key={menu.column.id}
        at={menu.at}
        column={menu.column}
        format={state.setup.format}
        only={only}
        onChange={(change) => {
          acts.changeColumn(menu.column, change)
        }}
        onClose={onClose}
      />
    )
  }
  return (
    <CellMenu
      at={menu.at}
      rows={area && area.whole !== 'columns' ? rowsIn(area) : null}
      cells={area ? rowsIn(area) * area.fields.length : 0}
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
  switch (choice) {
    case 'cut':
    case 'copy':
      systemCopy(choice)
      return
    case 'paste':
      void readSystemClipboard().then((grid) => grid && acts.paste(grid))
      return
    case 'fill-down':
      acts.fill(false)
      return
    case 'insert':
      void acts.insertBelow()
      return
    case 'hold-back':
      acts.split('validation')
      return
    case 'train':
      acts.split('train')
      return
    case 'clear':
      acts.clear()
      return
    case 'remove':
      void acts.remove()
  }
}
