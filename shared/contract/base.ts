import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { FailureData } from '../domain/failure.ts'

/** Every procedure answers, or fails with data: the window owns the wording around it. */
export const procedure = oc.errors({ FAILURE: { status: 422, data: FailureData } })

/** The project's own id, stored in its file: survives a restart of the app, unlike a handle. */
export const ProjectId = z.uuid()
export type ProjectId = z.infer<typeof ProjectId>

/** A file the door picked. The window never names paths, except those of files dropped on it. */
export const FileRef = z.object({ ref: z.string().max(200), name: z.string(), bytes: z.number().int() })
export type FileRef = z.infer<typeof FileRef>

/** Progress of anything longer than a second. `total` null: not known. */
export const Progress = z.object({ done: z.number(), total: z.number().nullable() })
export type Progress = z.infer<typeof Progress>

/**
 * The answer of an act that may take longer than a second: how far it is, then its result. Ending the iterator early is
 * Cancel, which leaves everything as it was.
 */
export function actEvents<T extends z.ZodType>(result: T) {
  return eventIterator(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('progress'), progress: Progress }),
      z.object({ type: z.literal('done'), result }),
    ]),
  )
}

export type ActEvent<T> = { type: 'progress'; progress: Progress } | { type: 'done'; result: T }
