import { APIConnectionTimeoutError, APIError, APIUserAbortError, OpenAI } from 'openai'
import { z } from 'zod'
import { Failure } from '../../shared/domain/failure.ts'
import type { ProviderId } from '../../shared/domain/job.ts'
import type { SecretStore } from '../host.ts'
import { fileForm } from './multipart.ts'
import {
  type Asked,
  noAnswer,
  type ProviderFailure,
  refused,
  stopped,
  unreadable,
  withoutKey,
} from './providerFailure.ts'
import { PROVIDERS } from './providers/all.ts'
import type { TrainingProvider } from './providers/provider.ts'
import { type ProviderClient, RemoteEvent, RemoteJob, type RemoteMessage } from './remote.ts'
import { markOf } from './sentWith.ts'
import { type Fetch, recorded, type SentLog } from './wire.ts'

const SECOND = 1000
/** Questions that change nothing: asked again by the SDK, twice, with a growing pause. */
const READ = { maxRetries: 2, timeout: 30 * SECOND } as const
/** What costs money or changes something goes out exactly once. */
const ONCE = { maxRetries: 0, timeout: 120 * SECOND } as const
/** Uploads end by stalling, not by the clock: upload.ts watches their progress. */
const UPLOAD = { maxRetries: 0, timeout: 12 * 3600 * SECOND } as const

const PAGE = 100

const Created = z.object({ id: z.string().min(1) })
const List = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), has_more: z.boolean().nullish() })
const Completion = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }) }))
    .min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
  practice: z.object({ similar: z.array(z.object({ row: z.number(), excerpt: z.string() })) }).nullish(),
})

type Asking = { readonly sdk: OpenAI; readonly asked: Asked; readonly key: string }

/**
 * The only way to a provider. Making a client sends nothing; every method throws ProviderFailure, which carries the
 * provider's code and words but never a raw answer, a stack or any part of the key.
 */
export function clientFor(
  provider: TrainingProvider,
  key: string,
  baseUrl: string,
  options: { fetch: Fetch },
): ProviderClient {
  const asking: Asking = {
    // Everything the SDK would otherwise read from the environment is given, so that only what was confirmed is used.
    sdk: new OpenAI({
      apiKey: key,
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      baseURL: baseUrl,
      fetch: options.fetch,
      logLevel: 'off',
      maxRetries: 0,
    }),
    asked: { name: provider.name, host: new URL(baseUrl).host },
    key,
  }
  const sentWith: ProviderClient['sentWith'] = (submission) => ({ address: baseUrl, keyMark: markOf(key, submission) })
  return { sentWith, ...files(asking), ...jobs(asking), ...models(asking) }
}

/** What is known of a provider without asking it or opening the key. */
export type Reach = {
  readonly provider: TrainingProvider
  /** Empty for practice, and where no address is known. */
  readonly host: string
  readonly missing: 'key' | 'address' | null
}

/** Clients for every provider; opening one reads the key and sends nothing. */
export type Clients = { reach(id: ProviderId): Reach; open(id: ProviderId): Promise<ProviderClient> }

type ClientParts = {
  readonly secrets: SecretStore
  readonly sentLog: SentLog
  readonly now: () => number
  readonly practice: Fetch
}

/**
 * `practice` answers in this process, so its requests are not written into the record of what was sent. To open a
 * provider without a key or an address is a Failure that says so.
 */
export function createClients({ secrets, sentLog, now, practice }: ClientParts): Clients {
  const send = recorded(sentLog, now)
  return {
    reach(id) {
      const provider = PROVIDERS[id]
      if (id === 'practice') return { provider, host: '', missing: null }
      const known = secrets.describe(id)
      const address = addressOf(provider, known?.baseUrl ?? null)
      return { provider, host: address?.host ?? '', missing: !known ? 'key' : address === null ? 'address' : null }
    },
    async open(id) {
      const provider = PROVIDERS[id]
      if (id === 'practice') return clientFor(provider, 'practice', String(provider.baseUrl), { fetch: practice })
      const stored = await secrets.get(id)
      if (!stored) throw noKey(provider)
      const address = addressOf(provider, stored.baseUrl)
      if (address === null) throw noAddress(provider)
      return clientFor(provider, stored.key, address.href, { fetch: send })
    },
  }
}

/** The user's address where there is one, else the provider's own; null: none, or not an address of the web. */
function addressOf(provider: TrainingProvider, typed: string | null): URL | null {
  const own = typed ?? provider.baseUrl
  const url = own === null ? null : URL.parse(own)
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null
  return new URL(provider.toBaseUrl(url.href))
}

function noKey({ name }: TrainingProvider): Failure {
  return new Failure({
    code: 'no-key',
    message: `There is no key for ${name} yet.`,
    hint: 'Put one in under Settings, Keys.',
  })
}

function noAddress({ name }: TrainingProvider): Failure {
  return new Failure({
    code: 'wrong-input',
    message: `${name} needs an address that begins with https://.`,
    hint: 'Put it in beside the key.',
  })
}

function files({ sdk, ...who }: Asking): Pick<ProviderClient, 'upload' | 'deleteFile'> {
  return {
    async upload(upload) {
      const { headers, body } = fileForm(upload)
      const answer = await guarded(who, () => sdk.post('/files', { ...UPLOAD, headers, body, signal: upload.signal }))
      return parsed(who, Created, answer).id
    },
    async deleteFile(id) {
      await guarded(who, () => sdk.files.delete(id, ONCE))
    },
  }
}

function jobs({ sdk, ...who }: Asking): Pick<ProviderClient, 'createJob' | 'job' | 'jobs' | 'cancel' | 'events'> {
  return {
    async createJob(body, signal) {
      return parsed(who, RemoteJob, await guarded(who, () => sdk.post('/fine_tuning/jobs', { ...ONCE, body, signal })))
    },
    async job(id, signal) {
      return parsed(who, RemoteJob, await guarded(who, () => sdk.fineTuning.jobs.retrieve(id, { ...READ, signal })))
    },
    async jobs(after, signal) {
      const query = after === null ? { limit: PAGE } : { limit: PAGE, after }
      const answer = await guarded(who, () => sdk.get('/fine_tuning/jobs', { ...READ, query, signal }))
      const page = parsed(who, List(RemoteJob), answer)
      return { jobs: page.data, more: page.has_more ?? null }
    },
    async cancel(id) {
      return parsed(who, RemoteJob, await guarded(who, () => sdk.fineTuning.jobs.cancel(id, ONCE)))
    },
    async events(id, after, signal) {
      const query = after === null ? { limit: PAGE } : { limit: PAGE, after }
      const path = `/fine_tuning/jobs/${encodeURIComponent(id)}/events`
      const page = parsed(who, List(RemoteEvent), await guarded(who, () => sdk.get(path, { ...READ, query, signal })))
      return { events: page.data, more: page.has_more === true }
    },
  }
}

function models({ sdk, ...who }: Asking): Pick<ProviderClient, 'models' | 'ask'> {
  return {
    async models() {
      const answer = await guarded(who, () => sdk.get('/models', { maxRetries: 0, timeout: 20 * SECOND }))
      return parsed(who, List(z.object({ id: z.string() })), answer).data.length
    },
    async ask(model, messages: readonly RemoteMessage[]) {
      const body = { model, messages: [...messages] }
      const answer = parsed(who, Completion, await guarded(who, () => sdk.chat.completions.create(body, ONCE)))
      const message = answer.choices[0]?.message
      return {
        text: message?.content ?? message?.refusal ?? '',
        inputTokens: answer.usage?.prompt_tokens ?? null,
        outputTokens: answer.usage?.completion_tokens ?? null,
        similar: answer.practice?.similar ?? [],
      }
    },
  }
}

type Who = Omit<Asking, 'sdk'>

/** Turns whatever the SDK throws into a ProviderFailure, without a cause: causes hold headers. */
async function guarded<T>(who: Who, ask: () => PromiseLike<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw toFailure(who, error)
  }
}

function toFailure({ asked, key }: Who, error: unknown): ProviderFailure {
  if (error instanceof APIUserAbortError) return stopped()
  if (error instanceof APIConnectionTimeoutError) return noAnswer(asked, true)
  if (error instanceof APIError && typeof error.status === 'number') {
    const words = toWords(error.error)
    const code = withoutKey(words.code ?? String(error.status), key)
    return refused(asked, { status: error.status, code, message: withoutKey(words.message ?? '', key) })
  }
  // A body that claims to be JSON and is not: an answer came, and what it meant is not known.
  if (error instanceof SyntaxError) return unreadable(asked, null)
  return noAnswer(asked, false)
}

const Words = z.object({ code: z.string().nullish(), message: z.string().nullish() })

/** Code and message where the answer has them in the usual place; anything else is a raw body and stays out. */
function toWords(body: unknown): z.infer<typeof Words> {
  const words = Words.safeParse(body)
  return words.success ? words.data : {}
}

function parsed<T>(who: Who, schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer)
  if (!result.success) throw unreadable(who.asked, null)
  return result.data
}
