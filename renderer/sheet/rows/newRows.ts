import type { ColumnId } from '../../../shared/domain/column.ts'
import type { RowId } from '../../../shared/domain/row.ts'

/** A row typed below the last one, on its way to the disk. */
export type NewRow = {
  /** Its place in the view. */
  readonly y: number
  readonly cells: Readonly<Record<ColumnId, string>>
  /** Null: it could not be made, or the user let go of it. */
  readonly id: Promise<RowId | null>
}

/** Rows that are drawn and can be left and typed into before the core has given them an id. */
export class NewRows {
  readonly #rows = new Map<number, NewRow>()

  /** One past the last of them; 0: there are none. */
  get end(): number {
    return [...this.#rows.keys()].reduce((end, y) => Math.max(end, y + 1), 0)
  }

  at(y: number): NewRow | null {
    return this.#rows.get(y) ?? null
  }

  add(row: NewRow): void {
    this.#rows.set(row.y, row)
    void row.id.then(() => this.#rows.delete(row.y))
  }
}
