import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure, Progress, ProjectId } from './base.ts'

export const ExportedFile = z.object({
  kind: z.enum(['train', 'validation']),
  name: z.string(),
  lines: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
  /** For `files.show`. */
  ref: z.string(),
  /** Browser door: address to download from, token included; null elsewhere. */
  download: z.string().nullable(),
})
export type ExportedFile = z.infer<typeof ExportedFile>

export const ExportEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: Progress }),
  z.object({ type: z.literal('done'), files: z.array(ExportedFile) }),
  /** The user closed the dialog. */
  z.object({ type: z.literal('cancelled') }),
])
export type ExportEvent = z.infer<typeof ExportEvent>

export const exports_ = {
  /** Writes the training file, and the validation file when rows are held back, through the door's save dialog. */
  run: procedure.input(z.object({ project: ProjectId })).output(eventIterator(ExportEvent)),
}
