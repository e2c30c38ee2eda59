import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Role } from '../domain/column.ts'
import { procedure, Progress, ProjectId } from './base.ts'

const Label = z.object({ label: z.string(), rows: z.number().int() })

/** What the model is to learn, told from a sample of the answers: see `taskOf`. */
const Task = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('labels'), labels: z.number().int(), rarest: Label, commonest: Label }),
  z.object({ kind: z.literal('structured') }),
  z.object({ kind: z.literal('text') }),
])

export const TaskFound = z.object({
  task: Task,
  /** Rows whose answers were looked at. */
  looked: z.number().int(),
})
export type TaskFound = z.infer<typeof TaskFound>

/** How often the most similar example would have been the right answer. */
export const LookedUp = z.object({
  /** Of the project when it was found out: with another one it is out of date. */
  revision: z.number().int(),
  /** `held-back`: rows held back. `sample`: rows that train, looked up as if they were new, because none is held back. */
  of: z.enum(['held-back', 'sample']),
  asked: z.number().int(),
  right: z.number().int(),
  /** Examples that were searched. */
  searched: z.number().int(),
})
export type LookedUp = z.infer<typeof LookedUp>

export const LookUpEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: Progress }),
  z.object({ type: z.literal('done'), result: LookedUp }),
])
export type LookUpEvent = z.infer<typeof LookUpEvent>

/** One column whose text is part of the training file. */
const LeavingColumn = z.object({
  name: z.string(),
  role: Role,
  /** Rows in which it is not empty, and their texts in bytes (UTF-8). */
  rows: z.number().int(),
  bytes: z.number().int(),
})

/** What would be sent if training were started now. */
export const Leaving = z.object({
  revision: z.number().int(),
  /** Who would get it; `host` empty: nobody, or a server of the user's own. */
  provider: z.string(),
  host: z.string(),
  columns: z.array(LeavingColumn),
  /** Names of the columns that stay. */
  stays: z.array(z.string()),
  /** Bytes of the instruction, which is sent with every row. */
  instruction: z.number().int(),
  trainRows: z.number().int(),
  heldBackRows: z.number().int(),
  /** Private data by kind: how many, in how many cells. */
  found: z.array(z.object({ kind: z.string(), count: z.number().int(), cells: z.number().int() })),
  /** False: there are more cells with private data than were looked at. */
  allLooked: z.boolean(),
})
export type Leaving = z.infer<typeof Leaving>

export const LeavingEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: Progress }),
  z.object({ type: z.literal('done'), result: Leaving }),
])
export type LeavingEvent = z.infer<typeof LeavingEvent>

const byProject = z.object({ project: ProjectId })

export const readiness = {
  task: procedure.input(byProject).output(TaskFound),
  /** What was last found out by `lookUp` since the app was started; null: nothing yet. */
  lookedUp: procedure.input(byProject).output(LookedUp.nullable()),
  /** Looks up rows among the examples. Ending the iterator early is Cancel; what was known before stays. */
  lookUp: procedure.input(byProject).output(eventIterator(LookUpEvent)),
  /** Goes through the whole sheet. Ending the iterator early is Cancel. */
  leaving: procedure.input(byProject).output(eventIterator(LeavingEvent)),
}
