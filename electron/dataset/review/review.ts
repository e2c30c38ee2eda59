import { randomUUID } from 'node:crypto'
import type { ReviewKind } from '../../../shared/contract/review.ts'
import type { ColumnId } from '../../../shared/domain/column.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import type { Project } from '../../project/project.ts'

/** So much text of differences is kept until the decision; a file with more is another table. */
const MOST_CHARACTERS = 128 * 1024 * 1024

export type ChangedCell = { readonly row: RowId; readonly column: ColumnId; readonly text: string }
export type Conflict = ChangedCell & { readonly sent: string | null }
/** A row that is new in the file. `after`: the row of the sheet above it; undefined: at the end. */
export type AddedRow = {
  readonly after: RowId | undefined
  readonly cells: readonly (readonly [ColumnId, string])[]
  /** What it says in new columns, by their place among them. */
  readonly more: readonly (readonly [nth: number, text: string])[]
  /** The remark beside it; empty for none. */
  readonly note: string
}
/** A column that is new in the file, with what it says beside rows of the sheet. */
export type NewColumn = { readonly name: string; readonly cells: { readonly row: RowId; readonly text: string }[] }
export type Note = { readonly row: RowId; readonly text: string }

/** What a file that came back from a colleague would change, in the order of the file. */
export class Review {
  readonly id = randomUUID()
  readonly name: string
  /** Of the sheet that it was compared with. */
  readonly revision: number
  readonly change: ChangedCell[] = []
  readonly conflict: Conflict[] = []
  readonly added: AddedRow[] = []
  removed: readonly RowId[] = []
  readonly column: NewColumn[] = []
  readonly note: Note[] = []
  notices: readonly string[] = []
  #characters = 0

  constructor(name: string, revision: number) {
    this.name = name
    this.revision = revision
  }

  /** @throws Failure `wrong-input` when there is more to keep than anybody could look through */
  keep(text: string): void {
    this.#characters += text.length
    if (this.#characters <= MOST_CHARACTERS) return
    throw new Failure({
      code: 'wrong-input',
      message: `${this.name} differs from this sheet nearly everywhere.`,
      hint: 'Bring it in as a sheet of its own with “New from a file”.',
    })
  }

  counts(): Record<ReviewKind, number> {
    const { change, conflict, added, removed, column, note } = this
    return {
      change: change.length,
      conflict: conflict.length,
      added: added.length,
      removed: removed.length,
      column: column.length,
      note: note.length,
    }
  }
}

/** The review that waits for a decision, by project; it goes with the project. */
const waiting = new WeakMap<Project, Review>()

/** Keeps a review until it is decided on or another one is read. */
export function keepReview(project: Project, review: Review): void {
  waiting.set(project, review)
}

/** @throws Failure `not-found` for a review that is no longer kept */
export function reviewOf(project: Project, id: string): Review {
  const review = waiting.get(project)
  if (review?.id === id) return review
  throw new Failure({
    code: 'not-found',
    message: 'This review is no longer open.',
    hint: 'Bring the file back once more.',
  })
}

/** Nothing of it is kept any longer. */
export function endReview(project: Project): void {
  waiting.delete(project)
}
