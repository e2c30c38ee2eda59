import type { JobDetail } from '../../shared/contract/jobs.ts'
import { isEnded, type Job } from '../../shared/domain/job.ts'
import type { Project } from '../project/project.ts'
import { metricsOf } from './metrics.ts'

/** `now`: milliseconds since 1970, as people tell time. `elapsed`: since any moment, and never set. */
export type Clocks = { readonly now: () => number; readonly elapsed: () => number }

/**
 * One submission of an open project: its job as stored, who watches it, and what is going on for it. Every change is
 * given to the project before anybody hears of it.
 */
export class Run {
  readonly project: Project
  /** Aborts the upload, for the user's Cancel. */
  readonly stopUpload = new AbortController()
  /** Aborts everything, when the project is closed. */
  readonly closed = new AbortController()
  /** Settles when the provider has the job, or has not; null: nothing is being sent. */
  sending: Promise<void> | null = null
  /** Settles when nobody asks the provider any more. */
  following: Promise<void> | null = null
  #job: Job
  #version = 0
  #watchers = 0
  #waiting: (() => void)[] = []
  #timer: NodeJS.Timeout | null = null
  readonly #onChange: (run: Run) => void
  readonly #clocks: Clocks
  /** When the job came to its status, or this process took it over. */
  #standsSince: number

  constructor(parts: { project: Project; job: Job; clocks: Clocks; onChange: (run: Run) => void }) {
    this.project = parts.project
    this.#job = parts.job
    this.#clocks = parts.clocks
    this.#standsSince = parts.clocks.elapsed()
    this.#onChange = parts.onChange
  }

  /** Milliseconds for which this process has known the job in its present status, whatever the clock is set to. */
  get standsMs(): number {
    return this.#clocks.elapsed() - this.#standsSince
  }

  get job(): Job {
    return this.#job
  }

  get ended(): boolean {
    return isEnded(this.#job.status)
  }

  /**
   * Writes changes into the project, after a long act that is under way, then tells. For what can be learned again when
   * the process dies before. A change of the status moves `updatedAt`.
   */
  save(changes: Partial<Job>): Job {
    const job = this.#with(changes)
    this.project.jobs.update(job)
    return this.#take(job)
  }

  /**
   * The same, and on disk when it returns. See `free`.
   * @throws Failure when it cannot be written now; then nothing has changed
   */
  saveNow(changes: Partial<Job>): Job {
    const job = this.#with(changes)
    this.project.jobs.updateNow(job)
    return this.#take(job)
  }

  /** Waits for the end of a long act of the project, or for the signal. */
  async free(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const giveUp = (): void => {
      resolve(undefined)
    }
    signal.addEventListener('abort', giveUp, { once: true })
    try {
      while (this.project.busy && !signal.aborted) await Promise.race([this.project.busy, promise])
    } finally {
      signal.removeEventListener('abort', giveUp)
    }
  }

  #with(changes: Partial<Job>): Job {
    return { ...this.#job, ...(this.#moves(changes) ? { updatedAt: this.#clocks.now() } : {}), ...changes }
  }

  #moves({ status }: Partial<Job>): boolean {
    return status !== undefined && status !== this.#job.status
  }

  #take(job: Job): Job {
    const moved = this.#moves(job)
    this.#job = job
    if (moved) this.#standsSince = this.#clocks.elapsed()
    this.tell()
    if (moved) this.#onChange(this)
    return job
  }

  /** Wakes everybody who watches. */
  tell(): void {
    this.#version += 1
    this.#wake()
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }

  /** Waits between two questions to the provider. A wait that nobody watches does not keep the process alive. */
  async pause(ms: number): Promise<void> {
    if (this.closed.signal.aborted) return
    await new Promise<void>((resolve) => {
      const end = (): void => {
        if (this.#timer) clearTimeout(this.#timer)
        this.#timer = null
        this.closed.signal.removeEventListener('abort', end)
        resolve()
      }
      this.#timer = setTimeout(end, ms)
      if (this.#watchers === 0) this.#timer.unref()
      this.closed.signal.addEventListener('abort', end, { once: true })
    })
  }

  /** The job now and after every change, until it ends, the project is closed or the watcher goes away. */
  async *watch(signal: AbortSignal): AsyncGenerator<JobDetail> {
    this.#watchers += 1
    this.#timer?.ref()
    const wake = (): void => {
      this.#wake()
    }
    signal.addEventListener('abort', wake, { once: true })
    this.closed.signal.addEventListener('abort', wake, { once: true })
    try {
      for (let seen = -1; !signal.aborted;) {
        if (seen !== this.#version) {
          seen = this.#version
          yield this.detail()
        } else if (this.ended || this.closed.signal.aborted) return
        else await new Promise<void>((resolve) => this.#waiting.push(resolve))
      }
    } finally {
      signal.removeEventListener('abort', wake)
      this.closed.signal.removeEventListener('abort', wake)
      this.#watchers -= 1
      if (this.#watchers === 0) this.#timer?.unref()
    }
  }

  detail(): JobDetail {
    return detailOf(this.project, this.#job)
  }
}

/** A job with its events and its chart. */
export function detailOf(project: Project, job: Job): JobDetail {
  const events = project.jobs.events(job.submission)
  const recorded = project.jobs.get(job.submission)
  const changesSince = recorded && project.changesSince(recorded.revision)
  return { job, events, metrics: metricsOf(events), changesSince }
}
