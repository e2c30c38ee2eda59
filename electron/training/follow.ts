import type { Job } from '../../shared/domain/job.ts'
import { ProviderFailure } from './providerFailure.ts'
import { differs, fromRemote } from './jobState.ts'
import { lookAmongJobs, verdict } from './reconcile.ts'
import { type ProviderClient, type RemoteEvent, toJobEvent } from './remote.ts'
import type { Run } from './run.ts'
import { outOfSight, sees, type Whose, whose } from './sentWith.ts'

/** Milliseconds between two questions, at first and at most; and how long a lost job may still turn up. */
export type Rhythm = { readonly first: number; readonly longest: number; readonly settleMs: number }

const SLOWER = 1.3
/** After the connection was lost, twice as long each time. */
const TROUBLE = 2
const MOST_PAGES = 200

export type Following = {
  readonly run: Run
  readonly open: () => Promise<ProviderClient>
  readonly name: string
  readonly rhythm: Rhythm
}

/**
 * Asks the provider again and again until the job has ended or the project is closed. Without a connection the last
 * known state stays, and the questions go on. A job that is `unsure` is looked for instead.
 */
export async function follow(following: Following): Promise<void> {
  const { run, rhythm } = following
  let wait = 0
  while (!run.ended && !run.closed.signal.aborted) {
    await run.pause(wait)
    if (isOver(run)) return
    try {
      const moved = await askOnce(following)
      wait = moved ? rhythm.first : Math.min(Math.max(wait, rhythm.first) * SLOWER, rhythm.longest)
    } catch {
      // Whatever it was, the job goes on without us; the next answer tells.
      wait = Math.min(Math.max(wait, rhythm.first) * TROUBLE, rhythm.longest * TROUBLE)
    }
  }
}

// A function, so that the compiler does not take the value from before the wait for the one after it.
function isOver(run: Run): boolean {
  return run.ended || run.closed.signal.aborted
}

/** One question about the job as it stands. True when something changed. */
export async function askOnce(following: Following): Promise<boolean> {
  const { run, open } = following
  const client = await open()
  const before = run.job
  if (before.jobId === null) return lookFor(following, client)
  const other = whose(run.project, before, client)
  if (other !== 'same' && !(await inSight(run, client, other))) {
    return saved(run, { error: { code: other, message: outOfSight(before, other) } })
  }
  const remote = await ofJob(client, before.jobId, run)
  // Events first: whoever sees the end sees all that led to it.
  const news = await newEvents(client, before.jobId, run)
  if (!run.ended && !saved(run, fromRemote(remote)) && news) run.tell()
  return news || before.status !== run.job.status
}

/** Looks for a job whose answer was lost. True when something changed. */
async function lookFor({ run, rhythm, name }: Following, client: ProviderClient): Promise<boolean> {
  const asked = whose(run.project, run.job, client)
  // Elsewhere files may have the same ids as ours, so only our mark tells.
  const job = asked === 'same' ? run.job : { ...run.job, fileId: null }
  // Another server is not even asked: it knows nothing of the job.
  const found = asked === 'other-address' ? 'unclear' : await lookAmongJobs(client, job, run.closed.signal)
  // Somebody else may have looked at the same time, and was told first.
  if (run.ended || run.job.jobId !== null) return true
  const { settleMs } = rhythm
  return saved(run, verdict(run.job, found, { lookedForMs: run.standsMs, settleMs, name, whose: asked }))
}

/** A new key of the same account sees what was sent with the old one; another server is not even asked. */
async function inSight(run: Run, client: ProviderClient, other: Whose): Promise<boolean> {
  return other === 'other-key' && sees(client, run.job, run.closed.signal)
}

function saved(run: Run, changes: Partial<Job>): boolean {
  if (!differs(run.job, changes)) return false
  run.save(changes)
  return true
}

async function ofJob(client: ProviderClient, id: string, run: Run): ReturnType<ProviderClient['job']> {
  try {
    return await client.job(id, run.closed.signal)
  } catch (error) {
    const gone = error instanceof ProviderFailure && error.status === 404 && run.job.provider === 'practice'
    if (gone) {
      const message = 'This practice run was started on another computer, or its record was removed.'
      run.save({ status: 'failed', error: { code: 'gone', message } })
    }
    throw error
  }
}

/** Stores events that are not stored yet; true when there were some. */
async function newEvents(client: ProviderClient, id: string, run: Run): Promise<boolean> {
  const { jobs } = run.project
  const { submission } = run.job
  const known = new Set(jobs.events(submission).map((event) => event.id))
  const fresh: RemoteEvent[] = []
  let after: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const { events, more } = await client.events(id, after, run.closed.signal)
    const unknown = events.filter((event) => !known.has(event.id))
    fresh.push(...unknown)
    // Newest first, as providers list them, a known event means that all older ones are known. Another order is read on.
    const caughtUp = unknown.length < events.length && !isOldestFirst(events)
    const last: string | null = events.at(-1)?.id ?? null
    if (!more || caughtUp || last === null || last === after) break
    after = last
  }
  if (fresh.length === 0) return false
  const inOrder = isOldestFirst(fresh) ? fresh : fresh.toReversed()
  jobs.addEvents(submission, inOrder.map(toJobEvent))
  return true
}

function isOldestFirst(events: readonly RemoteEvent[]): boolean {
  const [first] = events
  const last = events.at(-1)
  return first !== undefined && last !== undefined && first.created_at < last.created_at
}
