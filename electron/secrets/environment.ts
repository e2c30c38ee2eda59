import type { ProviderId } from '../../shared/domain/job.ts'
import type { SecretStore, StoredKey } from '../host.ts'
import { memorySecrets } from './memory.ts'

/** Providers that have a variable of their own; it wins over OPENAI_API_KEY. */
const OWN_VARIABLE: Readonly<Partial<Record<ProviderId, string>>> = {
  nebius: 'NEBIUS_API_KEY',
  azure: 'AZURE_OPENAI_API_KEY',
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Keys from the environment, for the command line: nothing is stored. A key set while running is kept in memory and
 * wins. `baseUrl` is the address given on the command line, for whichever provider is used.
 *
 * An OpenAI key (`sk-…`) in OPENAI_API_KEY goes to another company only when its address was typed, because then the
 * user named where it goes.
 */
export function environmentSecrets(env: Environment, baseUrl: string | null): SecretStore {
  const typed = memorySecrets()
  const found = (provider: ProviderId): StoredKey | null => keyFor(env, provider, baseUrl)
  return {
    ...typed,
    get: async (provider) => (await typed.get(provider)) ?? found(provider),
    describe(provider) {
      const key = found(provider)
      return typed.describe(provider) ?? (key && { label: key.label, baseUrl, kept: 'environment' })
    },
  }
}

function keyFor(env: Environment, provider: ProviderId, baseUrl: string | null): StoredKey | null {
  if (provider === 'practice') return null
  const own = OWN_VARIABLE[provider]
  const ownKey = own === undefined ? undefined : env[own]?.trim()
  if (own !== undefined && ownKey) return { key: ownKey, label: own, baseUrl }
  const key = env['OPENAI_API_KEY']?.trim()
  if (!key) return null
  const leavesOpenAi = own !== undefined && key.startsWith('sk-') && baseUrl === null
  return leavesOpenAi ? null : { key, label: 'OPENAI_API_KEY', baseUrl }
}
