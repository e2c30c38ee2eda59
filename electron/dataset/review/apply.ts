import type { ReviewChoices, ReviewKind } from '../../../shared/contract/review.ts'
import type { EditResult } from '../../../shared/contract/rows.ts'
import type { Patch } from '../../../shared/domain/patch.ts'
import { REVIEW_COLUMN } from '../../../shared/domain/reviewMark.ts'
import { formatCount } from '../../../shared/format/figures.ts'
import { columnNames, unique } from '../../imports/columnNames.ts'
import type { PaceOptions } from '../../pace.ts'
import type { Project } from '../../project/project.ts'
import { editProjectLong, type Recounting } from '../edit.ts'
import { sheetChanged } from './read.ts'
import type { AddedRow, NewColumn, Note, Review } from './review.ts'

/** Cells and rows of one patch: a few milliseconds of work. */
const BATCH = 500

/** What is taken over of a review. */
type Accepted = {
  readonly cells: readonly { readonly row: number; readonly column: string; readonly text: string }[]
  readonly added: readonly AddedRow[]
  readonly removed: readonly number[]
  /** New columns, by their place in the review. */
  readonly columns: ReadonlyMap<number, NewColumn>
  readonly notes: readonly Note[]
}

/**
 * Takes over what was chosen of a review, as one undoable act. Remarks go into a column of their own that is never sent.
 * @throws Failure `stale` when the sheet changed since the review was read, otherwise as `Project.editLong`
 */
export async function applyReview(
  project: Project,
  recount: Recounting,
  { review, choices }: { readonly review: Review; readonly choices: ReviewChoices },
  pace: PaceOptions = {},
): Promise<EditResult> {
  while (project.busy) await project.busy
  if (project.state().revision !== review.revision) throw sheetChanged()
  const accepted = acceptedOf(review, choices)
  const patches = patchesOf(project, accepted)
  return await editProjectLong(project, recount, { ...pace, patches, label: labelOf(accepted) })
}

/** What a choice takes of a review. */
function acceptedOf(review: Review, choices: ReviewChoices): Accepted {
  const taken = <T>(kind: ReviewKind, items: readonly T[]): T[] => {
    const except = new Set(choices[kind].except)
    return items.filter((_, index) => choices[kind].all !== except.has(index))
  }
  return {
    cells: [...taken('change', review.change), ...taken('conflict', review.conflict)],
    added: taken('added', review.added),
    removed: taken('removed', review.removed),
    columns: new Map(taken('column', [...review.column.entries()])),
    notes: taken('note', review.note),
  }
}

/** `Took over a review: 12 cells, 3 new rows`. */
function labelOf({ cells, added, removed, columns, notes }: Accepted): string {
  const parts = [
    ...(cells.length > 0 ? [formatCount(cells.length, 'cell')] : []),
    ...(added.length > 0 ? [formatCount(added.length, 'new row')] : []),
    ...(removed.length > 0 ? [formatCount(removed.length, 'row removed', 'rows removed')] : []),
    ...(columns.size > 0 ? [formatCount(columns.size, 'new column')] : []),
    ...(notes.length > 0 ? [formatCount(notes.length, 'remark')] : []),
  ]
  return `Took over a review: ${parts.join(', ')}`
}

function* patchesOf(project: Project, accepted: Accepted): Generator<Patch> {
  const { cells, added, removed, notes } = accepted
  for (let at = 0; at < cells.length; at += BATCH) yield { type: 'setCells', cells: cells.slice(at, at + BATCH) }
  const column = yield* remarkColumn(project, accepted)
  for (let at = 0; at < notes.length; at += BATCH) {
    yield { type: 'setCells', cells: notes.slice(at, at + BATCH).map(({ row, text }) => ({ row, column, text })) }
  }
  const made = yield* newColumns(project, accepted)
  yield* addPatches(added, column, made)
  for (let at = 0; at < removed.length; at += BATCH) yield { type: 'deleteRows', rows: removed.slice(at, at + BATCH) }
}

/** The column for remarks: the one that is there from an earlier review, or a new one where it is needed. */
function* remarkColumn(project: Project, { added, notes }: Accepted): Generator<Patch, string> {
  const own = project.columns().find(({ name, role }) => name === REVIEW_COLUMN && role === 'note')
  if (own) return own.id
  const key = '+1'
  const needed = notes.length > 0 || added.some(({ note }) => note !== '')
  if (needed) yield { type: 'addColumn', name: REVIEW_COLUMN, role: 'note', key }
  return key
}

/** New columns stand at the end and are not sent; what patches call them, by their place in the review. */
function* newColumns(project: Project, { columns }: Accepted): Generator<Patch, ReadonlyMap<number, string>> {
  const keys = new Map<number, string>()
  // As the columns of the sheet would be called in a workbook, so that two of a name can be told apart.
  const taken = new Set(columnNames(project.columns().map(({ name }) => name)))
  for (const [nth, { name, cells }] of columns) {
    // The first key is that of the column for remarks.
    const key = `+${keys.size + 2}`
    keys.set(nth, key)
    const free = unique(name, taken)
    taken.add(free)
    yield { type: 'addColumn', name: free, role: 'note', key }
    for (let at = 0; at < cells.length; at += BATCH) {
      yield {
        type: 'setCells',
        cells: cells.slice(at, at + BATCH).map(({ row, text }) => ({ row, column: key, text })),
      }
    }
  }
  return keys
}

/** New rows stand below the row they stood below in the file; those that stood together stay together. */
function* addPatches(added: readonly AddedRow[], remarks: string, made: ReadonlyMap<number, string>): Generator<Patch> {
  for (let at = 0; at < added.length;) {
    const after = added[at]?.after
    const rows: Record<string, string>[] = []
    for (let row = added[at]; row && row.after === after; row = added[at]) {
      const more = row.more.flatMap(([nth, text]) => (made.has(nth) ? [[made.get(nth) ?? '', text] as const] : []))
      const note = row.note === '' ? [] : [[remarks, row.note] as const]
      const cells = [...row.cells, ...more, ...note]
      // A row that only said something in a column that is not brought in says nothing any more.
      if (cells.length > 0) rows.push(Object.fromEntries(cells))
      at += 1
    }
    yield { type: 'insertRows', rows, ...(after === undefined ? {} : { after }) }
  }
}
