import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { trainingChunks } from '../../../electron/dataset/export.ts'
import { AtProvider, failureOf } from './atProvider.ts'
import { count, MODEL } from './sheet.ts'

describe('sending a training', () => {
  let at: AtProvider
  beforeEach(async () => {
    at = await AtProvider.begin()
  })
  afterEach(() => at.end())

  describe('starting', () => {
    it('sends exactly the confirmed file, makes one job with our mark, and follows it to its end', async () => {
      const job = await at.start()
      expect(job.status).toBe('recorded')
      const { job: made } = await at.until(job.submission, ({ jobId }) => jobId !== null)
      const files = [...at.server.files.values()]
      expect(files.map(({ sha256 }) => sha256)).toEqual([job.training.sha256, job.validation?.sha256])
      expect(files[0]?.bytes).toEqual(Buffer.concat([...trainingChunks(at.sheet.project, 'train')]))
      expect(at.server.jobs[0]?.body).toEqual({
        model: MODEL,
        training_file: made.fileId,
        validation_file: made.validationFileId,
        suffix: 'demo',
        seed: 7,
        method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 3 } } },
        metadata: { tunesheet_submission: job.submission, tunesheet_sha256: job.training.sha256 },
      })
      at.server.addEvent({ message: 'Fine-tuning job started' })
      at.server.addEvent({
        type: 'metrics',
        message: 'Step 1/9',
        data: { step: 1, total_steps: 9, train_loss: 1.5, valid_loss: 1.7 },
      })
      Object.assign(at.server.jobs[0] ?? {}, { status: 'succeeded', fine_tuned_model: 'ft:x', trained_tokens: 9000 })
      const end = await at.until(job.submission, ({ status }) => status === 'succeeded')
      expect(end.job).toMatchObject({ fineTunedModel: 'ft:x', trainedTokens: 9000, error: null })
      expect(end.metrics).toEqual([
        { step: 1, totalSteps: 9, trainLoss: 1.5, trainAccuracy: null, validLoss: 1.7, validAccuracy: null },
      ])
      expect(end.events.map(({ message }) => message)).toEqual(['Fine-tuning job started', 'Step 1/9'])
      expect(at.told).toEqual(['Training done: Support'])
      expect(at.log.filter(({ data }) => data).map(({ what }) => what)).toEqual(['POST /files', 'POST /files'])
      expect(end.changesSince).toBe(0)
    })

    it('names the rows it was made of as a version', async () => {
      at.sheet.project.edit([{ type: 'setSetup', setup: { epochs: 2 } }], 'Changed the passes')
      const job = await at.start()
      const [version] = at.sheet.project.versions.list()
      expect(version).toMatchObject({ job: job.submission, at: job.createdAt, change: at.sheet.project.historyAt })
      expect(version?.name).toMatch(/^Trained demo on .+ · \d+ \w+ \d{4}$/)
      await at.until(job.submission, ({ jobId }) => jobId !== null)
    })

    it('is one job for a double click', async () => {
      const [first, second] = await Promise.all([at.start(), at.start()])
      expect(second.submission).toBe(first.submission)
      await at.until(first.submission, ({ jobId }) => jobId !== null)
      expect(at.creations()).toBe(1)
      expect(at.sheet.project.jobs.list()).toHaveLength(1)
    })

    it('is the job there is when it is asked for again under the same id, because the answer was lost', async () => {
      const plan = await at.training.plan(at.sheet.project, at.choice())
      const wish = {
        ...at.choice(),
        confirmedMicroUsd: plan.price.microUsd,
        confirmedSha256: plan.training.sha256,
        submission: '7d0a54c4-0d3c-4b07-8a43-0a4f7b1c7d55',
      }
      const first = await at.training.start(at.sheet.project, wish)
      expect(first.submission).toBe(wish.submission)
      const { job: made } = await at.until(first.submission, ({ jobId }) => jobId !== null)
      expect(await at.training.start(at.sheet.project, wish)).toMatchObject({ jobId: made.jobId })
      await at.training.release(at.sheet.project)
      expect(await at.training.start(at.sheet.reopen(), wish)).toMatchObject({ jobId: made.jobId })
      expect(at.creations()).toBe(1)
      const another = await at.training.start(at.sheet.project, {
        ...wish,
        submission: '2f8a3c1e-93c5-4d62-9a51-6f3c0b1d2e44',
      })
      await at.until(another.submission, ({ jobId }) => jobId !== null)
      expect(at.creations()).toBe(2)
    })

    it('refuses when the rows or the price are not those that were confirmed', async () => {
      const plan = await at.training.plan(at.sheet.project, at.choice())
      const confirmed = {
        ...at.choice(),
        confirmedMicroUsd: plan.price.microUsd,
        confirmedSha256: plan.training.sha256,
      }
      expect((await failureOf(at.training.start(at.sheet.project, { ...confirmed, confirmedMicroUsd: 1 }))).code).toBe(
        'stale',
      )
      const [row] = at.sheet.project.ids({}, 0, 1)
      at.sheet.project.edit(
        [
          {
            type: 'setCells',
            cells: [{ row: row ?? 0, column: at.sheet.project.columns()[0]?.id ?? '', text: 'Changed' }],
          },
        ],
        'Typed',
      )
      // Counted again and as dear as before: only the text differs.
      count(at.sheet.project)
      expect((await failureOf(at.training.start(at.sheet.project, confirmed))).code).toBe('stale')
      expect([at.server.requests, at.sheet.project.jobs.list()]).toEqual([[], []])
    })

    it('tells a refusal in clear words and where the file is', async () => {
      at.server.reply('POST /fine_tuning/jobs', 403, {
        error: { message: 'OpenAI is winding down.', code: 'training_not_available' },
      })
      const job = await at.start()
      const { job: refused } = await at.until(job.submission, ({ status }) => status === 'failed')
      expect(refused.error).toEqual({
        code: 'training_not_available',
        message:
          'OpenAI no longer lets this account train. Your file is at OpenAI and can be deleted there. It fits Nebius as it is.',
      })
      expect(at.server.files.size).toBe(2)
      expect(await at.training.deleteFiles(at.sheet.project, job.submission)).toMatchObject({
        fileId: null,
        validationFileId: null,
      })
      expect(at.server.files.size).toBe(0)
    })

    it('charges nothing when the upload is refused or breaks', async () => {
      at.server.reply('POST /files', 400, { error: { message: 'Line 1 is not a dictionary', code: null } })
      const refused = await at.start()
      expect((await at.until(refused.submission, ({ status }) => status === 'failed')).job.error).toEqual({
        code: '400',
        message: 'Line 1 is not a dictionary',
      })
      await at.pointTo('http://127.0.0.1:9/v1/')
      const broken = await at.start()
      expect((await at.until(broken.submission, ({ status }) => status === 'failed')).job.error?.code).toBe(
        'interrupted',
      )
      expect(at.creations()).toBe(0)
    })

    it('stops an upload on demand, before anything is charged', async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      at.server.faults.holdUpload = promise
      const job = await at.start()
      await at.until(job.submission, ({ status }) => status === 'uploading')
      expect((await at.training.cancel(at.sheet.project, job.submission)).status).toBe('cancelled')
      resolve(undefined)
      expect(at.creations()).toBe(0)
    })
  })
})
