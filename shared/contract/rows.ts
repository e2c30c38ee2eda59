import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ColumnId } from '../domain/column.ts'
import { Patch } from '../domain/patch.ts'
import { Row, RowId, Split } from '../domain/row.ts'
import { View } from '../domain/view.ts'
import { actEvents, procedure, Progress, ProjectId } from './base.ts'
import { ProjectState } from './project.ts'

export const Page = z.object({
  revision: z.number().int(),
  /** Rows in the view, as far as it is known. */
  count: z.number().int(),
  /** False while the sheet is still being looked through: there may be more rows than `count`. */
  complete: z.boolean(),
  offset: z.number().int(),
  rows: z.array(Row),
})
export type Page = z.infer<typeof Page>

/** The answer to an edit holds all that changed: nothing needs to be asked afterwards. */
export const EditResult = z.object({
  state: ProjectState,
  /** The changed and new rows as they are now, at most 500; beyond that the window asks for its pages again. */
  rows: z.array(Row),
  /** Rows were added, removed or moved, or more changed than `rows` holds: page numbers are no longer valid. */
  reload: z.boolean(),
  inserted: z.array(RowId),
})
export type EditResult = z.infer<typeof EditResult>

const byProject = z.object({ project: ProjectId })

/** Rows of a view as somebody saw them: nothing is done when that is no longer what the view shows. */
export const ShownRows = z.object({
  view: View,
  /** Places of the view, `to` exclusive, ascending. */
  stretches: z
    .array(z.tuple([z.number().int().min(0), z.number().int().min(0)]))
    .min(1)
    .max(10_000),
  /** Rows in the view. */
  count: z.number().int().min(0),
  /** That of the sheet. */
  revision: z.number().int().min(0),
  /** `act` of `HiddenState`; only a view that leaves hidden rows out depends on it. */
  hidden: z.number().int().min(0).optional(),
})
export type ShownRows = z.infer<typeof ShownRows>

/** Such rows, to be held back or to be trained on. */
export const ShownSplit = ShownRows.extend({ split: Split })
export type ShownSplit = z.infer<typeof ShownSplit>

/** Columns of such rows and the texts to write over them, a line for each row: again and again from the first on. */
export const ShownCells = ShownRows.extend({
  columns: z.array(ColumnId).min(1).max(1000),
  texts: z.array(z.array(z.string()).min(1)).min(1).max(100_000),
  /** How the history begins to tell of it: `Cleared 1,204 cells`. */
  verb: z.enum(['Cleared', 'Filled', 'Pasted']),
})
export type ShownCells = z.infer<typeof ShownCells>

/** `count`: rows in the view. */
export const ViewEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: Progress }),
  z.object({ type: z.literal('done'), count: z.number().int() }),
])
export type ViewEvent = z.infer<typeof ViewEvent>

export const rows = {
  /**
   * Makes a view ready: sorting and filtering a large sheet takes a second. Ending the iterator early is Cancel. Its
   * pages may be asked for meanwhile; they come as far as they are known.
   */
  view: procedure.input(byProject.extend({ view: View })).output(eventIterator(ViewEvent)),
  /**
   * A page of a view. A view is kept until its data changes; an edit does not make a row drop out of it
   * before `refresh` is asked, so that the place on screen is kept.
   */
  page: procedure
    .input(
      byProject.extend({
        view: View,
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
        refresh: z.boolean().optional(),
      }),
    )
    .output(Page),
  /** Place (0-based) of a row in a view, or null: to keep or find the place on screen. */
  locate: procedure.input(byProject.extend({ view: View, row: RowId })).output(z.number().int().nullable()),
  /**
   * Where Ctrl with an arrow leads down (1) or up (-1) in a column, 0-based: to the last cell of a run of filled ones,
   * else to the next filled one, else to the end of the view.
   */
  edge: procedure
    .input(
      byProject.extend({
        view: View,
        column: ColumnId,
        from: z.number().int().min(0),
        way: z.union([z.literal(1), z.literal(-1)]),
      }),
    )
    .output(z.number().int()),
  /** Rectangles of text for copying, at most 1,000,000 cells. */
  texts: procedure
    .input(
      byProject.extend({
        view: View,
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(1_000_000),
        columns: z.array(ColumnId).min(1),
      }),
    )
    .output(z.array(z.array(z.string()))),
  /** Row ids of a stretch of a view, for deleting or filling many. */
  ids: procedure
    .input(
      byProject.extend({
        view: View,
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(1_000_000),
      }),
    )
    .output(z.array(RowId)),
  /** The one procedure through which data changes. Committed to disk before it answers. */
  edit: procedure
    .input(
      byProject.extend({
        patches: z.array(Patch).min(1).max(1000),
        /** The act in words for the history: `Typed in Our answer`. */
        label: z.string().min(1).max(200),
      }),
    )
    .output(EditResult),
  /** `edit` for more than some thousand cells: tells how far it is, and can be cancelled. */
  editLong: procedure
    .input(byProject.extend({ patches: z.array(Patch).min(1).max(1000), label: z.string().min(1).max(200) }))
    .output(actEvents(EditResult)),
  /** Writes texts over many rows of a view, without their ids going to the window and back. One change set. */
  fill: procedure.input(byProject.extend(ShownCells.shape)).output(actEvents(EditResult)),
  /** Holds many rows of a view back, or puts them back into training, likewise. */
  split: procedure.input(byProject.extend(ShownSplit.shape)).output(actEvents(EditResult)),
  /** Takes many rows of a view out of the sheet, without their ids going to the window and back. One change set. */
  remove: procedure.input(byProject.extend(ShownRows.shape)).output(actEvents(EditResult)),
  /** `revision`: that of the sheet whose newest act is to be undone; refused as stale when there has been another since. */
  undo: procedure.input(byProject.extend({ revision: z.number().int().optional() })).output(actEvents(EditResult)),
  redo: procedure.input(byProject.extend({ revision: z.number().int().optional() })).output(actEvents(EditResult)),
}

export const columns = {
  /** Width, visibility and whether it stays in sight: how it looks, not what it is; not part of the history. */
  layout: procedure
    .input(
      byProject.extend({
        column: ColumnId,
        width: z.number().int().min(40).max(2000).optional(),
        hidden: z.boolean().optional(),
        frozen: z.boolean().optional(),
      }),
    )
    .output(ProjectState),
}
