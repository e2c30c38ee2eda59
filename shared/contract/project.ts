import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Column } from '../domain/column.ts'
import { Setup } from '../domain/setup.ts'
import { Totals } from '../domain/totals.ts'
import { FileRef, procedure, Progress, ProjectId } from './base.ts'

/** What undo and redo would do next, in words; null: nothing. */
export const HistoryState = z.object({ undo: z.string().nullable(), redo: z.string().nullable() })
export type HistoryState = z.infer<typeof HistoryState>

/** `rows`: hidden ones that are in the sheet; `act`: the number of the newest act that hid rows or showed them again. */
export const HiddenState = z.object({ rows: z.number().int(), act: z.number().int() })
export type HiddenState = z.infer<typeof HiddenState>

/** All that the frame of the window needs, in one answer. */
export const ProjectState = z.object({
  id: ProjectId,
  name: z.string(),
  /** Grows with every committed change set. */
  revision: z.number().int(),
  /** Milliseconds since 1970 of the last commit. */
  savedAt: z.number(),
  columns: z.array(Column),
  setup: Setup,
  totals: Totals,
  hidden: HiddenState,
  history: HistoryState,
})
export type ProjectState = z.infer<typeof ProjectState>

export const RecentProject = z.object({
  id: ProjectId,
  name: z.string(),
  openedAt: z.number(),
  rows: z.number().int(),
  /** Last known counts, for the list on the welcome page. */
  errors: z.number().int(),
  /** False when the file is no longer where it was. */
  exists: z.boolean(),
})
export type RecentProject = z.infer<typeof RecentProject>

/**
 * Pushed to every window of a project. `changed`: data differs from what the window holds, ask again. `hidden`: other rows
 * are hidden now.
 */
export const ProjectEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('changed'), revision: z.number().int() }),
  z.object({ type: z.literal('hidden'), hidden: HiddenState }),
  z.object({ type: z.literal('counting'), progress: Progress, totals: Totals }),
  z.object({ type: z.literal('counted'), totals: Totals }),
  z.object({ type: z.literal('jobs') }),
])
export type ProjectEvent = z.infer<typeof ProjectEvent>

export const SampleId = z.enum([
  'support-answers',
  'product-classes',
  'review-moods',
  'message-facts',
  'brand-tone',
  'order-forms',
  'handbook-questions',
  'tool-calls',
])
export type SampleId = z.infer<typeof SampleId>

const byId = z.object({ project: ProjectId })

export const project = {
  recent: procedure.output(z.array(RecentProject)),
  forget: procedure.input(byId).output(z.void()),
  /** A blank sheet with a prompt and a completion column. */
  create: procedure.input(z.object({ name: z.string().min(1).max(200) })).output(ProjectState),
  /** A project made from one of the samples, which one can play with. */
  sample: procedure.input(z.object({ sample: SampleId })).output(ProjectState),
  open: procedure.input(z.union([byId, z.object({ file: FileRef.shape.ref })])).output(ProjectState),
  get: procedure.input(byId).output(ProjectState),
  rename: procedure.input(byId.extend({ name: z.string().min(1).max(200) })).output(ProjectState),
  close: procedure.input(byId).output(z.void()),
  events: procedure.input(byId).output(eventIterator(ProjectEvent)),
}
