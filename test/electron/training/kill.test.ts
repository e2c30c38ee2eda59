import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { removeLeftovers } from '../../../electron/tempDir.ts'
import { AtProvider } from './atProvider.ts'

const here = (path: string): string => pathToFileURL(resolve(import.meta.dirname, '../../../electron', path)).href

/** A process of its own that opens the project and starts a training, as the app does. */
const SENDER = `
  const [path, url, dir, model] = process.argv.slice(1)
  const { Project } = await import('${here('project/project.ts')}')
  const { memorySecrets } = await import('${here('secrets/memory.ts')}')
  const { createTraining } = await import('${here('training/service.ts')}')
  const secrets = memorySecrets()
  await secrets.set('openai', { key: 'sk-test', label: '', baseUrl: url })
  const project = Project.open(path)
  const now = () => Date.UTC(2026, 10, 22)
  const state = (await import('${here('project/appState.ts')}')).AppState.open(dir)
  const training = createTraining({ sentLog: { addSent() {} }, submissions: state, secrets, now, uuid: () => crypto.randomUUID(), stateDir: dir, practicePace: 1, notify() {} })
  const choice = { project: project.id, provider: 'openai', model, suffix: '', seed: null, learningRate: null, batchSize: null }
  const plan = await training.plan(project, choice)
  const job = await training.start(project, { ...choice, confirmedMicroUsd: plan.price.microUsd, confirmedSha256: plan.training.sha256 })
  for await (const detail of training.watch(project, job.submission, new AbortController().signal)) console.log(detail.job.status)
`

describe('a process that is killed while it sends', () => {
  let at: AtProvider
  let sender: ChildProcess
  beforeEach(async () => {
    at = await AtProvider.begin()
  })
  afterEach(() => at.end())

  /** Starts a training in another process and kills it when it has come to a status. */
  const killAt = async (status: string, also: Promise<unknown> = Promise.resolve()): Promise<void> => {
    const { path } = at.sheet.project
    at.sheet.project.close()
    const { model } = at.choice()
    sender = spawn(process.execPath, ['--input-type=module', '-e', SENDER, path, at.server.url, at.sheet.dir, model])
    const gone = once(sender, 'exit')
    let said = ''
    for await (const chunk of sender.stdout ?? []) {
      said += String(chunk)
      if (said.includes(status)) break
    }
    await also
    sender.kill('SIGKILL')
    await gone
    expect(said).toContain(status)
    at.open()
    at.training.resume(at.sheet.reopen(), () => undefined)
  }
  const leftover = (): string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`tunesheet-upload-${sender.pid}-`))

  it('during the upload: nothing was charged, and no copy of the rows stays behind', async () => {
    const { promise, resolve: letGo } = Promise.withResolvers<undefined>()
    at.server.faults.holdUpload = promise
    await killAt('uploading')
    expect(at.sheet.project.jobs.list()).toMatchObject([{ status: 'failed', error: { code: 'interrupted' } }])
    await removeLeftovers()
    expect(leftover().map((name) => existsSync(join(tmpdir(), name)))).toEqual([])
    letGo(undefined)
    expect(at.creations()).toBe(0)
  })

  it('after the job was made, before the answer: it is found and taken over', async () => {
    const made = Promise.withResolvers<undefined>()
    at.server.faults.holdCreate = () => {
      made.resolve(undefined)
      return new Promise(() => undefined)
    }
    await killAt('submitting', made.promise)
    const [job] = at.sheet.project.jobs.list()
    const found = await at.until(job?.submission ?? '', ({ jobId }) => jobId !== null)
    expect(found.job.jobId).toBe(at.server.jobs[0]?.id)
    expect([at.server.jobs.length, at.creations()]).toEqual([1, 1])
  })
})
