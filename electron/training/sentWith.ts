import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../../shared/domain/failure.ts'
import type { Job } from '../../shared/domain/job.ts'
import type { Project } from '../project/project.ts'
import { ProviderFailure } from './providerFailure.ts'
import { isMarked, type ProviderClient } from './remote.ts'

/** Hexadecimal digits of a key's mark: enough to tell two keys apart, far too few to find one by. */
const MARK_LENGTH = 12

/**
 * What a job was sent with, kept beside the user's choice in its record: the address in full, and what tells its key from
 * others without being it. Records of earlier versions have none.
 */
const Kept = z.object({ sentWith: z.object({ address: z.string(), keyMark: z.string() }) })

/** `submission` is the salt: the same key has another mark in every record. */
export function markOf(key: string, submission: string): string {
  return createHash('sha256').update(`${submission}\n${key}`).digest('hex').slice(0, MARK_LENGTH)
}

/** Whether what is asked now is what a job was sent to. Another account does not see the job, whatever became of it. */
export type Whose = 'same' | 'other-key' | 'other-address'

/** Compares key and address of now with those a job was sent with; of earlier records only the host is known. */
export function whose(project: Project, job: Job, client: ProviderClient): Whose {
  if (job.provider === 'practice') return 'same'
  const now = client.sentWith(job.submission)
  const kept = Kept.safeParse(project.jobs.get(job.submission)?.choice)
  if (!kept.success) return new URL(now.address).host === job.host ? 'same' : 'other-address'
  const { address, keyMark } = kept.data.sentWith
  if (address !== now.address) return 'other-address'
  return keyMark === now.keyMark ? 'same' : 'other-key'
}

/** Why a job cannot be seen, and what to do, in two sentences. */
export function outOfSight(job: Job, other: Exclude<Whose, 'same'>): string {
  return other === 'other-key'
    ? 'This job was sent with another key. Put that key back to see it.'
    : `This job was sent to ${job.host} at another address than the one in Settings now. Put that address back to see it.`
}

/**
 * Whether a job that was made is in sight of a client. A new key of the same account sees it too, which the provider's
 * own copy of our mark proves. @throws ProviderFailure when the provider gives no answer
 */
export async function sees(client: ProviderClient, job: Job, signal: AbortSignal): Promise<boolean> {
  if (job.jobId === null) return false
  try {
    return isMarked(await client.job(job.jobId, signal), job)
  } catch (error) {
    if (error instanceof ProviderFailure && error.outcome === 'refused') return false
    throw error
  }
}

/**
 * Before something is changed at the provider.
 * @throws Failure `unsure` when the key or the address is not the one the job was sent with
 */
export async function mustBeIts(project: Project, job: Job, client: ProviderClient): Promise<void> {
  const other = whose(project, job, client)
  if (other === 'same') return
  if (other === 'other-key' && (await sees(client, job, new AbortController().signal))) return
  throw new Failure({ code: 'unsure', message: outOfSight(job, other), hint: 'Nothing was changed there.' })
}
