import { type Action, runAction } from '../../actions.ts'
import { attempt } from '../../frame/trouble.ts'
import { SHEET_KEYS, type SheetKey } from '../../sheetKeys.ts'
import type { GridEvents } from '../grid/gridEvents.ts'
import { cellsIn } from '../selection/selection.ts'
import type { OpenMenu } from '../SheetMenus.tsx'
import type { SheetActs } from '../useSheetActs.ts'
import { readSystemClipboard } from '../clipboard/useSheetClipboard.ts'
import { extentOf, type KeyContext } from './gridKeys.ts'
import { type Chosen, everything, only, wholeColumns, wholeRows } from './navigation.ts'
import { timeNow, today } from './written.ts'

type SheetParts = {
  readonly acts: SheetActs
  readonly keys: KeyContext
  readonly onMenu: (menu: OpenMenu) => void
  readonly onHeaderMenu: GridEvents['onHeaderMenu']
}

/** What F4 does once more. */
const REPEATED: readonly SheetKey[] = [
  ...(['insert-above', 'insert-below', 'duplicate-rows', 'remove-rows', 'fill-down', 'fill-right'] as const),
  ...(['fill-active', 'copy-above', 'today', 'now', 'clear'] as const),
]

type Runs<Key extends SheetKey> = Readonly<Record<Key, () => unknown>>
type LookKey = 'cell-menu' | 'column-menu' | 'show-cell' | `select-${'all' | 'rows' | 'columns' | 'active'}`

/** Which of these was done last, by its key or from the menu. */
export class LastAct {
  #id: SheetKey | null = null

  did(id: SheetKey): void {
    if (REPEATED.includes(id)) this.#id = id
  }

  again(): void {
    if (this.#id) runAction(this.#id)
  }
}

/** The keys that count only in the grid. */
export function sheetActions(parts: SheetParts, last: LastAct): Action[] {
  const runs: Runs<SheetKey> = {
    ...lookRuns(parts),
    ...actRuns(parts),
    repeat: () => {
      last.again()
    },
  }
  const { session } = parts.keys
  const can: Partial<Record<SheetKey, boolean>> = {
    'paste-held': session.cutting.now() !== null,
    'show-hidden-rows': session.project.state.hidden.rows > 0,
  }
  return Object.entries(SHEET_KEYS).map(([name, key]) => {
    const id = name as SheetKey
    return {
      ...{ id, ...key, group: 'Cells and rows', place: 'sheet' },
      enabled: can[id] ?? true,
      run: () => {
        last.did(id)
        void runs[id]()
      },
    }
  })
}

function actRuns({ acts, keys }: SheetParts): Runs<Exclude<SheetKey, LookKey | 'repeat'>> {
  const fillDown = () => {
    acts.fill(false)
  }
  return {
    'insert-above': acts.insertAbove,
    'insert-below': acts.insertBelow,
    'duplicate-rows': acts.duplicate,
    'remove-rows': acts.remove,
    'hide-rows': acts.hide,
    'show-hidden-rows': acts.showHidden,
    'fill-down': fillDown,
    'fill-right': () => {
      acts.fill(true)
    },
    'fill-active': () => fillActive(keys, acts),
    'copy-above': fillDown,
    today: () => {
      acts.setAll(today(keys))
    },
    now: () => {
      acts.setAll(timeNow())
    },
    'paste-held': acts.pasteHeld,
    'paste-text': () => readSystemClipboard('text').then((cells) => cells && acts.paste(cells)),
    clear: acts.clear,
  }
}

function lookRuns({ keys, onMenu, onHeaderMenu }: SheetParts): Runs<LookKey> {
  const { selecting, grid } = keys
  const choose = (next: (chosen: Chosen) => Chosen) => () => {
    if (selecting.chosen) selecting.choose(next(selecting.chosen))
  }
  const boundsOf = (y?: number) => {
    const x = selecting.chosen?.cell.x ?? 1
    return { x, bounds: y === undefined ? grid.current?.getBounds(x) : grid.current?.getBounds(x, y) }
  }
  return {
    'select-all': choose((chosen) => everything(chosen, extentOf(keys))),
    'select-rows': choose(wholeRows),
    'select-columns': choose(wholeColumns),
    'select-active': choose(({ cell }) => only(cell)),
    'cell-menu': () => {
      const { bounds } = boundsOf(selecting.active ?? 0)
      if (bounds) onMenu({ kind: 'cell', at: { x: bounds.x + 12, y: bounds.y + bounds.height - 4 } })
    },
    'column-menu': () => {
      const { x, bounds } = boundsOf()
      if (bounds) onHeaderMenu(x, { x: bounds.x, y: bounds.y + bounds.height })
    },
    'show-cell': () => {
      const { chosen } = selecting
      if (chosen) grid.current?.scrollTo(chosen.cell.x, chosen.cell.y)
    },
  }
}

/** The text of the active cell into all that is selected. */
async function fillActive({ session, fields, selecting }: KeyContext, acts: SheetActs): Promise<void> {
  const { chosen, areas } = selecting
  const field = fields[chosen?.cell.x ?? 0]
  if (!chosen || field?.kind !== 'text' || cellsIn(areas) < 2) return
  const { y } = chosen.cell
  const texts = await attempt(() => session.reading.texts([[y, y + 1]], [field.column.id]))
  if (texts) acts.setAll(texts[0]?.[0] ?? '')
}
