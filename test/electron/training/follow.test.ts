import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../../../shared/domain/job.ts'
import { AtProvider } from './atProvider.ts'
import { MODEL } from './sheet.ts'

describe('after it was sent', () => {
  let at: AtProvider
  beforeEach(async () => {
    at = await AtProvider.begin()
  })
  afterEach(() => at.end())

  describe('following', () => {
    it('goes on through statuses it does not know, refusals and lost connections', async () => {
      const job = await at.start()
      await at.until(job.submission, ({ jobId }) => jobId !== null)
      Object.assign(at.server.jobs[0] ?? {}, { status: 'paused' })
      await at.until(job.submission, ({ status }) => status === 'paused')
      at.server.reply('GET /fine_tuning/jobs', 500, {}, 9)
      at.server.reply('GET /fine_tuning/jobs', 429, {}, 9)
      Object.assign(at.server.jobs[0] ?? {}, {
        status: 'failed',
        error: { code: 'invalid_training_file', message: 'Example 7 …', param: null },
      })
      const { job: failed } = await at.until(job.submission, ({ status }) => status === 'failed')
      expect(failed.error).toEqual({ code: 'invalid_training_file', message: 'Example 7 …' })
    })

    it('is one conversation with the provider, however many watch, and stores events once', async () => {
      at.server.faults.pageSize = 4
      const job = await at.start()
      await at.until(job.submission, ({ jobId }) => jobId !== null)
      for (let nth = 0; nth < 11; nth++) at.server.addEvent({ message: `Event ${nth}` })
      Object.assign(at.server.jobs[0] ?? {}, { status: 'succeeded' })
      const details = await Promise.all(
        [1, 2, 3].map(() => at.until(job.submission, ({ status }) => status === 'succeeded')),
      )
      for (const { events } of details)
        expect(events.map(({ message }) => message)).toEqual(Array.from({ length: 11 }, (_, nth) => `Event ${nth}`))
    })

    it('goes on after a restart of the app', async () => {
      const job = await at.start()
      await at.until(job.submission, ({ jobId }) => jobId !== null)
      await at.training.release(at.sheet.project)
      at.sheet.reopen()
      at.open()
      let changes = 0
      at.training.resume(at.sheet.project, () => (changes += 1))
      Object.assign(at.server.jobs[0] ?? {}, { status: 'succeeded', fine_tuned_model: 'ft:x' })
      expect((await at.until(job.submission, ({ status }) => status === 'succeeded')).job.fineTunedModel).toBe('ft:x')
      expect(changes).toBeGreaterThan(0)
    })

    it('cancels at the provider', async () => {
      const job = await at.start()
      await at.until(job.submission, ({ jobId }) => jobId !== null)
      expect((await at.training.cancel(at.sheet.project, job.submission)).status).toBe('cancelled')
      expect(at.server.jobs[0]?.status).toBe('cancelled')
    })

    it('ends a watch with its signal, while the job goes on', async () => {
      const job = await at.start()
      const stop = new AbortController()
      for await (const detail of at.training.watch(at.sheet.project, job.submission, stop.signal))
        if (detail.job.jobId !== null) stop.abort()
      expect(at.sheet.project.jobs.get(job.submission)?.job.jobId).not.toBeNull()
    })
  })

  describe('trying it', () => {
    const succeeded = async (): Promise<Job> => {
      const job = await at.start()
      await at.until(job.submission, ({ jobId }) => jobId !== null)
      Object.assign(at.server.jobs[0] ?? {}, { status: 'succeeded', fine_tuned_model: 'ft:gpt:me' })
      return (await at.until(job.submission, ({ status }) => status === 'succeeded')).job
    }

    it('asks both models and prices the tuned one', async () => {
      const { submission } = await succeeded()
      const { tuned, base } = await at.training.ask(at.sheet.project, submission, 'Where is it?')
      // 1,000 tokens in at $0.80 and 100 out at $3.20 per million.
      expect(tuned).toMatchObject({
        text: 'Answer of ft:gpt:me',
        inputTokens: 1000,
        outputTokens: 100,
        microUsd: 1120,
        error: null,
        similar: [],
      })
      expect(base).toMatchObject({ text: `Answer of ${MODEL}`, error: null })
    })

    it('explains that a fresh model needs some minutes', async () => {
      const { submission } = await succeeded()
      at.server.reply(
        'POST /chat/completions',
        404,
        { error: { message: 'no such model', code: 'model_not_found' } },
        2,
      )
      const { tuned } = await at.training.ask(at.sheet.project, submission, 'Where is it?')
      expect(tuned.error).toMatch(/^The tuned model does not answer yet/)
    })

    it('takes questions out of the held-back rows, round and round', () => {
      const first = at.training.heldBack(at.sheet.project, 0)
      expect(first).toBe('Where is parcel number 30?')
      expect(at.training.heldBack(at.sheet.project, 10)).toBe(first)
    })
  })
})
