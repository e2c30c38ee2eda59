import { z } from 'zod'
import { actEvents, procedure, ProjectId } from './base.ts'
import { EditResult, ShownRows } from './rows.ts'

/** Which hidden rows to show again: those between rows that are seen, those of one act of hiding, or all. */
export const UnhidingWish = z.union([z.literal('all'), z.object({ act: z.number().int() }), ShownRows])
export type UnhidingWish = z.infer<typeof UnhidingWish>

const byProject = z.object({ project: ProjectId })

/**
 * Hidden rows are a matter of looking: they are counted, checked, saved and trained like all others, and only a view that
 * asks for it leaves them out. Kept with the project, but no part of its history.
 */
export const hidden = {
  /** Hides rows of a view, however many. The answer carries no rows: ask for the pages again. */
  hide: procedure.input(byProject.extend(ShownRows.shape)).output(actEvents(EditResult)),
  /** Shows hidden rows again; all of them where none is hidden between those that are seen. */
  show: procedure.input(byProject.extend({ which: UnhidingWish })).output(actEvents(EditResult)),
}
