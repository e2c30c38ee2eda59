import { describe, expect, it } from 'vitest'
import { environmentSecrets } from '../../../electron/secrets/environment.ts'
import { memorySecrets } from '../../../electron/secrets/memory.ts'

describe('keys in memory', () => {
  it('are kept until they are cleared, and described without being opened', async () => {
    const secrets = memorySecrets()
    expect(await secrets.set('openai', { key: 'k', label: 'Team', baseUrl: null })).toBe('memory')
    expect(secrets.describe('openai')).toEqual({ label: 'Team', baseUrl: null, kept: 'memory' })
    expect((await secrets.get('openai'))?.key).toBe('k')
    await secrets.clear('openai')
    expect([await secrets.get('openai'), secrets.describe('openai'), secrets.keychain()]).toEqual([null, null, null])
  })
})

describe('keys from the environment', () => {
  it('serve the provider they belong to', async () => {
    const secrets = environmentSecrets(
      { OPENAI_API_KEY: ' sk-1 ', NEBIUS_API_KEY: 'neb', AZURE_OPENAI_API_KEY: 'az' },
      null,
    )
    expect((await secrets.get('openai'))?.key).toBe('sk-1')
    expect((await secrets.get('nebius'))?.key).toBe('neb')
    expect((await secrets.get('azure'))?.key).toBe('az')
    expect(secrets.describe('openai')).toEqual({ label: 'OPENAI_API_KEY', baseUrl: null, kept: 'environment' })
  })

  it('never take an OpenAI key to another company unless its address was typed', async () => {
    const environment = { OPENAI_API_KEY: 'sk-1' }
    expect(await environmentSecrets(environment, null).get('nebius')).toBeNull()
    expect(environmentSecrets(environment, null).describe('azure')).toBeNull()
    expect(await environmentSecrets(environment, 'https://me.example/v1').get('nebius')).toMatchObject({
      key: 'sk-1',
      baseUrl: 'https://me.example/v1',
    })
    expect((await environmentSecrets({ OPENAI_API_KEY: 'eyJ' }, null).get('nebius'))?.key).toBe('eyJ')
  })

  it('are never there for practice, nor when the variable is empty', async () => {
    expect(await environmentSecrets({ OPENAI_API_KEY: 'sk-1' }, null).get('practice')).toBeNull()
    expect(await environmentSecrets({ OPENAI_API_KEY: '' }, null).get('openai')).toBeNull()
  })

  it('give way to a key that was typed', async () => {
    const secrets = environmentSecrets({ OPENAI_API_KEY: 'sk-1' }, null)
    await secrets.set('openai', { key: 'sk-2', label: 'Typed', baseUrl: null })
    expect((await secrets.get('openai'))?.key).toBe('sk-2')
    expect(secrets.describe('openai')?.kept).toBe('memory')
  })
})
