import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Project } from '../../../electron/project/project.ts'
import type { Job } from '../../../shared/domain/job.ts'
import { AtProvider, failureOf } from './atProvider.ts'
import { type Sheet, sheetOf } from './sheet.ts'

describe('the same rows in another project', () => {
  let at: AtProvider
  let copy: Sheet
  beforeEach(async () => {
    at = await AtProvider.begin()
    copy = sheetOf(40, { held: 10 })
  })
  afterEach(async () => {
    await at.training.release(copy.project)
    await at.end()
    copy.remove()
  })

  const startCopy = async (): Promise<Job> => {
    const choice = { ...at.choice(), project: copy.project.id }
    const { price, training } = await at.training.plan(copy.project, choice)
    const confirmed = { confirmedMicroUsd: price.microUsd, confirmedSha256: training.sha256 }
    return at.training.start(copy.project, { ...choice, ...confirmed })
  }
  /** A start whose process dies, its record saying how far it came. */
  const diedAt = async (status: string): Promise<Job> => {
    at.server.faults.dropCreate = 'before'
    at.server.faults.noPaging = true
    const { submission } = await at.start()
    const { job } = await at.until(submission, ({ error }) => error?.code === 'unclear')
    await at.training.release(at.sheet.project)
    at.sheet.project.jobs.updateNow({ ...job, status, sentBytes: 5, error: null })
    at.sheet.project.close()
    at.server.faults.dropCreate = null
    return job
  }

  it('are not sent while it is not known what became of them', async () => {
    const job = await diedAt('submitting')
    expect(await failureOf(startCopy())).toEqual({
      code: 'unsure',
      message: `The same rows were sent to OpenAI from ${at.sheet.project.path}, and we do not know yet what became of them.`,
      hint: `Open that project and look under Train, or use: tunesheet job ${job.submission} --project "${at.sheet.project.path}" --watch`,
    })
    expect([at.creations(), copy.project.jobs.list()]).toEqual([1, []])
  })

  it('are not sent while that project is open elsewhere', async () => {
    await diedAt('submitting')
    const held = Project.open(at.sheet.project.path)
    expect((await failureOf(startCopy())).code).toBe('unsure')
    held.close()
  })

  it('are sent when nothing can have been made of them', async () => {
    await diedAt('uploading')
    const { submission } = await startCopy()
    for await (const { job } of at.training.watch(copy.project, submission, new AbortController().signal))
      if (job.jobId !== null) break
    expect(at.creations()).toBe(2)
  })

  it('are sent when that project is gone', async () => {
    await diedAt('submitting')
    rmSync(at.sheet.project.path)
    expect((await startCopy()).status).toBe('recorded')
  })

  it('are sent when the first job is there: that is another wish', async () => {
    const job = await at.created()
    expect(at.state.submissionsOf(job.training.sha256, 'openai')).toEqual([])
    expect((await startCopy()).submission).not.toBe(job.submission)
  })
})
