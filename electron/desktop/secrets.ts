import { safeStorage } from 'electron'
import type { SecretStore } from '../host.ts'
import { memorySecrets } from '../secrets/memory.ts'
import type { DesktopStore } from './store.ts'
import { tell } from './trouble.ts'

/** What each keychain is called by its own system. */
const LINUX_KEYCHAINS: Readonly<Record<string, string>> = {
  gnome_libsecret: 'GNOME Keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet',
  kwallet6: 'KWallet',
}

/** The keychain's name without opening it; null where keys would only be scrambled with a password known to all. */
function keychainName(): string | null {
  if (process.platform === 'darwin') return 'macOS Keychain'
  if (process.platform === 'win32') return 'Windows Data Protection'
  // basic_text and unknown are missing on purpose: that is no encryption.
  return LINUX_KEYCHAINS[safeStorage.getSelectedStorageBackend()] ?? null
}

/** How Chromium marks, on Linux alone, what it encrypted with a password known to all because no keychain answered. */
const SCRAMBLED = 'v10'

type Key = Parameters<SecretStore['set']>[1]

/**
 * Keys locked by the system's keychain, or in memory where there is none; never plain on disk. The keychain is touched
 * only when a key is set or used: on macOS that may ask the user.
 */
export function desktopSecrets(store: DesktopStore): SecretStore {
  const memory = memorySecrets()
  const forget = (provider: Parameters<SecretStore['clear']>[0]): void => {
    const { [provider]: dropped, ...keys } = store.read().keys
    if (dropped) store.write({ keys })
  }
  const keep = (provider: Parameters<SecretStore['set']>[0], { label, baseUrl }: Key, cipher: string): void => {
    store.write({ keys: { ...store.read().keys, [provider]: { label, baseUrl, cipher } } })
  }
  return {
    keychain: keychainName,
    async get(provider) {
      const locked = store.read().keys[provider]
      if (!locked) return memory.get(provider)
      try {
        const opened = await safeStorage.decryptStringAsync(Buffer.from(locked.cipher, 'base64'))
        const key = { key: opened.result, label: locked.label, baseUrl: locked.baseUrl }
        const anew = opened.shouldReEncrypt ? await lock(opened.result) : null
        if (anew !== null) keep(provider, key, anew)
        return key
      } catch {
        return null // The keychain was reset, or the user said no: to the app that is a missing key.
      }
    },
    async set(provider, key) {
      await memory.clear(provider)
      const cipher = keychainName() === null ? null : await lock(key.key)
      if (cipher !== null) {
        keep(provider, key, cipher)
        return 'os'
      }
      forget(provider)
      return memory.set(provider, key)
    },
    async clear(provider) {
      forget(provider)
      await memory.clear(provider)
    },
    describe(provider) {
      const locked = store.read().keys[provider]
      return locked ? { label: locked.label, baseUrl: locked.baseUrl, kept: 'os' } : memory.describe(provider)
    },
  }
}

/** A text as only the keychain of this user can open it, base64; null: no keychain would have it. */
async function lock(text: string): Promise<string | null> {
  try {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return null
    const cipher = await safeStorage.encryptStringAsync(text)
    const isScrambled = process.platform === 'linux' && cipher.toString('latin1', 0, SCRAMBLED.length) === SCRAMBLED
    return isScrambled ? null : cipher.toString('base64')
  } catch (error) {
    tell('locking a key', error)
    return null
  }
}
