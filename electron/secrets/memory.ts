import type { SecretStore, StoredKey } from '../host.ts'
import type { ProviderId } from '../../shared/domain/job.ts'

/** Keys that live until the app closes and are written nowhere. */
export function memorySecrets(): SecretStore {
  const keys = new Map<ProviderId, StoredKey>()
  return {
    keychain: () => null,
    get: (provider) => Promise.resolve(keys.get(provider) ?? null),
    set(provider, key) {
      keys.set(provider, key)
      return Promise.resolve('memory')
    },
    clear(provider) {
      keys.delete(provider)
      return Promise.resolve()
    },
    describe(provider) {
      const found = keys.get(provider)
      return found ? { label: found.label, baseUrl: found.baseUrl, kept: 'memory' } : null
    },
  }
}
