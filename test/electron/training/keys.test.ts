import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { memorySecrets } from '../../../electron/secrets/memory.ts'
import { createKeys, type Keys } from '../../../electron/training/keys.ts'
import type { SentEntry } from '../../../shared/contract/app.ts'
import type { KeyStatus } from '../../../shared/contract/keys.ts'
import { Failure } from '../../../shared/domain/failure.ts'
import { OpenAiServer } from '../../fixtures/openai-server/server.ts'

const KEY = 'sk-proj-abcdEFGH1234567890wxyz'

describe('keys', () => {
  let server: OpenAiServer
  let log: SentEntry[]
  let keys: Keys
  beforeEach(async () => {
    server = await OpenAiServer.start()
    log = []
    keys = createKeys({ secrets: memorySecrets(), sentLog: { addSent: (entry) => log.push(entry) }, now: () => 1000 })
  })
  afterEach(() => server.close())

  const openai = (all: readonly KeyStatus[]) => all.find(({ provider }) => provider === 'openai')

  it('go in and never come out', async () => {
    const all = await keys.set({ provider: 'openai', key: KEY, label: 'Halden team', baseUrl: server.url })
    expect(openai(all)).toEqual({
      provider: 'openai',
      providerName: 'OpenAI',
      label: 'Halden team',
      present: true,
      kept: 'memory',
      baseUrl: server.url,
      tested: null,
    })
    expect(JSON.stringify([all, keys.status()])).not.toContain('sk-')
    expect(all.map(({ provider }) => provider)).toEqual(['openai', 'nebius', 'azure', 'custom'])
    expect([server.requests, log]).toEqual([[], []])
    expect(openai(await keys.clear('openai'))?.present).toBe(false)
  })

  it('are tested with one question, for the list of models', async () => {
    await keys.set({ provider: 'openai', key: KEY, label: '', baseUrl: server.url })
    expect(openai(await keys.test('openai'))?.tested).toEqual({
      at: 1000,
      ok: true,
      message: 'works, 2 models',
      models: 2,
    })
    expect(server.requests).toEqual(['GET /models'])
    expect([...server.authorizations]).toEqual([`Bearer ${KEY}`])
    expect(log.map(({ what, data }) => [what, data])).toEqual([['GET /models', false]])
  })

  it('are forgotten as tested when they are replaced', async () => {
    await keys.set({ provider: 'openai', key: KEY, label: '', baseUrl: server.url })
    await keys.test('openai')
    expect(openai(await keys.set({ provider: 'openai', key: 'sk-2', label: '' }))?.tested).toBeNull()
  })

  it('tell a refusal without any part of the key', async () => {
    await keys.set({ provider: 'openai', key: KEY, label: '', baseUrl: server.url })
    server.reply('GET /models', 401, {
      error: { message: `Incorrect API key provided: ${KEY}`, code: 'invalid_api_key' },
    })
    const all = await keys.test('openai')
    expect(openai(all)?.tested).toEqual({
      at: 1000,
      ok: false,
      message: 'OpenAI does not accept this key.',
      models: null,
    })
    expect(JSON.stringify(all)).not.toContain('abcd')
  })

  const refusal = async (baseUrl: string | undefined, provider: 'custom' | 'azure' = 'custom') => {
    const error: unknown = await keys.set({ provider, key: 'k', label: '', baseUrl }).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    return error instanceof Failure ? error.data.message : null
  }

  it('are not kept for an address that is none, or that others could read on the way', async () => {
    expect(await refusal(undefined)).toMatch(/needs an address/)
    expect(await refusal('ftp://example.com')).toMatch(/not an address/)
    expect(await refusal('https://me:secret@example.com')).toMatch(/holds a password/)
    expect(await refusal('http://example.com/v1')).toMatch(/without encryption/)
    for (const near of [
      'http://localhost:8000/v1',
      'http://192.168.1.20/v1',
      'http://[::1]:8000/',
      'https://example.com/v1',
    ])
      expect(await refusal(near)).toBeNull()
  })

  it('complete the address of an Azure resource', async () => {
    const all = await keys.set({ provider: 'azure', key: 'k', label: '', baseUrl: 'https://halden.openai.azure.com' })
    expect(all.find(({ provider }) => provider === 'azure')?.baseUrl).toBe('https://halden.openai.azure.com/openai/v1/')
  })

  it('say that there is none to test', async () => {
    await expect(keys.test('nebius')).rejects.toMatchObject({ data: { code: 'no-key' } })
  })
})
