import { z } from 'zod'
import type { Job, JobEvent } from '../../shared/domain/job.ts'
import { SUBMISSION_KEY } from './providers/provider.ts'

/** Servers that speak the same language leave fields out: what is not there reads as null, unknown fields pass. */
const absent = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .catch(null)
    .transform((value) => value ?? null)

/** A job as a provider tells it. The status is kept as it is, also one that is not known here. */
export const RemoteJob = z.object({
  id: z.string().min(1),
  status: z.string(),
  model: absent(z.string()),
  training_file: absent(z.string()),
  fine_tuned_model: absent(z.string()),
  trained_tokens: absent(z.number()),
  error: absent(z.object({ code: absent(z.string()), message: absent(z.string()) })),
  metadata: absent(z.record(z.string(), z.unknown())),
})
export type RemoteJob = z.infer<typeof RemoteJob>

export const RemoteEvent = z.object({
  id: z.string().min(1),
  /** Seconds since 1970. */
  created_at: z.number(),
  level: absent(z.string()),
  type: absent(z.string()),
  message: absent(z.string()),
  data: absent(z.record(z.string(), z.unknown())),
})
export type RemoteEvent = z.infer<typeof RemoteEvent>

/** An answer of a model; `similar` is only told by the practice provider: the rows it looked up. */
type RemoteAnswer = {
  readonly text: string
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly similar: readonly { readonly row: number; readonly excerpt: string }[]
}

export type RemoteMessage = { readonly role: 'system' | 'user'; readonly content: string }

/** A file on this disk, to be sent as it is, after the byte order mark where a provider asks for one. */
export type Upload = {
  readonly path: string
  readonly name: string
  readonly bytes: number
  readonly bom: boolean
  readonly signal: AbortSignal
  /** Bytes of the file handed to the connection so far. */
  readonly onProgress: (sent: number) => void
}

/** Whether a job at a provider carries the mark of a submission: no other job can. */
export function isMarked(remote: RemoteJob, { submission }: Job): boolean {
  return remote.metadata?.[SUBMISSION_KEY] === submission
}

/** What the app asks of a provider. Every method throws ProviderFailure and nothing else. */
export type ProviderClient = {
  /** Where it asks, and a mark of the key it asks with, for the record of a submission. Asks nothing. */
  sentWith(submission: string): { readonly address: string; readonly keyMark: string }
  /** Number of models the key can see; the only question that testing a key asks. */
  models(): Promise<number>
  upload(upload: Upload): Promise<string>
  deleteFile(id: string): Promise<void>
  /** Costs money: sent once, never repeated by itself. */
  createJob(body: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<RemoteJob>
  job(id: string, signal: AbortSignal): Promise<RemoteJob>
  /** One page of jobs, newest first, from after the given id. `more` null: the server does not say whether there are. */
  jobs(after: string | null, signal: AbortSignal): Promise<{ jobs: RemoteJob[]; more: boolean | null }>
  cancel(id: string): Promise<RemoteJob>
  events(id: string, after: string | null, signal: AbortSignal): Promise<{ events: RemoteEvent[]; more: boolean }>
  /** Costs money. */
  ask(model: string, messages: readonly RemoteMessage[]): Promise<RemoteAnswer>
}

/** A provider's event as it is stored. */
export function toJobEvent(event: RemoteEvent): JobEvent {
  const level = event.level === 'warn' || event.level === 'error' ? event.level : 'info'
  return {
    id: event.id,
    at: event.created_at * 1000,
    level,
    type: event.type ?? 'message',
    message: event.message ?? '',
    data: event.data,
  }
}
