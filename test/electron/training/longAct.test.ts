import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Patch } from '../../../shared/domain/patch.ts'
import { AtProvider } from './atProvider.ts'

describe('a training that is sent while a long act of the project is under way', () => {
  let at: AtProvider
  let act: Promise<unknown>
  let endAct: () => void
  beforeEach(async () => {
    at = await AtProvider.begin()
  })
  afterEach(() => at.end())

  /** A start whose file is on its way, then an act that goes on until `endAct` is called, then the file arrives. */
  const sentDuringAct = async (): Promise<string> => {
    const upload = Promise.withResolvers<undefined>()
    at.server.faults.holdUpload = upload.promise
    const { submission } = await at.start()
    await at.until(submission, ({ status }) => status === 'uploading')
    const gate = Promise.withResolvers<undefined>()
    endAct = () => {
      gate.resolve(undefined)
    }
    const { project } = at.sheet
    const cell = { row: project.ids({}, 0, 1)[0] ?? 0, column: project.columns()[2]?.id ?? '', text: 'T' }
    async function* slow(): AsyncGenerator<Patch> {
      await gate.promise
      yield { type: 'setCells', cells: [cell] }
    }
    act = project.editLong(slow(), 'Replaced')
    upload.resolve(undefined)
    await at.until(submission, ({ validationFileId }) => validationFileId !== null)
    return submission
  }
  const onDisk = (submission: string) => at.sheet.project.jobs.get(submission)?.job

  it('asks for the job only when the record of it is on disk', async () => {
    let seen: unknown = null
    at.server.faults.holdCreate = () => {
      seen = { busy: at.sheet.project.busy, status: at.sheet.project.jobs.list()[0]?.status }
      return Promise.resolve()
    }
    const submission = await sentDuringAct()
    endAct()
    await act
    const { job } = await at.until(submission, ({ jobId }) => jobId !== null)
    expect(seen).toEqual({ busy: null, status: 'submitting' })
    expect(onDisk(submission)?.jobId).toBe(job.jobId)
  })

  it('is not asked for at all when it is stopped before the act ends', async () => {
    const submission = await sentDuringAct()
    expect((await at.training.cancel(at.sheet.project, submission)).status).toBe('cancelled')
    endAct()
    await act
    expect(onDisk(submission)?.status).toBe('cancelled')
    expect([at.server.jobs.length, at.creations()]).toEqual([0, 0])
  })

  it('is not asked for when the project is closed before the act ends', async () => {
    const submission = await sentDuringAct()
    await at.training.release(at.sheet.project)
    endAct()
    await act
    expect(onDisk(submission)).toMatchObject({ status: 'failed', error: { code: 'interrupted' } })
    expect(at.creations()).toBe(0)
  })

  it('is not asked for when the record cannot be written', async () => {
    const submission = await sentDuringAct()
    const { jobs } = at.sheet.project
    const write = jobs.updateNow.bind(jobs)
    jobs.updateNow = (job) => {
      if (job.status === 'submitting') throw new Error('The disk is full')
      write(job)
    }
    endAct()
    await act
    await at.until(submission, ({ error }) => error?.code === 'not-created')
    expect(at.creations()).toBe(0)
  })
})
