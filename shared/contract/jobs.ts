import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Job, JobEvent, Metric, ProviderId, TrainFile } from '../domain/job.ts'
import { procedure, ProjectId } from './base.ts'
import { Figure } from './cost.ts'

/** All that is shown before the one question is asked. Nothing has been sent when this answers. */
export const JobPlan = z.object({
  provider: ProviderId,
  providerName: z.string(),
  host: z.string(),
  model: z.string(),
  /** Names of the columns whose text is sent, `Instruction` first if there is one; and of those that stay. */
  sent: z.array(z.string()),
  stays: z.array(z.string()),
  training: TrainFile,
  validation: TrainFile.nullable(),
  price: Figure,
  epochs: z.number().int(),
  tunedStops: z.string().nullable(),
  /** Why it cannot start, in sentences; empty: it can. */
  blockers: z.array(z.string()),
  /** Worth knowing before sending. */
  warnings: z.array(z.string()),
})
export type JobPlan = z.infer<typeof JobPlan>

export const JobChoice = z.object({
  project: ProjectId,
  provider: ProviderId,
  model: z.string(),
  suffix: z
    .string()
    .max(64)
    .regex(/^[a-z0-9-]*$/i),
  seed: z.number().int().min(0).max(2_147_483_647).nullable(),
  learningRate: z.number().positive().nullable(),
  batchSize: z.number().int().min(1).max(256).nullable(),
})
export type JobChoice = z.infer<typeof JobChoice>

export const JobDetail = z.object({
  job: Job,
  events: z.array(JobEvent),
  metrics: z.array(Metric),
  /** Cells changed in the project since the job's data was fixed; null: unknown. */
  changesSince: z.number().int().nullable(),
})
export type JobDetail = z.infer<typeof JobDetail>

const byJob = z.object({ project: ProjectId, submission: z.string() })

export const jobs = {
  plan: procedure.input(JobChoice).output(JobPlan),
  /**
   * The price shown is sent back: when it is no longer true the answer is `stale` and nothing is sent. `submission` is
   * the window's own id of this one wish: asked again under the same, because the answer was lost, it is the same job.
   */
  start: procedure
    .input(
      JobChoice.extend({
        confirmedMicroUsd: z.number().int().nullable(),
        confirmedSha256: z.string(),
        submission: z.uuid(),
      }),
    )
    .output(Job),
  list: procedure.input(z.object({ project: ProjectId })).output(z.array(Job)),
  /** The job now and after every change, until it ends. */
  watch: procedure.input(byJob).output(eventIterator(JobDetail)),
  /** Stops the training; what is already billed stays billed. */
  cancel: procedure.input(byJob).output(Job),
  /** After an uncertain answer: looks for the submission among the provider's jobs, sends nothing new. */
  reconcile: procedure.input(byJob).output(Job),
  /** The user looked at the provider, where we cannot tell, and there is no such job: it may be sent again. */
  setAside: procedure.input(byJob).output(Job),
}
