import type { ColumnId } from '../../../shared/domain/column.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { Listeners } from '../../sharedState.ts'
import { type Grid, toTsv } from './clipboard.ts'
import type { Area } from '../selection/selection.ts'

/** Cells that were cut and stay where they are until they are pasted, or that were copied. */
export type Cut = {
  readonly how: 'cut' | 'copy'
  /** Where they stand in the view. */
  readonly area: Area
  /** What they hold, as it lies on the clipboard. */
  readonly cells: Grid
  readonly rows: Promise<readonly RowId[]>
  readonly columns: readonly ColumnId[]
}

/** The cells that are cut or copied, if any: as in any spreadsheet one range, and only until something else is done. */
export class Cutting {
  readonly #listeners = new Listeners()
  readonly subscribe = this.#listeners.subscribe
  #cut: Cut | null = null

  readonly now = (): Cut | null => this.#cut

  begin(cut: Cut): void {
    // Whether they can be found is asked for when they are pasted.
    cut.rows.catch(() => undefined)
    this.#set(cut)
  }

  /** The sheet is another one now, or the user has thought better of it. False: nothing was cut or copied. */
  end(): boolean {
    if (!this.#cut) return false
    this.#set(null)
    return true
  }

  /** What was cut, when it is what is pasted: the clipboard may hold something else by now. */
  pasted(cells: Grid): Cut | null {
    const cut = this.#cut
    if (cut?.how !== 'cut' || cut.cells.length !== cells.length) return null
    return written(cut.cells) === written(cells) ? cut : null
  }

  #set(cut: Cut | null): void {
    this.#cut = cut
    this.#listeners.tell()
  }
}

/** As it lies on the clipboard, where each system has line ends of its own. */
function written(cells: Grid): string {
  return toTsv(cells).replaceAll('\r\n', '\n')
}
