import { z } from 'zod'
import { actEvents, procedure, ProjectId } from './base.ts'
import { EditResult } from './rows.ts'

export const HistoryEntry = z.object({
  /** Its place in the history, from 1. */
  id: z.number().int(),
  /** The act in words. */
  label: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** Rows it changed; 0: only columns or decisions; null: not known. */
  rows: z.number().int().nullable(),
  /** It led to an earlier state. */
  isJump: z.boolean(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const HistoryPage = z.object({
  /** The newest act that is not undone; 0: none. Those after it are undone, and can be done again. */
  at: z.number().int(),
  /** When the project began, in milliseconds since 1970. */
  begunAt: z.number(),
  /** Newest first. */
  entries: z.array(HistoryEntry),
  /** There are older ones than these. */
  more: z.boolean(),
})
export type HistoryPage = z.infer<typeof HistoryPage>

const byProject = z.object({ project: ProjectId })

export const history = {
  /** Acts before one of them, newest first; null: from the newest on. */
  page: procedure
    .input(byProject.extend({ before: z.number().int().min(1).nullable(), limit: z.number().int().min(1).max(500) }))
    .output(HistoryPage),
  /** Undoes or does again until this act is the newest one done; 0: until none is. Cancelled, nothing has changed. */
  goTo: procedure.input(byProject.extend({ change: z.number().int().min(0) })).output(actEvents(EditResult)),
}
