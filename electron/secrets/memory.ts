import type { ProviderId } from '../../shared/domain/job.ts'
import type { SecretStore, StoredKey } from '../host.ts'

/** Keeps keys until the app closes and writes nothing: for doors and computers without a keychain. */
export function memorySecrets(): SecretStore {
  const held = new Map<ProviderId, StoredKey>()
  return {
    keychain: () => null,
    get: (provider) => Promise.resolve(held.get(provider) ?? null),
    set(provider, key) {
      held.set(provider, key)
      return Promise.resolve('memory')
    },
    clear(provider) {
      held.delete(provider)
      return Promise.resolve()
    },
    describe(provider) {
      const key = held.get(provider)
      return key ? { label: key.label, baseUrl: key.baseUrl, kept: 'memory' } : null
    },
  }
}
