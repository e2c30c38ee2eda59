import type { ColumnId } from '../../../shared/domain/column.ts'
import type { Row, RowId } from '../../../shared/domain/row.ts'
import type { View } from '../../../shared/domain/view.ts'
import { client } from '../../api.ts'
import type { SheetPages } from './pages.ts'
import { type Area, cellsIn } from '../selection/selection.ts'

/** Cells one act may touch, and the clipboard is given at once. */
export const MOST_CELLS = 1_000_000

/** More cells than one act may touch. */
export function tooMany(area: Area): boolean {
  return cellsIn([area]) > MOST_CELLS
}

/** The sheet whose rows and texts are read. */
type Sheet = {
  readonly id: string
  readonly pages: SheetPages
  readonly view: View
  readonly edits: { readonly settled: () => Promise<unknown> }
  /** The text of a cell as the user last left it, saved or not. */
  readonly text: (row: Row, column: ColumnId) => string
}

/** Reads rows and texts of a view for acts: from what is held, and from the core beyond it. */
export class SheetReading {
  readonly #sheet: Sheet

  constructor(sheet: Sheet) {
    this.#sheet = sheet
  }

  /** Ids of the rows of an area once all earlier acts are done, held ones without asking. */
  async ids(area: Pick<Area, 'stretches'>): Promise<RowId[]> {
    await this.#sheet.edits.settled()
    const ids: RowId[] = []
    for (const [from, to] of area.stretches) {
      const held = to - from <= 2000 ? this.#sheet.pages.current(from, to) : null
      if (held) for (const row of held) ids.push(row.id)
      else
        for (const id of await client.rows.ids({
          project: this.#sheet.id,
          view: this.#sheet.view,
          offset: from,
          limit: to - from,
        }))
          ids.push(id)
    }
    return ids
  }

  /** The texts of an area when all of its rows are held, so that a copy can be answered at once; else null. */
  heldTexts(stretches: Area['stretches'], columns: readonly ColumnId[]): string[][] | null {
    const texts: string[][] = []
    for (const [from, to] of stretches) {
      const rows = to - from <= 2000 ? this.#sheet.pages.stretch(from, to) : null
      if (!rows) return null
      for (const row of rows) texts.push(columns.map((column) => this.#sheet.text(row, column)))
    }
    return texts
  }

  /** The texts of an area once all earlier acts are done, rows first. */
  async texts(stretches: Area['stretches'], columns: readonly ColumnId[]): Promise<string[][]> {
    await this.#sheet.edits.settled()
    const texts: string[][] = []
    for (const [from, to] of stretches) {
      const step = Math.max(1, Math.floor(MOST_CELLS / columns.length))
      for (let offset = from; offset < to; offset += step) {
        const limit = Math.min(step, to - offset)
        for (const row of await client.rows.texts({
          project: this.#sheet.id,
          view: this.#sheet.view,
          offset,
          limit,
          columns: [...columns],
        }))
          texts.push(row)
      }
    }
    return texts
  }
}
