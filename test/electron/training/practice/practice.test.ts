import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientFor } from '../../../../electron/training/client.ts'
import { createPractice, type Practice } from '../../../../electron/training/practice/practice.ts'
import { ProviderFailure } from '../../../../electron/training/providerFailure.ts'
import { PROVIDERS } from '../../../../electron/training/providers/all.ts'
import { openAiBody } from '../../../../electron/training/providers/provider.ts'
import type { ProviderClient } from '../../../../electron/training/remote.ts'

const never = new AbortController().signal
const line = (nth: number): string =>
  `{"messages":[{"role":"user","content":"Question ${nth}"},{"role":"assistant","content":"Answer ${nth}"}]}\n`

describe('the practice provider, asked through the real SDK', () => {
  let dir: string
  let clock: number
  let practice: Practice
  let client: ProviderClient

  const open = (): void => {
    practice = createPractice({ dir: join(dir, 'practice'), now: () => clock, uuid: randomUUID, pace: 1 })
    client = clientFor(PROVIDERS.practice, 'practice', String(PROVIDERS.practice.baseUrl), { fetch: practice.fetch })
  }
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'tunesheet-test-'))
    clock = 1_800_000_000_000
    open()
  })
  afterEach(() => {
    rmSync(dir, { recursive: true })
  })

  const upload = async (text: string): Promise<string> => {
    const path = join(dir, 'train.jsonl')
    writeFileSync(path, text)
    return client.upload({
      path,
      name: 'train.jsonl',
      bytes: statSync(path).size,
      bom: false,
      signal: never,
      onProgress: () => undefined,
    })
  }
  const create = async (lines: number, more: { validationFile?: string } = {}) => {
    const trainingFile = await upload(Array.from({ length: lines }, (_, nth) => line(nth)).join(''))
    const request = {
      submission: 'sub-1',
      sha256: 'x',
      model: 'gpt-4.1-mini-2025-04-14',
      suffix: 'demo',
      epochs: 3,
      seed: 7,
      learningRate: null,
      batchSize: null,
      format: 'chat' as const,
    }
    return client.createJob(
      openAiBody({ ...request, trainingFile, validationFile: more.validationFile ?? null }),
      never,
    )
  }
  const refusalOf = async (ask: Promise<unknown>) => {
    const error: unknown = await ask.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    return error instanceof ProviderFailure ? error.data.provider : error
  }

  it('goes through every status by the clock alone and ends with a model', async () => {
    const job = await create(50)
    expect(job).toMatchObject({ status: 'validating_files', metadata: { tunesheet_submission: 'sub-1' } })
    const seen = new Set<string>()
    for (let second = 0; second <= 40; second++) {
      seen.add((await client.job(job.id, never)).status)
      clock += 1000
    }
    expect([...seen]).toEqual(['validating_files', 'queued', 'running', 'succeeded'])
    expect((await client.job(job.id, never)).fine_tuned_model).toMatch(/^ft:practice:gpt-4.1-mini-2025-04-14:demo:/)
  })

  it('goes on by the clock after a restart of the app', async () => {
    const job = await create(50)
    open()
    clock += 15_000
    expect((await client.job(job.id, never)).status).toBe('running')
  })

  it('keeps no text of the rows', async () => {
    await create(50)
    const folder = join(dir, 'practice')
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).not.toContain('Question')
  })

  it('tells a loss that falls, says that it is made up, and tells the same for the same data', async () => {
    const validationFile = await upload(line(1))
    const first = await create(50, { validationFile })
    clock += 60_000
    const second = await create(50, { validationFile })
    clock += 60_000
    const lossesOf = async (id: string): Promise<unknown[]> => {
      const { events } = await client.events(id, null, never)
      const metrics = events.filter(({ type }) => type === 'metrics').toReversed()
      return metrics.map(({ data }) => data)
    }
    const losses = (await lossesOf(first.id)) as {
      train_loss: number
      valid_loss: number
      step: number
      total_steps: number
    }[]
    expect(losses.length).toBeGreaterThan(20)
    expect(losses.at(-1)).toMatchObject({ step: 150, total_steps: 150 })
    expect(losses.at(-1)?.train_loss).toBeLessThan((losses[0]?.train_loss ?? 0) / 2)
    expect(losses.at(-1)?.valid_loss).toBeGreaterThan(losses.at(-1)?.train_loss ?? 9)
    expect(await lossesOf(second.id)).toEqual(losses)
    const { events } = await client.events(first.id, null, never)
    expect(events.map(({ message }) => message)).toContain(
      'Practice: these figures are made up so you can see what a real run shows.',
    )
  })

  it('pages through events and jobs', async () => {
    const jobs = [await create(10), await create(10), await create(10)]
    clock += 60_000
    expect((await client.jobs(null, never)).jobs.map(({ id }) => id).sort()).toEqual(jobs.map(({ id }) => id).sort())
    const id = jobs[0]?.id ?? ''
    const all = (await client.events(id, null, never)).events
    expect((await client.events(id, all[4]?.id ?? '', never)).events).toEqual(all.slice(5))
  })

  it('can be cancelled, but not after its end', async () => {
    const job = await create(20)
    clock += 10_000
    expect((await client.cancel(job.id)).status).toBe('cancelled')
    clock += 60_000
    expect((await client.job(job.id, never)).status).toBe('cancelled')
    expect((await client.events(job.id, null, never)).events[0]?.message).toBe('The job was cancelled')
    expect(await refusalOf(client.cancel(job.id))).toMatchObject({ status: 400, code: 'invalid_job_state' })
  })

  it('takes seven rows and fails the job in the words of a provider', async () => {
    const job = await create(7)
    clock += 10_000
    const failed = await client.job(job.id, never)
    expect(failed.status).toBe('failed')
    expect(failed.error).toEqual({
      code: 'invalid_n_examples',
      message: 'Training file has 7 example(s), but must have at least 10 examples',
    })
  })

  it('refuses what is not JSONL, unknown files and impossible settings at once', async () => {
    expect(await refusalOf(upload('prompt,completion\na,b\n'))).toMatchObject({
      status: 400,
      message: expect.stringMatching(/Line 1 is not a dictionary$/) as string,
    })
    expect(await refusalOf(client.createJob({ model: 'm', training_file: 'file-none' }, never))).toMatchObject({
      status: 404,
    })
    const method = { type: 'supervised', supervised: { hyperparameters: { n_epochs: 51 } } }
    expect(await refusalOf(client.createJob({ model: 'm', training_file: 'file-none', method }, never))).toMatchObject({
      status: 400,
    })
  })

  it('answers from the rows it is lent, and stands in for every other model', async () => {
    const job = await create(20)
    expect(await refusalOf(client.ask('ft:practice:x:y:z', [{ role: 'user', content: 'q' }]))).toMatchObject({
      code: 'model_not_found',
    })
    clock += 60_000
    const model = (await client.job(job.id, never)).fine_tuned_model ?? ''
    practice.lend(model, (text, limit) => [{ row: 12, prompt: `${text} (${limit})`, completion: 'An old answer' }])
    expect(await client.ask(model, [{ role: 'user', content: 'Where is it?' }])).toMatchObject({
      text: 'An old answer',
      similar: [{ row: 12, excerpt: 'Where is it? (3)' }],
    })
    expect((await client.ask('gpt-4.1-mini', [{ role: 'user', content: 'q' }])).text).toMatch(/^Practice: /)
  })
})
