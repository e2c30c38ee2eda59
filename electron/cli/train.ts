import { rmSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { findModel } from '../catalog/current.ts'
import type { JobChoice, JobPlan } from '../../shared/contract/jobs.ts'
import { isAbove, isAmount } from '../../shared/domain/cost/budget.ts'
import { type Job, type ProviderId } from '../../shared/domain/job.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { formatUsd, type MicroUsd, toUsd } from '../../shared/domain/cost/money.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { freePath } from '../project/file/freePath.ts'
import { Project } from '../project/project.ts'
import { countAll } from './countAll.ts'
import { importInput, withInput } from './input.ts'
import { applySetup, type Wanted } from './wanted.ts'
import { newProjectPath } from './newProjectPath.ts'
import { EXIT, type Output } from './output.ts'
import { withSession, type Session } from './session.ts'

type TrainOptions = Wanted & {
  provider: ProviderId
  baseUrl?: string
  suffix?: string
  project?: string
  yes?: boolean
  amount?: string
}

/**
 * `train IN --provider P --model M --yes`: starts a job. Without --yes it says the price and what would leave the
 * computer, sends nothing and changes nothing. A spreadsheet becomes a project first, because the record of a job must
 * outlive it.
 */
export function trainCommand(input: string, options: TrainOptions, output: Output): Promise<number> {
  return withSession(options.baseUrl, (session) =>
    options.yes === true
      ? startTraining(input, { ...session, options, output })
      : withInput(input, options, output, async ({ project }) => {
          await countAll(project, output)
          const plan = await session.training.plan(project, choiceOf(project, options))
          output.answer({ plan, estimatedUsd: priceOf(plan) }, () => planLines(plan))
          return EXIT.done
        }),
  )
}

type Starting = Session & { readonly options: TrainOptions; readonly output: Output }

async function startTraining(input: string, { state, training, projectsDir, options, output }: Starting) {
  const { project, made } = await projectFor(input, options, projectsDir, output)
  try {
    await countAll(project, output)
    const { id, name, totals } = project.state()
    const { path } = project
    state.remember({ id, name, path, openedAt: Date.now(), rows: totals.rows, errors: totals.issues.error })
    const choice = choiceOf(project, options)
    const plan = await training.plan(project, choice)
    refuseAboveLimit(plan, state.preferences().budgetMicroUsd, options.amount)
    const confirmed = { confirmedMicroUsd: plan.price.microUsd, confirmedSha256: plan.training.sha256 }
    const job = await training.start(project, { ...choice, ...confirmed })
    const created = await untilCreated(training.watch(project, job.submission, new AbortController().signal), job)
    refuseFailed(created)
    const { submission, fileId, jobId, status } = created
    output.answer({ submission, fileId, jobId, status, estimatedUsd: priceOf(plan), project: path }, () => [
      `${plan.providerName} has the job ${jobId ?? submission}: ${status}`,
      `Follow it with: tunesheet job ${submission} --project "${path}" --watch`,
    ])
    return EXIT.done
  } finally {
    await training.release(project)
    // Made for a job that was never started: trying again must not pile up copies.
    const unused = made && project.jobs.list().length === 0
    project.close()
    if (unused) {
      state.forget(project.id)
      rmSync(project.path, { force: true })
    }
  }
}

/** Above the limit that was set in the app `--yes` is not enough: the amount is typed. */
function refuseAboveLimit({ price }: JobPlan, limit: MicroUsd | null, typed = ''): void {
  const { microUsd } = price
  if (microUsd === null || limit === null || !isAbove(microUsd, limit) || isAmount(typed, microUsd)) return
  const amount = formatUsd(microUsd)
  throw new Failure({
    code: 'wrong-input',
    message: `${amount} is above your limit of ${formatUsd(limit)}. Nothing was sent.`,
    hint: `To train anyway, add --amount ${amount.replaceAll(/[$,]/g, '')}. Your limit stays as it is.`,
  })
}

function choiceOf(project: Project, { provider, suffix = '' }: TrainOptions): JobChoice {
  const model = findModel(project.setup().model).id
  return { project: project.id, provider, model, suffix, seed: null, learningRate: null, batchSize: null }
}

function priceOf({ price }: JobPlan): number | null {
  return price.microUsd === null ? null : toUsd(price.microUsd)
}

type Chosen = { readonly project: Project; readonly made: boolean }

async function projectFor(input: string, options: TrainOptions, projectsDir: string, output: Output): Promise<Chosen> {
  if (extname(input).toLowerCase() === '.tunesheet') {
    const project = Project.open(resolve(input))
    applySetup(project, options)
    return { project, made: false }
  }
  const stem = basename(input, extname(input))
  const destination = options.project === undefined ? freePath(projectsDir, stem) : newProjectPath(options.project)
  return { project: (await importInput(input, destination, options, output)).project, made: true }
}

async function untilCreated(watched: AsyncGenerator<{ job: Job }>, job: Job): Promise<Job> {
  let latest = job
  for await (const detail of watched) {
    latest = detail.job
    if (latest.jobId !== null || latest.error !== null || latest.status === 'unsure') break
  }
  return latest
}

function refuseFailed(job: Job): void {
  if (job.status === 'unsure') {
    throw new Failure({
      code: 'unsure',
      message:
        'We do not know yet whether the provider took the job. Nothing will be sent again before it has been looked for.',
      hint: `Look for it with: tunesheet job ${job.submission} --watch`,
    })
  }
  if (job.error === null || job.jobId !== null) return
  throw new Failure({
    code: 'refused-by-provider',
    message: job.error.message,
    provider: { code: job.error.code, message: job.error.message },
  })
}

function planLines(plan: JobPlan): string[] {
  const price =
    plan.price.microUsd === null ? 'Price unknown' : `${formatUsd(plan.price.microUsd)} (${plan.price.certainty})`
  return [
    `Train ${plan.model} at ${plan.providerName}: ${price}`,
    plan.price.why,
    plan.host === '' ? 'Nothing would leave this computer.' : `Goes to: ${plan.host}`,
    `Sent: ${plan.sent.join(', ') || 'nothing'}`,
    `Stays here: ${plan.stays.join(', ') || 'nothing'}`,
    `To learn from: ${formatCount(plan.training.rows, 'row')}, ${formatCount(plan.training.bytes, 'byte')}, fingerprint ${plan.training.sha256}`,
    ...plan.blockers.map((text) => `Cannot start: ${text}`),
    ...plan.warnings,
    'Nothing was sent. Add --yes to send it and start.',
  ]
}
