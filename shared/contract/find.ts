import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ColumnId } from '../domain/column.ts'
import { FindQuery } from '../domain/find/find.ts'
import { RowId } from '../domain/row.ts'
import { View } from '../domain/view.ts'
import { actEvents, procedure, ProjectId } from './base.ts'
import { EditResult } from './rows.ts'

/** Where is looked: columns, in the order in which their cells are gone through, of the rows of a view or some of them. */
export const FindScope = z.object({
  view: View,
  /** Places of the view, `to` exclusive, ascending; absent: all of it. */
  stretches: z
    .array(z.tuple([z.number().int().min(0), z.number().int().min(0)]))
    .max(10_000)
    .optional(),
  columns: z.array(ColumnId).min(1).max(1000),
})
export type FindScope = z.infer<typeof FindScope>

/** What a look found. */
export const Found = z.object({
  /** Under which the core keeps what was found, for a while. */
  find: z.string(),
  matches: z.number().int(),
  cells: z.number().int(),
  rows: z.number().int(),
  /** The state of the project in which it was found. */
  revision: z.number().int(),
})
export type Found = z.infer<typeof Found>

/** What was found so far, in `looked` rows of `total`; `done` when that is all. */
export const FindEvent = z.object({
  type: z.enum(['found', 'done']),
  found: Found,
  looked: z.number().int(),
  total: z.number().int(),
})
export type FindEvent = z.infer<typeof FindEvent>

/** One match. `from`, `to`: its place in the cell's text. */
export const Hit = z.object({
  /** 1-based, among all. */
  nth: z.number().int(),
  row: RowId,
  column: ColumnId,
  from: z.number().int(),
  to: z.number().int(),
  /** 0-based, in the view that was asked about; null: the row is not part of it. */
  place: z.number().int().nullable(),
})
export type Hit = z.infer<typeof Hit>

/** A stretch of a cell: as it stays, what goes, or what comes. `gap`: something between that is not shown. */
const Piece = z.object({ kind: z.enum(['same', 'out', 'in', 'gap']), text: z.string() })

/** What a replacement would make of one row: its cells in which something would change. */
export const ReplacedRow = z.object({
  row: RowId,
  /** 1-based place in the sheet. */
  number: z.number().int(),
  matches: z.number().int(),
  cells: z.array(z.object({ column: ColumnId, pieces: z.array(Piece) })),
})
export type ReplacedRow = z.infer<typeof ReplacedRow>

const Replacement = z.string().max(10_000)
/** `found`: what is left to be found; `at`: the place in the cell behind what was put there. */
export const ReplaceResult = EditResult.extend({ found: Found, at: z.number().int() })
export type ReplaceResult = z.infer<typeof ReplaceResult>

/** Replaced cells, and matches in them. */
export const ReplaceAllResult = EditResult.extend({ changed: z.number().int(), matches: z.number().int() })
export type ReplaceAllResult = z.infer<typeof ReplaceAllResult>

const byProject = z.object({ project: ProjectId })
/** A `find` that the core no longer keeps fails as `stale`: then it has to be looked for again. */
const byFind = byProject.extend({ find: z.string().max(100) })

export const find = {
  /** Looks for something and keeps where it is. Tells what is found so far from the first rows on. */
  look: procedure.input(byProject.extend({ query: FindQuery, scope: FindScope })).output(eventIterator(FindEvent)),
  /** A word of the sheet much like a sought one that was not found, with its matches; null: there is none. */
  suggest: procedure.input(byFind).output(z.object({ text: z.string(), matches: z.number().int() }).nullable()),
  /** The next match at or after a place, or the last one before it; beyond the end it goes on from the beginning. */
  hit: procedure
    .input(
      byFind.extend({
        view: View,
        from: z.object({ row: RowId, column: ColumnId.nullable(), at: z.number().int().min(0) }).nullable(),
        direction: z.enum(['next', 'previous']),
      }),
    )
    .output(Hit.nullable()),
  /** Before and after, row by row, without doing it. */
  preview: procedure
    .input(
      byFind.extend({
        replacement: Replacement,
        offset: z.number().int().min(0),
        /** Rows. */
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(z.array(ReplacedRow)),
  /** Replaces the match at a place of a cell. Fails as `stale` when there is none any more. */
  replace: procedure
    .input(byFind.extend({ replacement: Replacement, row: RowId, column: ColumnId, from: z.number().int().min(0) }))
    .output(actEvents(ReplaceResult)),
  /** Replaces all matches, save in some rows: one undoable act, committed to disk when it answers. */
  replaceAll: procedure
    .input(byFind.extend({ replacement: Replacement, except: z.array(RowId).max(1_000_000) }))
    .output(actEvents(ReplaceAllResult)),
}
