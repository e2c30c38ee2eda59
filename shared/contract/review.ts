import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ColumnId } from '../domain/column.ts'
import { RowId } from '../domain/row.ts'
import { actEvents, procedure, Progress, ProjectId } from './base.ts'
import { EditResult } from './rows.ts'

/**
 * What a review holds. `change`: a cell that only the colleague changed; `conflict`: one that was changed here too;
 * `added`, `removed`: rows; `column`: a new column; `note`: a remark.
 */
export const ReviewKind = z.enum(['change', 'conflict', 'added', 'removed', 'column', 'note'])
export type ReviewKind = z.infer<typeof ReviewKind>

/** A review that was read and waits for a decision. Reading another one for the project ends it. */
const ReviewId = z.uuid()

export const ReviewSummary = z.object({
  review: ReviewId,
  /** The file's name. */
  name: z.string(),
  counts: z.record(ReviewKind, z.number().int()),
  /** What the file could not say or what is left as it is, in whole sentences. */
  notices: z.array(z.string()),
})
export type ReviewSummary = z.infer<typeof ReviewSummary>

const Piece = z.object({ kind: z.enum(['same', 'out', 'in', 'gap']), text: z.string() })
const place = { row: RowId, number: z.number().int() }

/** One thing to decide about; `index` counts within its kind. Long texts are cut for showing. */
export const ReviewItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('change'), index: z.number().int(), ...place, column: ColumnId, pieces: z.array(Piece) }),
  z.object({
    kind: z.literal('conflict'),
    index: z.number().int(),
    ...place,
    column: ColumnId,
    /** Null: the file does not tell any more. */
    sent: z.string().nullable(),
    here: z.string(),
    theirs: z.string(),
  }),
  z.object({
    kind: z.literal('added'),
    index: z.number().int(),
    cells: z.array(z.object({ column: ColumnId, text: z.string() })),
    /** What it says in columns that are new in the file. */
    more: z.array(z.object({ name: z.string(), text: z.string() })),
    /** The remark beside it; empty for none. */
    note: z.string(),
  }),
  z.object({
    kind: z.literal('column'),
    index: z.number().int(),
    name: z.string(),
    /** Its cells with text, new rows included, and the first of them. */
    filled: z.number().int(),
    texts: z.array(z.string()),
  }),
  z.object({ kind: z.literal('removed'), index: z.number().int(), ...place, text: z.string() }),
  z.object({
    kind: z.literal('note'),
    index: z.number().int(),
    ...place,
    /** What the row says, to recognise it by. */
    about: z.string(),
    text: z.string(),
  }),
])
export type ReviewItem = z.infer<typeof ReviewItem>

export const ReviewEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: Progress }),
  z.object({ type: z.literal('done'), summary: ReviewSummary }),
])
export type ReviewEvent = z.infer<typeof ReviewEvent>

/** Of one kind: all but some, or none but some. */
const Choice = z.object({ all: z.boolean(), except: z.array(z.number().int().min(0)).max(1_000_000) })

/** What is taken over, by kind. A conflict that is not taken over stays as it is here. */
export const ReviewChoices = z.record(ReviewKind, Choice)
export type ReviewChoices = z.infer<typeof ReviewChoices>

const byReview = z.object({ project: ProjectId, review: ReviewId })

export const review = {
  /** Compares a file that was sent for review with the sheet, without changing anything. */
  read: procedure.input(z.object({ project: ProjectId, file: z.string().max(200) })).output(eventIterator(ReviewEvent)),
  page: procedure
    .input(
      byReview.extend({ kind: ReviewKind, offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }),
    )
    .output(z.array(ReviewItem)),
  /** Takes over what was chosen, as one undoable act. Fails with `stale` when the sheet changed since it was read. */
  apply: procedure.input(byReview.extend({ choices: ReviewChoices })).output(actEvents(EditResult)),
}
