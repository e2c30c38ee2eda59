import { z } from 'zod'
import { Epochs } from './setup.ts'

export const ProviderId = z.enum(['practice', 'openai', 'nebius', 'azure', 'custom'])
export type ProviderId = z.infer<typeof ProviderId>

/** How a submission can end. */
const END_STATUSES: readonly string[] = ['succeeded', 'failed', 'cancelled']

/** Whether nothing more will happen to a job. */
export function isEnded(status: string): boolean {
  return END_STATUSES.includes(status)
}

export const JobEvent = z.object({
  /** The provider's event id, so that an event is stored once. */
  id: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  level: z.enum(['info', 'warn', 'error']),
  type: z.string(),
  message: z.string(),
  data: z.record(z.string(), z.unknown()).nullable(),
})
export type JobEvent = z.infer<typeof JobEvent>

/** One step of the loss chart; what a provider does not report is null. */
export const Metric = z.object({
  step: z.number(),
  totalSteps: z.number().nullable(),
  trainLoss: z.number().nullable(),
  trainAccuracy: z.number().nullable(),
  validLoss: z.number().nullable(),
  validAccuracy: z.number().nullable(),
})
export type Metric = z.infer<typeof Metric>

export const TrainFile = z.object({ rows: z.number().int(), bytes: z.number().int(), sha256: z.string() })
export type TrainFile = z.infer<typeof TrainFile>

/** What a job was made of, stored before anything is sent. */
export const Job = z.object({
  /** Our own id, and the uuid sent as job metadata: at most one job per submission. */
  submission: z.string(),
  provider: ProviderId,
  /** Host name only, for example `api.openai.com`; empty for practice. */
  host: z.string(),
  model: z.string(),
  suffix: z.string(),
  epochs: Epochs,
  seed: z.number().int().nullable(),
  training: TrainFile,
  validation: TrainFile.nullable(),
  /** Micro-dollars; null: price unknown. */
  estimatedMicroUsd: z.number().int().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
  /**
   * `recorded`, `uploading`, `submitting` and `unsure` are ours; the rest are the provider's words, and an unknown one is
   * kept as it is. `unsure`: the answer to "create the job" was lost; nothing is sent again before the provider was asked.
   */
  status: z.string(),
  /** Bytes sent so far while uploading. */
  sentBytes: z.number().int(),
  fileId: z.string().nullable(),
  validationFileId: z.string().nullable(),
  jobId: z.string().nullable(),
  fineTunedModel: z.string().nullable(),
  trainedTokens: z.number().int().nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
})
export type Job = z.infer<typeof Job>
