import { isIP } from 'node:net'
import type { KeyStatus } from '../../shared/contract/keys.ts'
import { Failure } from '../../shared/domain/failure.ts'
import type { ProviderId } from '../../shared/domain/job.ts'
import { formatCount } from '../../shared/format/figures.ts'
import type { SecretStore } from '../host.ts'
import { createClients } from './client.ts'
import { PROVIDERS } from './providers/all.ts'
import type { SentLog } from './wire.ts'

type KeyInput = {
  readonly provider: Exclude<ProviderId, 'practice'>
  readonly key: string
  readonly label: string
  readonly baseUrl?: string | undefined
}

/** Set, clear, test, tell: there is no way to get a key back. */
export type Keys = {
  status(): KeyStatus[]
  set(input: KeyInput): Promise<KeyStatus[]>
  clear(provider: ProviderId): Promise<KeyStatus[]>
  /** Asks the provider for its list of models, nothing else. */
  test(provider: ProviderId): Promise<KeyStatus[]>
}

const WITH_KEY = ['openai', 'nebius', 'azure', 'custom'] as const

/** The keys of this computer; `secrets` keeps them, and testing one is written into the record of what was sent. */
export function createKeys(parts: { secrets: SecretStore; sentLog: SentLog; now: () => number }): Keys {
  const { secrets, sentLog, now } = parts
  const tested = new Map<ProviderId, NonNullable<KeyStatus['tested']>>()
  const clients = createClients({ secrets, sentLog, now, practice: fetch })
  const status = (): KeyStatus[] => WITH_KEY.map((id) => statusOf(id, secrets, tested.get(id) ?? null))
  return {
    status,
    async set({ provider, key, label, baseUrl }) {
      const address = addressFor(provider, baseUrl)
      tested.delete(provider)
      await secrets.set(provider, { key: key.trim(), label, baseUrl: address })
      return status()
    },
    async clear(provider) {
      tested.delete(provider)
      await secrets.clear(provider)
      return status()
    },
    async test(provider) {
      const client = await clients.open(provider)
      try {
        const models = await client.models()
        tested.set(provider, {
          at: now(),
          ok: true,
          message: `works, ${formatCount(models, 'model')}`,
          models,
        })
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        tested.set(provider, { at: now(), ok: false, message: error.data.message, models: null })
      }
      return status()
    },
  }
}

function statusOf(id: ProviderId, secrets: SecretStore, tested: KeyStatus['tested']): KeyStatus {
  const known = secrets.describe(id)
  return {
    provider: id,
    providerName: PROVIDERS[id].name,
    label: known?.label ?? '',
    present: known !== null,
    kept: known?.kept ?? null,
    baseUrl: known?.baseUrl ?? null,
    tested,
  }
}

/** The address to keep: completed, and safe to send a key to. */
function addressFor(id: ProviderId, typed: string | undefined): string | null {
  const provider = PROVIDERS[id]
  if (typed === undefined) {
    if (provider.baseUrl !== null) return null
    throw wrong(`${provider.name} needs an address.`, 'Type it beside the key.')
  }
  const url = URL.parse(typed)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw wrong('This is not an address of a server.', 'It begins with https://')
  }
  if (url.username !== '' || url.password !== '')
    throw wrong('The address holds a password.', 'Put it in as the key instead.')
  if (url.protocol === 'http:' && !isNear(url.hostname)) {
    throw wrong(
      `Everyone on the way could read a key sent to ${url.host} without encryption.`,
      'Use an address that begins with https://',
    )
  }
  return provider.toBaseUrl(typed)
}

/** This computer or the own network, where servers rarely have a certificate. */
function isNear(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (bare === 'localhost' || bare.endsWith('.localhost') || bare.endsWith('.local')) return true
  if (isIP(bare) === 6) return bare === '::1' || /^f[cd]/i.test(bare) || /^fe80/i.test(bare)
  return isIP(bare) === 4 && /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(bare)
}

function wrong(message: string, hint: string): Failure {
  return new Failure({ code: 'wrong-input', message, hint })
}
