import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../../../shared/domain/job.ts'
import { AtProvider, failureOf } from './atProvider.ts'
import { MODEL } from './sheet.ts'

describe('whatever happens to the connection', () => {
  let at: AtProvider
  beforeEach(async () => {
    at = await AtProvider.begin()
  })
  afterEach(() => at.end())

  describe('never charging twice', () => {
    it('looks for the job when the answer was lost, and takes it over', async () => {
      at.server.faults.dropCreate = 'after'
      at.server.faults.hideJobs = true
      at.open(3_600_000)
      const job = await at.start()
      const { job: unsure } = await at.until(job.submission, ({ status }) => status === 'unsure')
      expect(unsure.error?.message).toMatch(/^We do not know yet whether OpenAI took the job/)
      expect((await failureOf(at.start())).code).toBe('unsure')
      at.server.faults.hideJobs = false
      const { job: found } = await at.until(job.submission, ({ jobId }) => jobId !== null)
      expect(found).toMatchObject({ jobId: at.server.jobs[0]?.id, status: 'validating_files', error: null })
      expect([at.server.jobs.length, at.creations()]).toEqual([1, 1])
    })

    it('finds it on a later page, by its file when the provider keeps no marks', async () => {
      at.server.faults.dropCreate = 'after'
      at.server.faults.pageSize = 3
      at.server.faults.hideJobs = true
      at.open(3_600_000)
      const job = await at.start()
      await at.until(job.submission, ({ status }) => status === 'unsure')
      Object.assign(at.server.jobs[0] ?? {}, { metadata: {} })
      for (let nth = 0; nth < 10; nth++) at.server.addJob({})
      at.server.faults.hideJobs = false
      const { job: found } = await at.until(job.submission, ({ jobId }) => jobId !== null)
      expect(found.jobId).toBe(at.server.jobs.at(-1)?.id)
    })

    it('says so when the job was certainly not made, and sends nothing again by itself', async () => {
      at.server.faults.dropCreate = 'before'
      const job = await at.start()
      const { job: lost } = await at.until(job.submission, ({ status }) => status === 'failed')
      expect(lost.error).toEqual({
        code: 'not-created',
        message:
          'OpenAI has no job for this file: no training was started and nothing was charged. You can send it again.',
      })
      expect([at.server.jobs.length, at.creations()]).toEqual([0, 1])
    })

    it('waits before it believes that a job is not there', async () => {
      at.server.faults.dropCreate = 'before'
      at.open(90_000)
      const job = await at.start()
      await at.until(job.submission, ({ status }) => status === 'unsure')
      expect((await at.training.reconcile(at.sheet.project, job.submission)).status).toBe('unsure')
      at.passed += 90_000
      expect((await at.training.reconcile(at.sheet.project, job.submission)).error?.code).toBe('not-created')
    })

    it.each([
      ['back', -7_200_000],
      ['forward', 7_200_000],
    ])('waits as long when the clock is set %s', async (_, change) => {
      at.server.faults.dropCreate = 'before'
      at.open(90_000)
      const job = await at.start()
      await at.until(job.submission, ({ status }) => status === 'unsure')
      at.clock += change
      at.passed += 89_999
      expect((await at.training.reconcile(at.sheet.project, job.submission)).status).toBe('unsure')
      at.passed += 1
      expect((await at.training.reconcile(at.sheet.project, job.submission)).error?.code).toBe('not-created')
    })

    it.each([
      ['does not say whether there are more jobs', { noPaging: true, hideJobs: true }],
      ['shows only old jobs, without saying that these are all', { noPaging: true, hideJobs: false }],
      ['shows jobs without marks and files', { bareJobs: true }],
    ])('takes no list for proof that %s', async (_, faults) => {
      at.server.faults.dropCreate = 'before'
      at.server.addJob({})
      Object.assign(at.server.faults, faults)
      const job = await at.start()
      const { job: unsure } = await at.until(job.submission, ({ error }) => error?.code === 'unclear')
      expect(unsure.status).toBe('unsure')
      expect(unsure.error?.message).toBe(
        'We do not know whether OpenAI took the job: it shows no list that would tell. Look there yourself before it is sent again.',
      )
      expect((await at.training.reconcile(at.sheet.project, job.submission)).status).toBe('unsure')
      expect((await failureOf(at.start())).message).toBe(unsure.error?.message)
      Object.assign(at.server.faults, { noPaging: false, hideJobs: false, bareJobs: false })
      expect((await at.training.reconcile(at.sheet.project, job.submission)).error?.code).toBe('not-created')
      expect(at.creations()).toBe(1)
    })

    it.each([
      ['has no list of jobs', 404, { error: { message: 'Not found', code: null } }],
      ['answers with something else', 200, { data: [{ id: 'ftjob-1', status: null }], has_more: false }],
    ])('takes it for no proof that a server %s', async (_, status, body) => {
      at.server.faults.dropCreate = 'before'
      at.server.reply('GET /fine_tuning/jobs', status, body, 1_000)
      const { submission } = await at.start()
      expect((await at.until(submission, ({ error }) => error?.code === 'unclear')).job.status).toBe('unsure')
    })

    it('lets the user say that it is not there, but only where the provider cannot tell', async () => {
      at.server.faults.dropCreate = 'before'
      at.server.faults.noPaging = true
      at.open(90_000)
      const { submission } = await at.start()
      await at.until(submission, ({ error }) => error?.code === 'unclear')
      expect(at.training.setAside(at.sheet.project, submission)).toMatchObject({
        status: 'cancelled',
        error: { code: 'set-aside', message: 'You looked at OpenAI: there is no such job.' },
      })
      at.server.faults.noPaging = false
      const again = await at.start()
      await at.until(again.submission, ({ status }) => status === 'unsure')
      expect(() => at.training.setAside(at.sheet.project, again.submission)).toThrow(
        'OpenAI has not yet said what became of this job.',
      )
    })

    it.each([500, 504])('treats a %i as an open question', async (status) => {
      at.server.reply('POST /fine_tuning/jobs', status, {})
      const job = await at.start()
      expect((await at.until(job.submission, ({ error }) => error !== null)).job.status).toMatch(/unsure|failed/)
      expect((await at.until(job.submission, ({ error }) => error?.code === 'not-created')).job.status).toBe('failed')
      expect(at.creations()).toBe(1)
    })

    it.each([
      ['recorded', 'failed', 'interrupted'],
      ['uploading', 'failed', 'interrupted'],
    ])('knows after a kill while %s that nothing was charged', async (status, after, code) => {
      const job = await left(status)
      at.training.resume(at.sheet.reopen(), () => undefined)
      expect(at.sheet.project.jobs.get(job.submission)?.job).toMatchObject({ status: after, error: { code } })
      expect(at.server.requests).toEqual([])
      expect(at.log.map(({ outcome }) => outcome)).toEqual(status === 'uploading' ? ['interrupted'] : [])
    })

    it('looks for the job after a kill while it was being made', async () => {
      const job = await left('submitting')
      const remote = at.server.addJob({ metadata: { tunesheet_submission: job.submission } })
      at.training.resume(at.sheet.reopen(), () => undefined)
      expect(at.sheet.project.jobs.get(job.submission)?.job).toMatchObject({
        status: 'unsure',
        updatedAt: job.updatedAt,
      })
      expect((await at.until(job.submission, ({ jobId }) => jobId !== null)).job.jobId).toBe(remote.id)
      expect(at.creations()).toBe(0)
    })

    it('looks for the job after a kill when the whole file had been sent', async () => {
      const job = await left('uploading', 1_000_000)
      const remote = at.server.addJob({ metadata: { tunesheet_submission: job.submission } })
      at.training.resume(at.sheet.reopen(), () => undefined)
      expect(at.sheet.project.jobs.get(job.submission)?.job.status).toBe('unsure')
      expect((await at.until(job.submission, ({ jobId }) => jobId !== null)).job.jobId).toBe(remote.id)
    })

    /** The record that a process killed in a status leaves behind. */
    const left = async (status: string, sentBytes = 5): Promise<Job> => {
      const plan = await at.training.plan(at.sheet.project, at.choice())
      const job: Job = {
        ...{
          submission: randomUUID(),
          provider: 'openai',
          host: at.server.host,
          model: MODEL,
          suffix: '',
          epochs: 3,
          seed: null,
        },
        ...{
          training: plan.training,
          validation: null,
          estimatedMicroUsd: 1,
          createdAt: at.clock,
          updatedAt: at.clock,
          status,
          sentBytes,
        },
        ...{
          fileId: 'file-1',
          validationFileId: null,
          jobId: null,
          fineTunedModel: null,
          trainedTokens: null,
          error: null,
        },
      }
      at.sheet.project.jobs.put(job, {}, 1)
      return job
    }
  })
})
