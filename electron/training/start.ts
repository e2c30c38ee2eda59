import { knownModel } from '../catalog/current.ts'
import type { JobChoice, JobPlan } from '../../shared/contract/jobs.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { isEnded, type Job } from '../../shared/domain/job.ts'
import { formatDay } from '../../shared/format/days.ts'
import { dayAt } from '../dayAt.ts'
import type { Project } from '../project/project.ts'
import type { Clients } from './client.ts'
import { unsure } from './jobState.ts'
import { mustNotBeOpenElsewhere, type Submissions } from './openElsewhere.ts'
import { planOf } from './plan.ts'
import type { ProviderClient } from './remote.ts'
import type { Runs } from './runs.ts'
import { send } from './send.ts'
import { stage, type Staged } from './upload.ts'

/** What the user saw and agreed to. `submission`: the id of this one wish, when whoever asks may have to ask again. */
export type Confirmed = JobChoice & {
  readonly confirmedMicroUsd: number | null
  readonly confirmedSha256: string
  readonly submission?: string
}

type Parts = {
  readonly runs: Runs
  readonly clients: Clients
  readonly submissions: Submissions
  readonly now: () => number
  readonly uuid: () => string
}

/** Starts jobs, each submission once: the record is on disk before the first byte goes out. */
export class Starter {
  readonly #parts: Parts
  /** By project: a start that is still being prepared, so that a double click finds it. */
  readonly #starting = new Map<string, { readonly wanted: string; readonly job: Promise<Job> }>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async start(project: Project, choice: Confirmed): Promise<Job> {
    const { submission, ...wish } = choice
    const known = submission === undefined ? null : this.#known(project, submission)
    if (known) return known
    const wanted = JSON.stringify(wish)
    const other = this.#starting.get(project.id)
    if (other) {
      if (other.wanted === wanted) return other.job
      throw busy()
    }
    const job = this.#begin(project, choice).finally(() => this.#starting.delete(project.id))
    this.#starting.set(project.id, { wanted, job })
    return job
  }

  /** A wish that came before and whose answer was lost on the way to the window. */
  #known(project: Project, submission: string): Job | null {
    return this.#parts.runs.get(submission)?.job ?? project.jobs.get(submission)?.job ?? null
  }

  /** Settles when no start of the project is being prepared. */
  async idle(project: Project): Promise<void> {
    await this.#starting.get(project.id)?.job.catch(() => undefined)
  }

  async #begin(project: Project, choice: Confirmed): Promise<Job> {
    const sameAsBefore = this.#unsent(project, choice)
    if (sameAsBefore) return sameAsBefore
    const { clients } = this.#parts
    const staged = await stage(project, new AbortController().signal)
    try {
      const plan = this.#agreed(project, choice, staged)
      const client = await clients.open(choice.provider)
      // The submission must be on disk before a byte is sent, and not be taken back with a long act that is cancelled.
      while (project.busy) await project.busy
      return this.#record({ project, choice, staged, plan, client })
    } catch (error) {
      await staged.remove()
      throw error
    }
  }

  /**
   * What earlier submissions of the project mean for a new one: the same data still on its way is the same job; an
   * answer that was lost must be found first.
   */
  #unsent(project: Project, choice: Confirmed): Job | null {
    const { runs } = this.#parts
    for (const listed of project.jobs.list()) {
      if (isEnded(listed.status) || listed.jobId !== null) continue
      const run = runs.get(listed.submission) ?? runs.adopt(project, listed)
      const { job } = run
      if (job.provider !== choice.provider || run.ended) continue
      if (job.status === 'unsure') throw stillUnsure(job, this.#parts.clients.reach(job.provider).provider.name)
      if (job.training.sha256 === choice.confirmedSha256 && job.model === choice.model) return job
      throw busy()
    }
    return null
  }

  #agreed(project: Project, choice: Confirmed, files: Staged): JobPlan {
    const { clients, now } = this.#parts
    const plan = planOf({ project, choice, files, reach: clients.reach(choice.provider), now: now() })
    if (plan.training.sha256 !== choice.confirmedSha256) throw stale('The rows have changed since you saw the price.')
    if (plan.price.microUsd !== choice.confirmedMicroUsd) throw stale('The price is no longer the one you saw.')
    const blocker = plan.blockers[0]
    if (blocker === undefined) return plan
    throw new Failure({ code: 'wrong-input', message: blocker, hint: 'Nothing was sent.' })
  }

  /** To all projects on this computer. */
  #announce(project: Project, { submission, provider, training: { sha256 } }: Job, providerName: string): void {
    const { submissions } = this.#parts
    mustNotBeOpenElsewhere(submissions, { project, provider, providerName, sha256 })
    submissions.addSubmission({ submission, provider, sha256, path: project.path })
  }

  #record(begun: { project: Project; choice: Confirmed; staged: Staged; plan: JobPlan; client: ProviderClient }): Job {
    const { project, choice, staged, plan, client } = begun
    const { runs, clients, now, uuid } = this.#parts
    const job = newJob(choice, plan, { submission: choice.submission ?? uuid(), at: now() })
    const { learningRate, batchSize } = choice
    if (job.provider !== 'practice') this.#announce(project, job, plan.providerName)
    const sentWith = client.sentWith(job.submission)
    const kept = { ...choice, epochs: plan.epochs, certainty: plan.price.certainty, sentWith }
    project.jobs.put(job, kept, project.state().revision)
    project.versions.save({ name: trainedName(job), at: job.createdAt, job: job.submission })
    const run = runs.add(project, job)
    const request = {
      submission: job.submission,
      sha256: job.training.sha256,
      model: sentAs(choice),
      suffix: choice.suffix,
      epochs: plan.epochs,
      seed: choice.seed,
      learningRate,
      batchSize,
      format: project.setup().format,
    }
    const { provider } = clients.reach(choice.provider)
    run.sending = send({ run, staged, client, provider, request })
      // Only when the record cannot be written (the disk is full): what is on disk says what a restart must do.
      .catch(() => undefined)
      .finally(() => {
        run.sending = null
        runs.follow(run)
      })
    return job
  }
}

function newJob(choice: Confirmed, plan: JobPlan, made: { submission: string; at: number }): Job {
  return {
    submission: made.submission,
    provider: choice.provider,
    host: plan.host,
    model: choice.model,
    suffix: choice.suffix,
    epochs: plan.epochs,
    seed: choice.seed,
    training: plan.training,
    validation: plan.validation,
    estimatedMicroUsd: plan.price.microUsd,
    createdAt: made.at,
    updatedAt: made.at,
    status: 'recorded',
    sentBytes: 0,
    fileId: null,
    validationFileId: null,
    jobId: null,
    fineTunedModel: null,
    trainedTokens: null,
    error: null,
  }
}

/** Under which the rows of a job are found in the history; nobody should take a practice run for a model. */
function trainedName({ provider, model, suffix, createdAt }: Job): string {
  const short = knownModel(model)?.name ?? model
  const what = provider === 'practice' ? 'Practice:' : 'Trained'
  return `${what} ${suffix ? `${suffix} on ` : ''}${short.slice(0, 150)} · ${formatDay(dayAt(createdAt))}`
}

/** The name the provider knows. A tuned model is trained on as itself, not as its base. */
function sentAs({ provider, model }: Confirmed): string {
  if (provider === 'practice' || model.startsWith('ft:')) return model
  return knownModel(model)?.sentAs ?? model
}

function stale(message: string): Failure {
  return new Failure({ code: 'stale', message, hint: 'Look at it again, then start. Nothing was sent.' })
}

function busy(): Failure {
  return new Failure({
    code: 'wrong-input',
    message: 'Another training of this project is being sent just now.',
    hint: 'Wait until the provider has it.',
  })
}

function stillUnsure({ error }: Job, name: string): Failure {
  return new Failure({
    code: 'unsure',
    message: (error ?? unsure(name).error).message,
    hint: 'Try again when it was found, or was certainly not made.',
  })
}
