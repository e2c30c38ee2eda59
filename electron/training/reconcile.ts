import type { Job } from '../../shared/domain/job.ts'
import { fromRemote, notCreated, notFound, unsure } from './jobState.ts'
import { ProviderFailure } from './providerFailure.ts'
import { isMarked, type ProviderClient, type RemoteJob } from './remote.ts'
import { outOfSight, type Whose } from './sentWith.ts'

/** Ten thousand jobs: a list that is longer, or that repeats itself, cannot prove that a job is not there. */
const MOST_PAGES = 100

/** `absent`: the whole list was read, and every job in it is certainly another one. `unclear`: the list cannot tell. */
export type Found = { readonly job: RemoteJob } | 'absent' | 'unclear'

/** Answers by which a server shows that it keeps no list of jobs; null: what came is no such list. */
const NO_LIST: readonly (number | null)[] = [null, 404, 405, 501]

/** `findSubmission`, where a server without a list is one that cannot tell. */
export async function lookAmongJobs(client: ProviderClient, job: Job, signal: AbortSignal): Promise<Found> {
  try {
    return await findSubmission(client, job, signal)
  } catch (error) {
    const answered = error instanceof ProviderFailure && error.data.code === 'refused-by-provider'
    if (answered && NO_LIST.includes(error.status)) return 'unclear'
    throw error
  }
}

/**
 * Looks for a submission among all jobs of a provider, by the uuid sent with it or by its file, which no other job can
 * have. Sends nothing new. Throws ProviderFailure when the provider cannot be asked.
 */
async function findSubmission(client: ProviderClient, job: Job, signal: AbortSignal): Promise<Found> {
  const seen = new Set<string>()
  let after: string | null = null
  let allOthers = true
  for (let page = 0; page < MOST_PAGES; page++) {
    const { jobs, more } = await client.jobs(after, signal)
    const found = jobs.find((remote) => isMarked(remote, job) || isOfFile(remote, job))
    if (found) return { job: found }
    allOthers &&= jobs.every((remote) => isAnother(remote, job))
    // A server that does not say that this was all may show only a part, or an empty list whatever there is.
    if (more === false) return allOthers ? 'absent' : 'unclear'
    const last = jobs.at(-1)?.id
    if (more === null || last === undefined || seen.has(last)) return 'unclear'
    seen.add(last)
    after = last
  }
  return 'unclear'
}

function isOfFile(remote: RemoteJob, { fileId }: Job): boolean {
  return fileId !== null && remote.training_file === fileId
}

/** A job that shows neither its marks nor its file may be the one that is looked for. */
function isAnother(remote: RemoteJob, { fileId }: Job): boolean {
  const hasMarks = Object.keys(remote.metadata ?? {}).length > 0
  return hasMarks || (fileId !== null && remote.training_file !== null)
}

type Context = {
  /** How long it has been looked for in this process: no clock on the wall, which can be set. */
  readonly lookedForMs: number
  /** How long a request may still be on its way, or the list be late. */
  readonly settleMs: number
  readonly name: string
  readonly whose: Whose
}

/**
 * What follows for a job whose answer was lost. Found: it is taken over, even with another key, because the mark is
 * proof. Absent: it was never made, once it was looked for long enough. Else it stays unsure, with the reason.
 */
export function verdict(job: Job, found: Found, { lookedForMs, settleMs, name, whose }: Context): Partial<Job> {
  if (typeof found === 'object') return fromRemote(found.job)
  if (whose !== 'same') {
    return { status: 'unsure', error: { code: whose, message: outOfSight(job, whose) } }
  }
  if (found === 'unclear') return notFound(name)
  return lookedForMs < settleMs ? unsure(name) : notCreated(name)
}
