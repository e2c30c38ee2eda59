import type { JobDetail } from '../../../shared/contract/jobs.ts'
import type { Job, JobEvent, Metric } from '../../../shared/domain/job.ts'

const JOB: Job = {
  submission: '1f0c2c8e-2222-4a5c-9d21-0d1d4f6a9b10',
  provider: 'openai',
  host: 'api.openai.com',
  model: 'gpt-4.1-mini-2025-04-14',
  suffix: 'halden-support',
  epochs: 3,
  seed: 7,
  training: { rows: 3605, bytes: 2_900_000, sha256: '9f2c' },
  validation: { rows: 401, bytes: 300_000, sha256: 'c07d' },
  estimatedMicroUsd: 10_013_100,
  createdAt: 1_000,
  updatedAt: 9_000,
  status: 'running',
  sentBytes: 3_200_000,
  fileId: 'file-1',
  validationFileId: 'file-2',
  jobId: 'ftjob-1',
  fineTunedModel: null,
  trainedTokens: null,
  error: null,
}

/** A step of a run; what is not named was not reported. */
export function metric(step: number, more: Partial<Metric> = {}): Metric {
  return { step, totalSteps: 1352, trainLoss: null, trainAccuracy: null, validLoss: null, validAccuracy: null, ...more }
}

export function message(id: string, at: number, text: string, level: JobEvent['level'] = 'info'): JobEvent {
  return { id, at, level, type: 'message', message: text, data: null }
}

/** A run that is under way at OpenAI, unless said otherwise. */
export function detailOf(job: Partial<Job> = {}, more: Partial<Omit<JobDetail, 'job'>> = {}): JobDetail {
  return { job: { ...JOB, ...job }, events: [], metrics: [], changesSince: 0, ...more }
}
