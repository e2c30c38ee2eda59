import type { Column } from '../../shared/domain/column.ts'
import { runAction } from '../actions.ts'
import { useProject } from '../project.tsx'
import { openCleanUp } from './cleanUp/opening.ts'
import { CellMenu, type CellChoice, type Point } from './CellMenu.tsx'
import { openFilter } from './filter/opening.ts'
import { sortKind } from './filter/sorting.ts'
import { type ComputedSort, SortMenu } from './filter/SortMenu.tsx'
import { HeaderMenu } from './columns/HeaderMenu.tsx'
import type { SheetSession } from './session.ts'
import { readSystemClipboard, systemCopy } from './clipboard/useSheetClipboard.ts'
import type { SheetActs } from './useSheetActs.ts'

export type OpenMenu =
  | { readonly kind: 'cell'; readonly at: Point }
  | { readonly kind: 'header'; readonly at: Point; readonly column: Column; readonly columns: readonly Column[] }
  | { readonly kind: 'computed'; readonly at: Point; readonly by: ComputedSort }

type SheetMenusProps = {
  menu: OpenMenu | null
  acts: SheetActs
  session: SheetSession
  /** Columns as wide as their text. */
  onFit: (columns: readonly Column[]) => void
  onClose: () => void
}

/** The menus of cells and headers, where they were asked for. */
export function SheetMenus({ menu, acts, session, onFit, onClose }: SheetMenusProps) {
  const { state, view, setView } = useProject()
  const sort = view.sort
  if (!menu) return null
  if (menu.kind === 'computed') return <SortMenu at={menu.at} by={menu.by} onClose={onClose} />
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
        sorted={sort?.by === menu.column.id ? sort.order : null}
        kind={sortKind(session, menu.column.id)}
        only={shown <= columns.length}
        onChange={(change) => {
          if (change.type === 'fit') onFit(columns)
          else if (change.type === 'clean-up')
            openCleanUp(
              'trim',
              columns.map(({ id }) => id),
            )
          else if (change.type === 'filter') openFilter(menu.column.id)
          else if (change.type === 'sort')
            setView({ ...view, sort: change.order === null ? undefined : { by: menu.column.id, order: change.order } })
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
      cells={acts.cellCount}
      hidden={state.hidden.rows}
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
  else if (choice === 'clean-up') openCleanUp()
  else if (choice === 'train') acts.split('train')
  else runAction(choice)
}
