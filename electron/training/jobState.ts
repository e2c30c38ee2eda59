import type { Failure } from '../../shared/domain/failure.ts'
import type { Job } from '../../shared/domain/job.ts'
import { ProviderFailure } from './providerFailure.ts'
import type { RemoteJob } from './remote.ts'

/** What a provider tells about a job, as changes of ours. An unknown status is kept as it is; it is not an end. */
export function fromRemote(remote: RemoteJob): Partial<Job> {
  const { code, message } = remote.error ?? { code: null, message: null }
  const failed = code !== null || message !== null
  return {
    jobId: remote.id,
    status: remote.status,
    fineTunedModel: remote.fine_tuned_model === '' ? null : remote.fine_tuned_model,
    trainedTokens: remote.trained_tokens,
    error: failed ? { code: code ?? remote.status, message: message ?? '' } : null,
  }
}

/** Whether taking over the changes would change anything. */
export function differs(job: Job, changes: Partial<Job>): boolean {
  return Object.entries(changes).some(([key, value]) => JSON.stringify(job[key as keyof Job]) !== JSON.stringify(value))
}

/**
 * Whether the provider may have a job that this record does not know of. A file that was sent to its last byte counts:
 * records written before `submitting` was certain to be on disk say no more than that.
 */
export function mayBeMade(job: Job): boolean {
  const { status, jobId, sentBytes, training, validation } = job
  if (jobId !== null) return false
  if (status === 'uploading') return sentBytes >= training.bytes + (validation?.bytes ?? 0)
  return status === 'submitting' || status === 'unsure'
}

/** The answer to "create the job" was lost. */
export const unsure = (name: string): { readonly status: 'unsure'; readonly error: NonNullable<Job['error']> } => ({
  status: 'unsure',
  error: {
    code: 'unsure',
    message: `We do not know yet whether ${name} took the job. Looking for it before anything is sent again.`,
  },
})

/** The provider was asked, and its answer does not tell: its list is not complete, or does not say whose jobs these are. */
export const notFound = (name: string): Partial<Job> => ({
  status: 'unsure',
  error: {
    code: 'unclear',
    message: `We do not know whether ${name} took the job: it shows no list that would tell. Look there yourself before it is sent again.`,
  },
})

/** The upload did not come to its end. `why`: a sentence, where one is known. */
export const interrupted = (why = ''): Partial<Job> => ({
  status: 'failed',
  error: {
    code: 'interrupted',
    message: `${why} Sending the file was interrupted. No training was started and nothing was charged.`.trim(),
  },
})

/** The user looked there, and the job was never made. */
export const setAside = (name: string): Partial<Job> => ({
  status: 'cancelled',
  error: { code: 'set-aside', message: `You looked at ${name}: there is no such job.` },
})

/** The provider was asked: the job was never made. */
export const notCreated = (name: string): Partial<Job> => ({
  status: 'failed',
  error: {
    code: 'not-created',
    message: `${name} has no job for this file: no training was started and nothing was charged. You can send it again.`,
  },
})

/** Codes whose provider's words are about an organisation, not about what the user can do. */
const OUR_WORDS: readonly string[] = ['training_not_available', 'insufficient_quota']

/**
 * Why nothing was started, for the job's record: the provider's own code and words where it gave some, ours where
 * they say more. `left`: a file that now lies at the provider.
 */
export function toJobError(failure: Failure, left: { name: string } | null): NonNullable<Job['error']> {
  const { message, hint, provider, code } = failure.data
  if (!provider || provider.message === '' || isOurs(failure)) {
    return { code: provider?.code ?? code, message: hint === undefined ? message : `${message} ${hint}` }
  }
  const remains = left ? ` Nothing was charged. Your file is at ${left.name} and can be deleted there.` : ''
  return { code: provider.code, message: provider.message + remains }
}

/** Whether our sentence says more than the provider's. */
function isOurs(failure: Failure): boolean {
  if (failure instanceof ProviderFailure && failure.status === 401) return true
  return OUR_WORDS.includes(failure.data.provider?.code ?? '')
}
