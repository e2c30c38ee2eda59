import { describe, expect, test } from 'vitest'
import { Project } from '../../../electron/project/project.ts'
import type { Job, JobEvent } from '../../../shared/domain/job.ts'
import { failureOf, Folder, made } from './places.ts'

const JOB: Job = {
  submission: 's1',
  provider: 'practice',
  host: '',
  model: 'gpt-4.1-mini-2025-04-14',
  suffix: '',
  epochs: 'auto',
  seed: null,
  training: { rows: 10, bytes: 100, sha256: 'ab' },
  validation: null,
  estimatedMicroUsd: 5,
  createdAt: 1,
  updatedAt: 1,
  status: 'recorded',
  sentBytes: 0,
  fileId: null,
  validationFileId: null,
  jobId: null,
  fineTunedModel: null,
  trainedTokens: null,
  error: null,
}
const event = (id: string, at: number): JobEvent => ({
  id,
  at,
  level: 'info',
  type: 'message',
  message: id,
  data: { step: 1 },
})

describe('jobs', () => {
  test('are on disk with what they were made of, and follow their provider', () => {
    using folder = new Folder()
    const path = folder.file('a.tunesheet')
    const first = made(path)
    first.jobs.put(JOB, { suffix: 'x' }, 7)
    first.jobs.put({ ...JOB, submission: 's2', createdAt: 2 }, null, 8)
    first.jobs.update({ ...JOB, status: 'running', jobId: 'ftjob-1' })
    first.close()
    using project = Project.open(path)
    expect(project.jobs.get('s1')).toEqual({
      job: { ...JOB, status: 'running', jobId: 'ftjob-1' },
      choice: { suffix: 'x' },
      revision: 7,
    })
    expect(project.jobs.get('s3')).toBeNull()
    expect(project.jobs.list().map(({ submission }) => submission)).toEqual(['s2', 's1'])
  })

  test('are recorded once', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'))
    project.jobs.put(JOB, null, 1)
    expect(
      failureOf(() => {
        project.jobs.put({ ...JOB, status: 'other' }, null, 2)
      }).code,
    ).toBe('internal')
    expect(project.jobs.get('s1')?.job.status).toBe('recorded')
  })

  test('hold each event once, in the order things happened', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'))
    project.jobs.addEvents('s1', [event('b', 2), event('c', 2)])
    project.jobs.addEvents('s1', [event('c', 9), event('a', 1), event('d', 2)])
    expect(project.jobs.events('s1').map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
    expect(project.jobs.events('s2')).toEqual([])
  })

  test('are not touched by undo', () => {
    using folder = new Folder()
    using project = made(folder.file('a.tunesheet'), [['q', 'a']])
    project.edit([{ type: 'deleteRows', rows: [1] }], 'Deleted')
    project.jobs.put(JOB, null, 1)
    project.undo()
    expect(project.jobs.list()).toHaveLength(1)
  })
})
