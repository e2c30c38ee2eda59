import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientFor } from '../../../electron/training/client.ts'
import { ProviderFailure } from '../../../electron/training/providerFailure.ts'
import { PROVIDERS } from '../../../electron/training/providers/all.ts'
import type { ProviderClient } from '../../../electron/training/remote.ts'
import { recorded } from '../../../electron/training/wire.ts'
import type { SentEntry } from '../../../shared/contract/app.ts'
import { OpenAiServer } from '../../fixtures/openai-server/server.ts'

const KEY = 'sk-proj-abcdEFGH1234567890wxyz'
const never = new AbortController().signal

describe('the client of a provider', () => {
  let server: OpenAiServer
  let dir: string
  let log: SentEntry[]
  let client: ProviderClient

  beforeEach(async () => {
    server = await OpenAiServer.start()
    dir = mkdtempSync(join(tmpdir(), 'tunesheet-test-'))
    log = []
    const fetch = recorded({ addSent: (entry) => log.push(entry) }, () => 1000)
    client = clientFor(PROVIDERS.openai, KEY, server.url, { fetch })
  })
  afterEach(async () => {
    await server.close()
    rmSync(dir, { recursive: true })
  })

  const failure = async (ask: Promise<unknown>): Promise<ProviderFailure> => {
    const error = await ask.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    if (!(error instanceof ProviderFailure)) throw new Error(`Not a ProviderFailure: ${String(error)}`)
    return error
  }

  it('sends nothing when it is made', () => {
    expect(server.requests).toEqual([])
    expect(log).toEqual([])
  })

  it('uploads exactly the bytes of the file, with their length, and tells how far it is', async () => {
    const bytes = randomBytes(3_000_001)
    const path = join(dir, 'train.jsonl')
    writeFileSync(path, bytes)
    const progress: number[] = []
    const upload = { path, name: 'train.jsonl', bytes: bytes.length, bom: false, signal: never }
    const id = await client.upload({ ...upload, onProgress: (sent) => progress.push(sent) })
    const file = server.files.get(id)
    expect(file?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(Number(file?.contentLength)).toBeGreaterThan(bytes.length)
    expect(progress.at(-1)).toBe(bytes.length)
    expect(progress.length).toBeGreaterThan(10)
    expect(log).toEqual([
      {
        at: 1000,
        host: server.host,
        what: 'POST /files',
        bytes: Number(file?.contentLength),
        data: true,
        outcome: 'answered',
      },
    ])
  })

  it('puts a byte order mark before the file where the provider wants one', async () => {
    const path = join(dir, 'train.jsonl')
    writeFileSync(path, '{"a":1}\n')
    const id = await client.upload({
      path,
      name: 'train.jsonl',
      bytes: 8,
      bom: true,
      signal: never,
      onProgress: () => undefined,
    })
    expect(server.files.get(id)?.bytes).toEqual(Buffer.from('\uFEFF{"a":1}\n'))
  })

  it('never shows a part of the key that the provider repeats', async () => {
    const error = {
      message: `Incorrect API key provided: sk-proj-****************wxyz. You can find yours.`,
      code: 'invalid_api_key',
    }
    server.reply('GET /models', 401, { error })
    const { data } = await failure(client.models())
    expect(data).toEqual({
      code: 'refused-by-provider',
      message: 'OpenAI does not accept this key.',
      hint: 'Put in another key in Settings.',
      provider: {
        status: 401,
        code: 'invalid_api_key',
        message: 'Incorrect API key provided: [key] You can find yours.',
      },
    })
    server.reply('GET /models', 401, { error: { message: `Bad token ${KEY}, or abcdEFGH1234567890 alone`, code: KEY } })
    expect(JSON.stringify((await failure(client.models())).data)).not.toMatch(/abcd|wxyz|sk-/)
    expect(JSON.stringify(log)).not.toContain('sk-')
  })

  it('keeps the words of a provider, but never a raw body', async () => {
    const error = { message: 'OpenAI is winding down the fine-tuning platform.', code: 'training_not_available' }
    server.reply('POST /fine_tuning/jobs', 403, { error })
    const refused = await failure(client.createJob({}, never))
    expect(refused.outcome).toBe('refused')
    expect(refused.data.provider).toEqual({ status: 403, code: 'training_not_available', message: error.message })
    expect(refused.data.message).toBe('OpenAI no longer lets this account train.')
    server.reply('POST /fine_tuning/jobs', 400, { secret: 'row text' })
    expect(JSON.stringify((await failure(client.createJob({}, never))).data)).not.toContain('row text')
  })

  it.each([500, 502, 408])('leaves open whether a job was made after a %i, and asks only once', async (status) => {
    server.reply('POST /fine_tuning/jobs', status, { error: { message: 'trouble', code: null } }, 5)
    expect((await failure(client.createJob({}, never))).outcome).toBe('unknown')
    expect(server.requests).toEqual(['POST /fine_tuning/jobs'])
  })

  it('leaves open whether a job was made when the connection ends or the answer has no job', async () => {
    server.faults.dropCreate = 'after'
    const lost = await failure(client.createJob({}, never))
    expect([lost.outcome, lost.data.code]).toEqual(['unknown', 'no-network'])
    expect(log.at(-1)?.outcome).toBe('no answer')
    server.reply('POST /fine_tuning/jobs', 200, { hello: 'world' })
    expect((await failure(client.createJob({}, never))).outcome).toBe('unknown')
  })

  it('asks again for what changes nothing', async () => {
    const job = server.addJob({})
    server.reply('GET /fine_tuning/jobs', 429, { error: { message: 'slow down', code: 'rate_limit' } })
    server.reply('GET /fine_tuning/jobs', 500, {})
    expect((await client.job(job.id, never)).id).toBe(job.id)
    expect(log.map((entry) => entry.outcome)).toEqual(['refused (429)', 'refused (500)', 'answered'])
  })

  it('does not follow a server that sends it elsewhere', async () => {
    const elsewhere = await OpenAiServer.start()
    server.redirect('GET /models', `${elsewhere.url}models`)
    server.redirect('POST /fine_tuning/jobs', `${elsewhere.url}fine_tuning/jobs`)
    expect((await failure(client.models())).outcome).toBe('refused')
    expect((await failure(client.createJob({ model: 'm' }, never))).outcome).toBe('refused')
    expect(elsewhere.requests).toEqual([])
    await elsewhere.close()
  })

  it('stops an upload on demand', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    server.faults.holdUpload = promise
    const path = join(dir, 'train.jsonl')
    writeFileSync(path, randomBytes(30_000_000))
    const stop = new AbortController()
    const onProgress = (): void => {
      stop.abort()
    }
    const stopped = await failure(
      client.upload({ path, name: 't', bytes: 30_000_000, bom: false, signal: stop.signal, onProgress }),
    )
    expect(stopped.outcome).toBe('stopped')
    expect(log[0]?.bytes).toBeLessThan(30_000_000)
    resolve(undefined)
  })
})
