import { basename, extname, resolve } from 'node:path'
import { findModel } from '../../shared/catalog/models.ts'
import { type Job, type ProviderId } from '../../shared/domain/job.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { formatUsd, toUsd } from '../../shared/domain/money.ts'
import { freePath } from '../project/freePath.ts'
import { Project } from '../project/project.ts'
import { applySetup, countAll, importInput, type Wanted } from './input.ts'
import { count, EXIT, type Output } from './output.ts'
import { withSession } from './session.ts'

type TrainOptions = Wanted & {
  provider: ProviderId
  baseUrl?: string
  suffix?: string
  project?: string
  yes?: boolean
}

/**
 * `train IN --provider P --model M --yes`: starts a job. Without --yes it says the price and what would leave the
 * computer and sends nothing. A spreadsheet becomes a project first, because the record of a job must outlive it.
 */
export function trainCommand(input: string, options: TrainOptions, output: Output): Promise<number> {
  return withSession(options.baseUrl, async ({ state, training, projectsDir }) => {
    const project = await projectFor(input, options, projectsDir, output)
    try {
      await countAll(project, output)
      const { id, name, totals } = project.state()
      state.remember({
        id,
        name,
        path: project.path,
        openedAt: Date.now(),
        rows: totals.rows,
        errors: totals.issues.error,
      })
      const choice = {
        project: id,
        provider: options.provider,
        model: findModel(project.setup().model).id,
        suffix: options.suffix ?? '',
        seed: null,
        learningRate: null,
        batchSize: null,
      }
      const plan = await training.plan(project, choice)
      const estimatedUsd = plan.price.microUsd === null ? null : toUsd(plan.price.microUsd)
      if (!options.yes) {
        output.answer({ plan, project: project.path, estimatedUsd }, () => planLines(plan))
        return EXIT.done
      }
      const confirmed = { confirmedMicroUsd: plan.price.microUsd, confirmedSha256: plan.training.sha256 }
      const job = await training.start(project, { ...choice, ...confirmed })
      const created = await untilCreated(training.watch(project, job.submission, new AbortController().signal), job)
      refuseFailed(created)
      const { submission, fileId, jobId, status } = created
      output.answer({ submission, fileId, jobId, status, estimatedUsd, project: project.path }, () => [
        `${plan.providerName} has the job ${jobId ?? submission}: ${status}`,
        `Follow it with: tunesheet job ${submission} --project "${project.path}" --watch`,
      ])
      return EXIT.done
    } finally {
      await training.release(project)
      project.close()
    }
  })
}

async function projectFor(input: string, options: TrainOptions, projectsDir: string, output: Output): Promise<Project> {
  if (extname(input).toLowerCase() === '.tunesheet') {
    const project = Project.open(resolve(input))
    applySetup(project, options)
    return project
  }
  const stem = basename(input, extname(input))
  const destination = options.project === undefined ? freePath(projectsDir, stem) : resolve(options.project)
  return (await importInput(input, destination, options, output)).project
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
      hint: `Look for it with: tunesheet job ${job.submission}`,
    })
  }
  if (job.error === null || job.jobId !== null) return
  throw new Failure({
    code: 'refused-by-provider',
    message: job.error.message,
    provider: { code: job.error.code, message: job.error.message },
  })
}

function planLines(
  plan: Awaited<ReturnType<Awaited<Parameters<Parameters<typeof withSession>[1]>[0]>['training']['plan']>>,
): string[] {
  const price =
    plan.price.microUsd === null ? 'Price unknown' : `${formatUsd(plan.price.microUsd)} (${plan.price.certainty})`
  return [
    `Train ${plan.model} at ${plan.providerName}: ${price}`,
    plan.price.why,
    plan.host === '' ? 'Nothing would leave this computer.' : `Goes to: ${plan.host}`,
    `Sent: ${plan.sent.join(', ') || 'nothing'}`,
    `Stays here: ${plan.stays.join(', ') || 'nothing'}`,
    `To learn from: ${count(plan.training.rows)} rows, ${count(plan.training.bytes)} bytes, fingerprint ${plan.training.sha256}`,
    ...plan.blockers.map((text) => `Cannot start: ${text}`),
    ...plan.warnings,
    'Nothing was sent. Add --yes to send it and start.',
  ]
}
