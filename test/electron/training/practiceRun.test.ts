import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { memorySecrets } from '../../../electron/secrets/memory.ts'
import { createTraining, type Training } from '../../../electron/training/service.ts'
import type { SentEntry } from '../../../shared/contract/app.ts'
import type { JobChoice, JobDetail } from '../../../shared/contract/jobs.ts'
import type { Job } from '../../../shared/domain/job.ts'
import { MODEL, sheetOf, type Sheet, NO_SUBMISSIONS } from './sheet.ts'

const never = new AbortController().signal

describe('a practice run, from the plan to the answer', () => {
  let sheet: Sheet
  let log: SentEntry[]
  let training: Training

  const open = (pace: number): Training =>
    createTraining({
      sentLog: { addSent: (entry) => log.push(entry) },
      submissions: NO_SUBMISSIONS,
      secrets: memorySecrets(),
      now: Date.now,
      uuid: randomUUID,
      stateDir: sheet.dir,
      practicePace: pace,
      notify: () => undefined,
    })
  const choice = (): JobChoice => ({
    project: sheet.project.id,
    provider: 'practice',
    model: MODEL,
    suffix: '',
    seed: null,
    learningRate: null,
    batchSize: null,
  })
  const start = async (): Promise<Job> => {
    const plan = await training.plan(sheet.project, choice())
    return training.start(sheet.project, {
      ...choice(),
      confirmedMicroUsd: plan.price.microUsd,
      confirmedSha256: plan.training.sha256,
    })
  }
  const watchAll = async (submission: string, until: (job: Job) => boolean = () => false): Promise<JobDetail[]> => {
    const details: JobDetail[] = []
    for await (const detail of training.watch(sheet.project, submission, never)) {
      details.push(detail)
      if (until(detail.job)) break
    }
    return details
  }

  beforeEach(() => {
    sheet = sheetOf(40, { held: 10 })
    log = []
    training = open(100)
  })
  afterEach(async () => {
    await training.release(sheet.project)
    sheet.remove()
    // Whatever happened: nothing left this computer.
    expect(log).toEqual([])
  })

  it('costs nothing, sends nothing, and ends with a model that answers from the most similar row', async () => {
    const plan = await training.plan(sheet.project, choice())
    expect(plan).toMatchObject({ host: '', blockers: [], price: { microUsd: 0, certainty: 'exact' }, tunedStops: null })
    const job = await start()
    const details = await watchAll(job.submission)
    const end = details.at(-1)
    expect(end?.job).toMatchObject({
      status: 'succeeded',
      host: '',
      error: null,
      fineTunedModel: expect.stringMatching(/^ft:practice:/) as string,
    })
    expect(end?.metrics.length).toBeGreaterThan(20)
    expect(end?.metrics.some(({ validLoss }) => validLoss !== null)).toBe(true)
    expect(new Set(details.map((detail) => detail.job.status)).size).toBeGreaterThan(3)
    expect(sheet.project.versions.list()[0]?.name).toMatch(/^Practice: /)
    const { tuned, base } = await training.ask(sheet.project, job.submission, 'Where is my parcel number 7?')
    expect(tuned).toMatchObject({
      text: 'Parcel 7 is on its way.',
      microUsd: 0,
      error: null,
      similar: [{ row: 8, number: 8, excerpt: 'Where is parcel number 7?' }, {}, {}],
    })
    expect(base?.text).toMatch(/^Practice: here gpt-4.1-mini-2025-04-14 would answer/)
  })

  it('shows the refusal of a provider instead of hiding it', async () => {
    sheet.remove()
    sheet = sheetOf(7)
    training = open(100)
    const plan = await training.plan(sheet.project, choice())
    expect(plan.blockers).toEqual([])
    expect(plan.warnings).toContain('Too few: 7 rows, at least 10 are needed.')
    const { submission } = await start()
    const end = (await watchAll(submission)).at(-1)
    expect(end?.job).toMatchObject({
      status: 'failed',
      error: {
        code: 'invalid_n_examples',
        message: 'Training file has 7 example(s), but must have at least 10 examples',
      },
    })
  })

  it('goes on after a restart of the app', async () => {
    training = open(20)
    const { submission } = await start()
    await watchAll(submission, ({ jobId }) => jobId !== null)
    await training.release(sheet.project)
    sheet.reopen()
    training = open(20)
    training.resume(sheet.project, () => undefined)
    expect((await watchAll(submission)).at(-1)?.job.status).toBe('succeeded')
  })

  it('can be stopped', async () => {
    training = open(1)
    const { submission } = await start()
    await watchAll(submission, ({ jobId }) => jobId !== null)
    expect(await training.cancel(sheet.project, submission)).toMatchObject({ status: 'cancelled' })
    expect((await watchAll(submission)).at(-1)?.events.at(-1)?.message).toBe('The job was cancelled')
  })

  it('says so when its record is gone', async () => {
    training = open(1)
    const { submission } = await start()
    await watchAll(submission, ({ jobId }) => jobId !== null)
    await training.release(sheet.project)
    const elsewhere = sheetOf(1)
    training = createTraining({
      sentLog: { addSent: (entry) => log.push(entry) },
      submissions: NO_SUBMISSIONS,
      secrets: memorySecrets(),
      now: Date.now,
      uuid: randomUUID,
      stateDir: elsewhere.dir,
      practicePace: 1,
      notify: () => undefined,
    })
    training.resume(sheet.project, () => undefined)
    expect((await watchAll(submission)).at(-1)?.job.error?.code).toBe('gone')
    elsewhere.remove()
  })
})
