import { z } from 'zod'
import { ColumnId } from '../../../shared/domain/column.ts'
import { RowId } from '../../../shared/domain/row.ts'
import type { Edited } from './cellEditing.ts'

/** What stood in the field of a cell. `row` null: a row that was not there yet; `before` null: not known. */
const CellDraft = z.object({
  row: RowId.nullable(),
  column: ColumnId,
  text: z.string(),
  before: z.string().nullable(),
})
export type CellDraft = z.infer<typeof CellDraft>

/** Where drafts are kept: the storage of the window, which is there again after it broke down or was loaded anew. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A longer text would be written anew with every letter, and take longer than typing it. */
const LONGEST = 100_000

/** The text of the field that is open, so that it outlives the window. One for a project: only one field is open. */
export class DraftKeeper {
  readonly #store: DraftStore
  readonly #key: string

  constructor(store: DraftStore, project: string) {
    this.#store = store
    this.#key = `tunesheet-draft ${project}`
  }

  keep({ row, column, before }: Edited, text: string): void {
    if (text.length > LONGEST) {
      this.clear()
      return
    }
    // A row that is on its way has no id yet; what was typed into it would be a new row.
    const draft: CellDraft = { row: typeof row === 'number' ? row : null, column: column.id, text, before }
    try {
      this.#store.setItem(this.#key, JSON.stringify(draft))
    } catch {
      // No room for so long a text: typing goes on without a net.
      this.clear()
    }
  }

  clear(): void {
    this.#store.removeItem(this.#key)
  }

  /** What was left; null: nothing, or nothing that can be read. */
  read(): CellDraft | null {
    try {
      return CellDraft.parse(JSON.parse(this.#store.getItem(this.#key) ?? 'null'))
    } catch {
      return null
    }
  }
}
