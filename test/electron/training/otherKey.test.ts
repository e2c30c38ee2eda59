import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OpenAiServer } from '../../fixtures/openai-server/server.ts'
import { AtProvider, failureOf } from './atProvider.ts'

const OTHER_KEY = 'This job was sent with another key. Put that key back to see it.'

describe('a job that was sent with another key or to another address', () => {
  let at: AtProvider
  let other: OpenAiServer
  beforeEach(async () => {
    at = await AtProvider.begin()
    other = await OpenAiServer.start()
  })
  afterEach(async () => {
    await at.end()
    await other.close()
  })

  /** A job whose answer was lost and that the list does not show yet. */
  const lost = async (): Promise<string> => {
    at.server.faults.dropCreate = 'after'
    at.server.faults.hideJobs = true
    at.open(90_000)
    const { submission } = await at.start()
    await at.until(submission, ({ status }) => status === 'unsure')
    at.passed += 90_000
    return submission
  }
  const look = (submission: string) => at.training.reconcile(at.sheet.project, submission)

  it('is not believed absent because another account does not show it', async () => {
    const submission = await lost()
    await at.pointTo(at.server.url, 'sk-of-another-team')
    expect(await look(submission)).toMatchObject({
      status: 'unsure',
      error: { code: 'other-key', message: OTHER_KEY },
    })
    expect(await failureOf(at.start())).toMatchObject({ code: 'unsure', message: OTHER_KEY })
    expect(at.creations()).toBe(1)
  })

  it('is found when the key is put back', async () => {
    const submission = await lost()
    await at.pointTo(at.server.url, 'sk-of-another-team')
    await look(submission)
    await at.pointTo(at.server.url)
    at.server.faults.hideJobs = false
    expect(await look(submission)).toMatchObject({ jobId: at.server.jobs[0]?.id, error: null })
  })

  it('is found with a new key of the same account, by its mark', async () => {
    const submission = await lost()
    await at.pointTo(at.server.url, 'sk-new-key-of-the-team')
    at.server.faults.hideJobs = false
    expect(await look(submission)).toMatchObject({ jobId: at.server.jobs[0]?.id, error: null })
    expect((await at.training.cancel(at.sheet.project, submission)).status).toBe('cancelled')
  })

  it('is not mistaken for the job of another account that was made of a file with the same id', async () => {
    const submission = await lost()
    Object.assign(at.server.jobs[0] ?? {}, { metadata: {} })
    await at.pointTo(at.server.url, 'sk-of-another-team')
    at.server.faults.hideJobs = false
    expect((await look(submission)).error?.code).toBe('other-key')
  })

  it('is not looked for at another address', async () => {
    const submission = await lost()
    await at.pointTo(other.url)
    expect((await look(submission)).error).toEqual({
      code: 'other-address',
      message: `This job was sent to ${at.server.host} at another address than the one in Settings now. Put that address back to see it.`,
    })
    expect(other.requests).toEqual([])
  })

  it('is neither followed, stopped nor cleared away there', async () => {
    const job = await at.created()
    Object.assign(at.server.jobs[0] ?? {}, { metadata: {} })
    await at.pointTo(at.server.url, 'sk-of-another-team')
    Object.assign(at.server.jobs[0] ?? {}, { status: 'failed' })
    await at.until(job.submission, ({ error }) => error?.code === 'other-key')
    expect((await look(job.submission)).status).toBe(job.status)
    expect(await failureOf(at.training.cancel(at.sheet.project, job.submission))).toMatchObject({
      code: 'unsure',
      message: OTHER_KEY,
    })
    expect((await failureOf(at.training.deleteFiles(at.sheet.project, job.submission))).message).toBe(OTHER_KEY)
    expect(at.server.files.size).toBe(2)
    expect(at.server.requests.filter((request) => /cancel$|^DELETE/.test(request))).toEqual([])
    await at.pointTo(at.server.url)
    await at.until(job.submission, ({ error, status }) => error === null && status === 'failed')
  })

  it('is told apart without any part of the key in the record', async () => {
    const { submission } = await at.created()
    const kept = JSON.stringify(at.sheet.project.jobs.get(submission))
    expect(kept).toMatch(/"keyMark":"[0-9a-f]{12}"/)
    expect(kept).not.toContain('sk-test')
  })
})
