import { join } from 'node:path'
import type { JobChoice, JobDetail, JobPlan } from '../../shared/contract/jobs.ts'
import type { Answer } from '../../shared/contract/playground.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { isEnded, type Job } from '../../shared/domain/job.ts'
import { measureTraining } from '../dataset/export.ts'
import type { SecretStore } from '../host.ts'
import type { Project } from '../project/project.ts'
import { removeLeftovers } from '../tempDir.ts'
import { type Clients, createClients, type Reach } from './client.ts'
import type { Rhythm } from './follow.ts'
import type { Submissions } from './openElsewhere.ts'
import { planOf } from './plan.ts'
import { askBoth, heldBackPrompt } from './playground.ts'
import { createPractice } from './practice/practice.ts'
import { detailOf } from './run.ts'
import { Runs } from './runs.ts'
import { mustBeIts } from './sentWith.ts'
import { type Confirmed, Starter } from './start.ts'
import type { SentLog } from './wire.ts'

export type TrainingParts = {
  readonly sentLog: SentLog
  readonly submissions: Submissions
  readonly secrets: SecretStore
  readonly now: () => number
  readonly uuid: () => string
  /** Practice remembers its runs below it. */
  readonly stateDir: string
  /** 1 for people, more for tests: practice runs are shorter by this factor. */
  readonly practicePace: number
  readonly notify: (title: string, body: string) => void
  /** How often providers are asked; for tests. */
  readonly rhythm?: Partial<Rhythm>
  /** Milliseconds since any moment, by a clock that nobody sets; for tests. */
  readonly elapsed?: () => number
}

/** Everything that happens with a provider. Nothing is sent before `start`, `cancel`, `reconcile` or `ask` is called. */
export type Training = {
  /** Measures the data and prices it; sends nothing. */
  plan(project: Project, choice: JobChoice): Promise<JobPlan>
  /**
   * Records the job, then sends it in the background: `watch` tells how far it is. Answers once it is recorded. A
   * second start of the same data while the first is being sent answers the same job, and so does a second one under the
   * same submission, whenever it comes.
   * @throws Failure `stale` when the data or the price is not what was confirmed, `unsure` while an earlier answer is
   * open, also that of another project about the same rows, `no-key`, `wrong-input` with the first blocker of the plan
   */
  start(project: Project, choice: Confirmed): Promise<Job>
  list(project: Project): Job[]
  /** The job now and after every change, until it ends. */
  watch(project: Project, submission: string, signal: AbortSignal): AsyncGenerator<JobDetail>
  /** Before the job is created nothing is charged; afterwards what is billed stays billed. */
  cancel(project: Project, submission: string): Promise<Job>
  /** After an uncertain answer: looks for the submission among the provider's jobs, sends nothing new. */
  reconcile(project: Project, submission: string): Promise<Job>
  /**
   * The user says that the provider has no such job. @throws Failure `unsure` unless it was looked for and the answer of
   * the provider cannot tell
   */
  setAside(project: Project, submission: string): Job
  /** After opening: settles what a killed process left open, goes on asking about unfinished jobs. */
  resume(project: Project, onChange: () => void): void
  /** Before closing: stops asking; an upload ends as interrupted, a job being created is waited for, briefly. */
  release(project: Project): Promise<void>
  ask(project: Project, submission: string, question: string): Promise<{ tuned: Answer; base: Answer | null }>
  /** A prompt out of the held-back rows, or of any row when none is held back; `nth` wraps around. */
  heldBack(project: Project, nth: number): string | null
  /** Deletes the files of a job at its provider, for example after it refused to train. */
  deleteFiles(project: Project, submission: string): Promise<Job>
}

/** The training of this process: providers, the practice service and the jobs under way, behind one door. */
export function createTraining(parts: TrainingParts): Training {
  const { now, uuid, secrets, sentLog, submissions } = parts
  const practice = createPractice({ dir: join(parts.stateDir, 'practice'), now, uuid, pace: parts.practicePace })
  const clients = createClients({ secrets, sentLog, now, practice: practice.fetch })
  const clocks = { now, elapsed: parts.elapsed ?? (() => performance.now()) }
  const runs = new Runs({
    clients,
    clocks,
    sentLog,
    submissions,
    notify: parts.notify,
    pace: parts.practicePace,
    rhythm: parts.rhythm ?? {},
  })
  const starter = new Starter({ runs, clients, submissions, now, uuid })
  return {
    plan: (project, choice) => plan(project, choice, { reach: clients.reach(choice.provider), now: now() }),
    start: (project, choice) => starter.start(project, choice),
    list: (project) => project.jobs.list(),
    async *watch(project, submission, signal) {
      const job = jobOf(project, submission)
      const run = runs.get(submission) ?? (isEnded(job.status) ? null : runs.adopt(project, job))
      if (run) yield* run.watch(signal)
      else yield detailOf(project, job)
    },
    async cancel(project, submission) {
      const job = jobOf(project, submission)
      return isEnded(job.status) ? job : runs.cancel(runs.get(submission) ?? runs.adopt(project, job))
    },
    async reconcile(project, submission) {
      const job = jobOf(project, submission)
      return isEnded(job.status) ? job : runs.ask(runs.get(submission) ?? runs.adopt(project, job))
    },
    setAside(project, submission) {
      const job = jobOf(project, submission)
      return isEnded(job.status) ? job : runs.setAside(runs.get(submission) ?? runs.adopt(project, job))
    },
    resume(project, onChange) {
      // What cannot be tidied up is no reason not to open a project.
      removeLeftovers().catch(() => undefined)
      runs.open(project, onChange)
    },
    async release(project) {
      await starter.idle(project)
      await runs.release(project)
    },
    async ask(project, submission, question) {
      const job = jobOf(project, submission)
      const client = await clients.open(job.provider)
      return askBoth({ project, job, text: question, client, practice })
    },
    heldBack: heldBackPrompt,
    deleteFiles: (project, submission) => deleteFiles(clients, project, jobOf(project, submission)),
  }
}

async function plan(project: Project, choice: JobChoice, at: { reach: Reach; now: number }): Promise<JobPlan> {
  const training = await measureTraining(project, 'train')
  const held = project.state().totals.validationRows > 0
  const validation = held ? await measureTraining(project, 'validation') : null
  return planOf({ project, choice, files: { training, validation }, ...at })
}

async function deleteFiles(clients: Clients, project: Project, job: Job): Promise<Job> {
  const client = await clients.open(job.provider)
  await mustBeIts(project, job, client)
  for (const id of [job.fileId, job.validationFileId]) if (id !== null) await client.deleteFile(id)
  const changed = { ...job, fileId: null, validationFileId: null }
  project.jobs.update(changed)
  return changed
}

function jobOf(project: Project, submission: string): Job {
  const stored = project.jobs.get(submission)
  if (!stored) throw new Failure({ code: 'not-found', message: 'This training run is not in this project.' })
  return stored.job
}
