import type { Job } from '../../shared/domain/job.ts'
import { notCreated, fromRemote } from './jobState.ts'
import { SUBMISSION_KEY } from './providers/provider.ts'
import type { ProviderClient, RemoteJob } from './remote.ts'

/** Ten thousand jobs: a list that is longer, or that repeats itself, cannot prove that a job is not there. */
const MOST_PAGES = 100

export type Found = { readonly job: RemoteJob } | 'absent' | 'unclear'

/**
 * Looks for a submission among all jobs of a provider, by the uuid sent with it or by its file, which no other job can
 * have. Sends nothing new. Throws ProviderFailure when the provider cannot be asked.
 */
export async function findSubmission(client: ProviderClient, job: Job, signal: AbortSignal): Promise<Found> {
  const seen = new Set<string>()
  let after: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const { jobs, more } = await client.jobs(after, signal)
    const found = jobs.find((remote) => isOf(remote, job))
    if (found) return { job: found }
    if (!more) return 'absent'
    const last = jobs.at(-1)?.id
    if (last === undefined || seen.has(last)) return 'unclear'
    seen.add(last)
    after = last
  }
  return 'unclear'
}

function isOf(remote: RemoteJob, job: Job): boolean {
  if (remote.metadata?.[SUBMISSION_KEY] === job.submission) return true
  return job.fileId !== null && remote.training_file === job.fileId
}

/**
 * What follows for an unsure job. Found: it is taken over. Absent: it was never made, once `settleMs` have passed
 * since the lost answer; before that a request may still be on its way, or the list be late. Null: still unsure.
 */
export function verdict(
  job: Job,
  found: Found,
  context: { now: number; settleMs: number; name: string },
): Partial<Job> | null {
  if (typeof found === 'object') return fromRemote(found.job)
  if (found === 'unclear' || context.now - job.updatedAt < context.settleMs) return null
  return notCreated(context.name)
}
