import { Failure } from '../../shared/domain/failure.ts'
import { isEnded, type Job } from '../../shared/domain/job.ts'
import type { Project } from '../project/project.ts'
import type { Clients } from './client.ts'
import { askOnce, follow, type Following, type Rhythm } from './follow.ts'
import { fromRemote, interrupted, mayBeMade, setAside, unsure } from './jobState.ts'
import type { Submissions } from './openElsewhere.ts'
import { indexRows } from './playground.ts'
import { PROVIDERS } from './providers/all.ts'
import { type Clocks, Run } from './run.ts'
import { mustBeIts } from './sentWith.ts'
import type { SentLog } from './wire.ts'

/** People watch a practice run; a real one takes half an hour and providers count questions. */
const REAL: Rhythm = { first: 3000, longest: 15_000, settleMs: 90_000 }
/** Practice answers at once and forgets nothing: what is not in its list was never made. */
const PRACTICE: Rhythm = { first: 400, longest: 1000, settleMs: 0 }

/** Closing the project waits this long for the answer to "create the job"; then the answer counts as lost. */
const CLOSING_MS = 5000

type Parts = {
  readonly clients: Clients
  readonly sentLog: SentLog
  readonly submissions: Submissions
  readonly clocks: Clocks
  readonly notify: (title: string, body: string) => void
  readonly pace: number
  readonly rhythm: Partial<Rhythm>
}

/** The submissions that something is going on for, each asked about by one loop, however many watch. */
export class Runs {
  readonly #runs = new Map<string, Run>()
  readonly #listeners = new Map<string, () => void>()
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get(submission: string): Run | null {
    return this.#runs.get(submission) ?? null
  }

  /** Every submission of a project that is being sent or followed. */
  of(project: Project): Run[] {
    return [...this.#runs.values()].filter((run) => run.project === project)
  }

  /** A new submission, recorded and about to be sent. */
  add(project: Project, job: Job): Run {
    const { clocks } = this.#parts
    const run = new Run({
      project,
      job,
      clocks,
      onChange: (changed) => {
        this.#changed(changed)
      },
    })
    this.#runs.set(job.submission, run)
    return run
  }

  /** After opening a project. */
  open(project: Project, onChange: () => void): void {
    this.#listeners.set(project.id, onChange)
    for (const job of project.jobs.list())
      if (!isEnded(job.status) && !this.get(job.submission)) this.adopt(project, job)
  }

  /** Takes over a job that an earlier process left unfinished. */
  adopt(project: Project, job: Job): Run {
    const run = this.add(project, job)
    this.#settle(run)
    this.follow(run)
    return run
  }

  /** Asks about the job until it has ended. */
  follow(run: Run): void {
    if (run.ended) this.#runs.delete(run.job.submission)
    if (run.ended || run.following) return
    run.following = follow(this.#following(run)).finally(() => {
      run.following = null
      if (run.ended) this.#runs.delete(run.job.submission)
      run.tell()
    })
  }

  /** Asks about the job once, now. @throws Failure when the provider cannot be asked */
  async ask(run: Run): Promise<Job> {
    if (run.sending) await run.sending
    if (!run.ended) await askOnce(this.#following(run))
    return run.job
  }

  async cancel(run: Run): Promise<Job> {
    if (run.sending) {
      run.stopUpload.abort()
      await run.sending
    }
    const { job } = run
    if (run.ended) return job
    if (job.jobId === null) {
      throw new Failure({
        code: 'unsure',
        message: `We do not know yet whether ${PROVIDERS[job.provider].name} took the job, so there is nothing to cancel yet.`,
        hint: 'Look for it first.',
      })
    }
    const client = await this.#parts.clients.open(job.provider)
    await mustBeIts(run.project, job, client)
    const remote = await client.cancel(job.jobId).catch((error: unknown) => this.#unlessEnded(run, error))
    // Asked once more for the last events; the answer to the cancelling itself is enough when that fails.
    await this.ask(run).catch(() => undefined)
    return remote === null || isEnded(run.job.status) ? run.job : run.save(fromRemote(remote))
  }

  /** Believes the user that a job was never made; only where looking for it cannot tell. */
  setAside(run: Run): Job {
    const { status, error, provider } = run.job
    const { name } = PROVIDERS[provider]
    if (status === 'unsure' && error && error.code !== 'unsure') return run.save(setAside(name))
    throw new Failure({
      code: 'unsure',
      message: `${name} has not yet said what became of this job.`,
      hint: 'Look for it first.',
    })
  }

  /** A job that ended meanwhile cannot be cancelled, and that is no trouble. */
  async #unlessEnded(run: Run, error: unknown): Promise<null> {
    if (isEnded((await this.ask(run)).status)) return null
    throw error
  }

  /** Before the project is closed. */
  async release(project: Project): Promise<void> {
    const runs = this.of(project)
    await Promise.all(
      runs.map(async (run) => {
        const grace =
          run.job.status === 'submitting'
            ? setTimeout(() => {
                run.closed.abort()
              }, CLOSING_MS)
            : null
        if (grace) await run.sending
        if (grace) clearTimeout(grace)
        run.closed.abort()
        await Promise.all([run.sending, run.following])
        this.#runs.delete(run.job.submission)
      }),
    )
    this.#listeners.delete(project.id)
  }

  /** What a process that was killed left behind: before its last byte was sent nothing was charged, then nobody knows. */
  #settle(run: Run): void {
    const { job } = run
    const { clocks, sentLog } = this.#parts
    const note = (what: string, bytes: number, data: boolean): void => {
      if (job.host !== '')
        sentLog.addSent({ at: clocks.now(), host: job.host, what, bytes, data, outcome: 'interrupted' })
    }
    if (job.status === 'recorded') run.save(interrupted())
    else if (job.status === 'uploading' && !mayBeMade(job)) {
      note('POST /files', job.sentBytes, job.sentBytes > 0)
      run.save(interrupted())
    } else if (job.status === 'uploading' || job.status === 'submitting') {
      note('POST /fine_tuning/jobs', 0, false)
      // The moment of the request counts, not the one of the restart.
      run.save({ ...unsure(PROVIDERS[job.provider].name), updatedAt: job.updatedAt })
    }
  }

  #following(run: Run): Following {
    const { clients, rhythm, pace } = this.#parts
    const { provider } = run.job
    const practice = { ...PRACTICE, first: PRACTICE.first / pace, longest: PRACTICE.longest / pace }
    return {
      run,
      open: () => clients.open(provider),
      name: PROVIDERS[provider].name,
      rhythm: { ...(provider === 'practice' ? practice : REAL), ...rhythm },
    }
  }

  /** What became of a submission is known, and in the project's record. */
  #settled({ job, project }: Run): void {
    if (job.provider === 'practice' || project.busy || !(isEnded(job.status) || job.jobId !== null)) return
    try {
      this.#parts.submissions.removeSubmission(job.submission)
    } catch {
      // It only says where to look, and whoever looks there finds this out.
    }
  }

  #changed(run: Run): void {
    this.#settled(run)
    this.#listeners.get(run.project.id)?.()
    const { status, error, provider } = run.job
    if (status === 'succeeded' && provider === 'practice') indexRows(run.project)
    const name = run.project.state().name
    const where = provider === 'practice' ? 'Practice run' : 'Training'
    if (status === 'succeeded') this.#parts.notify(`${where} done: ${name}`, 'The model is ready to try.')
    if (status === 'failed') this.#parts.notify(`${where} failed: ${name}`, error?.message ?? '')
  }
}
