import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from '../../shared/domain/failure.ts'
import { isEnded, type Job } from '../../shared/domain/job.ts'
import type { JobDetail } from '../../shared/contract/jobs.ts'
import { Project } from '../project/project.ts'
import { EXIT, sentence, type Output } from './output.ts'
import { withSession, type Session } from './session.ts'

type JobOptions = { project?: string; watch?: boolean; cancel?: boolean; baseUrl?: string }

/** `jobs [--project P]`: what was started, newest first. */
export function jobsCommand(options: JobOptions, output: Output): Promise<number> {
  return withSession(undefined, async (session) => {
    const jobs: (Job & { project: string })[] = []
    for (const project of openProjects(session, options, output)) {
      const { path } = project
      for (const job of project.jobs.list()) jobs.push({ ...job, project: path })
      project.close()
    }
    jobs.sort((a, b) => b.createdAt - a.createdAt)
    await Promise.resolve()
    output.answer({ jobs }, () =>
      jobs.length === 0
        ? ['No training has been started yet.']
        : jobs.map((job) => `${job.jobId ?? job.submission}  ${job.provider}  ${job.model}  ${job.status}`),
    )
    return EXIT.done
  })
}

/** `job ID [--watch] [--cancel]`: one run, as the provider tells it now. */
export function jobCommand(id: string, options: JobOptions, output: Output): Promise<number> {
  return withSession(options.baseUrl, async (session) => {
    const { project, job } = findJob({ session, options, output }, id)
    try {
      session.training.resume(project, () => undefined)
      if (options.cancel) await session.training.cancel(project, job.submission)
      const stop = new AbortController()
      if (!options.watch) stopSoon(stop)
      const watched = session.training.watch(project, job.submission, stop.signal)
      const known = { job, events: project.jobs.events(job.submission), metrics: [], changesSince: null }
      const detail = await follow(watched, known, options.watch ? output : null)
      stop.abort()
      const { events, job: now } = detail
      const answer = {
        id: now.jobId ?? now.submission,
        status: now.status,
        events,
        ...(now.fineTunedModel === null ? {} : { fineTunedModel: now.fineTunedModel }),
        ...(now.error === null ? {} : { error: now.error }),
      }
      output.answer(answer, () => [
        `${answer.id}: ${now.status}`,
        ...(now.error === null ? [] : [now.error.message]),
        ...events.filter((event) => event.type === 'message').map((event) => `  ${event.message}`),
        ...(now.fineTunedModel === null ? [] : [`Ready: ${now.fineTunedModel}`]),
      ])
      return now.error === null ? EXIT.done : EXIT.refused
    } finally {
      await session.training.release(project)
      project.close()
    }
  })
}

/** How long `job ID` waits for the provider's first answer before it tells what is known. */
const FIRST_ANSWER_MS = 3000

function stopSoon(stop: AbortController): void {
  const waiting = wait(FIRST_ANSWER_MS, undefined, { signal: stop.signal })
  void waiting.then(
    () => {
      stop.abort()
    },
    () => undefined, // The provider was faster.
  )
}

/** The job after the provider's first answer, or, with an output to tell progress to, after its end. */
async function follow(watched: AsyncIterable<JobDetail>, known: JobDetail, telling: Output | null): Promise<JobDetail> {
  let latest = known
  let answers = 0
  for await (const detail of watched) {
    latest = detail
    answers += 1
    telling?.progress(`${detail.job.status}: ${detail.events.at(-1)?.message ?? ''}`)
    // The first one is what was known here already.
    if (isEnded(detail.job.status) || (!telling && answers > 1)) break
  }
  return latest
}

/**
 * The project that is named, or all that are known, one after another. One of many that is open in the app, or damaged,
 * is named and passed over: the others still have their say.
 */
function* openProjects(session: Session, options: JobOptions, output: Output): Generator<Project> {
  if (options.project !== undefined) {
    yield Project.open(resolve(options.project))
    return
  }
  for (const { id } of session.state.recents()) {
    const path = session.state.pathOf(id)
    if (path === null || !existsSync(path)) continue
    let project: Project
    try {
      project = Project.open(path)
    } catch (error) {
      output.note(`Left out: ${sentence(error)}`)
      continue
    }
    yield project
  }
}

type Looking = { readonly session: Session; readonly options: JobOptions; readonly output: Output }

function findJob({ session, options, output }: Looking, id: string): { project: Project; job: Job } {
  for (const project of openProjects(session, options, output)) {
    const job = project.jobs.list().find((known) => known.jobId === id || known.submission === id)
    if (job) return { project, job }
    project.close()
  }
  throw new Failure({
    code: 'not-found',
    message: `No training run ${id} is known here.`,
    hint: 'tunesheet jobs lists them; --project names the project file.',
  })
}
