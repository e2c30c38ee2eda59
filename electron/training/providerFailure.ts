import { Failure } from '../../shared/domain/failure.ts'

/**
 * How a question to a provider went wrong.
 * refused: a definite no, nothing was done · unknown: no answer, or none that can be read: it may have been done ·
 * stopped: by the user.
 */
export type Outcome = 'refused' | 'unknown' | 'stopped'

/** The one thing a ProviderClient throws: fit to be shown, with the knowledge whether something may have happened. */
export class ProviderFailure extends Failure {
  readonly outcome: Outcome
  /** HTTP status of the answer; null when there was none. */
  readonly status: number | null

  constructor(what: { outcome: Outcome; status: number | null; data: Failure['data'] }) {
    super(what.data)
    this.name = 'ProviderFailure'
    this.outcome = what.outcome
    this.status = what.status
  }
}

/** Who was asked, for the sentence. */
export type Asked = { readonly name: string; readonly host: string }

/** What was read out of a provider's answer. Never its raw body. */
export type Refusal = { readonly status: number; readonly code: string; readonly message: string }

/** The user stopped it before there was an answer. */
export function stopped(): ProviderFailure {
  return new ProviderFailure({ outcome: 'stopped', status: null, data: { code: 'cancelled', message: 'Stopped.' } })
}

/** The connection gave no answer. `late`: it took longer than we wait. */
export function noAnswer(asked: Asked, late: boolean): ProviderFailure {
  return new ProviderFailure({
    outcome: 'unknown',
    status: null,
    data: {
      code: 'no-network',
      message: late ? `${asked.host} took too long to answer.` : `No answer from ${asked.host}.`,
      hint: 'Check the connection, then try again.',
    },
  })
}

/** An answer came, but it is not one of this language. */
export function unreadable(asked: Asked, status: number | null): ProviderFailure {
  return new ProviderFailure({
    outcome: 'unknown',
    status,
    data: {
      code: 'refused-by-provider',
      message: `${asked.host} answered with something that is not a provider’s answer.`,
      hint: 'Check the address in Settings, or ask whoever runs that server.',
    },
  })
}

/** An answer that says no. 5xx and a timed-out 408 leave open whether the question was acted on. */
export function refused(asked: Asked, refusal: Refusal): ProviderFailure {
  const open = refusal.status >= 500 || refusal.status === 408 || refusal.status === 409
  const { message, hint } = inWords(asked, refusal)
  return new ProviderFailure({
    outcome: open ? 'unknown' : 'refused',
    status: refusal.status,
    data: { code: 'refused-by-provider', message, hint, provider: refusal },
  })
}

type Words = { readonly message: string; readonly hint: string }

/** Codes that need another sentence than their status does. */
const BY_CODE: Readonly<Record<string, (asked: Asked) => Words>> = {
  training_not_available: ({ name }) => ({
    message: `${name} no longer lets this account train.`,
    hint: `Your file is at ${name} and can be deleted there. It fits Nebius as it is.`,
  }),
  insufficient_quota: ({ name }) => ({
    message: `The account at ${name} has no credit left.`,
    hint: 'Add credit there, then try again.',
  }),
}

const BY_STATUS: Readonly<Record<number, (asked: Asked) => Words>> = {
  401: ({ name }) => ({ message: `${name} does not accept this key.`, hint: 'Put in another key in Settings.' }),
  403: ({ name }) => ({
    message: `${name} does not allow this with this key.`,
    hint: 'Check what the key may do at the provider.',
  }),
  404: ({ name }) => ({
    message: `${name} does not know what was asked for.`,
    hint: 'Check the model and the address.',
  }),
  413: ({ name }) => ({ message: `The file is larger than ${name} takes.`, hint: 'Hold rows back or remove some.' }),
  429: ({ name }) => ({ message: `${name} is asked too often just now.`, hint: 'Wait a minute, then try again.' }),
}

function inWords(asked: Asked, { status, code }: Refusal): Words {
  const words = BY_CODE[code] ?? BY_STATUS[status]
  if (words) return words(asked)
  if (status >= 500) {
    return { message: `${asked.name} has trouble of its own (${status}).`, hint: 'Try again in some minutes.' }
  }
  if (status >= 300 && status < 400) {
    return {
      message: `${asked.host} sent us on to another address.`,
      hint: 'Put the final address in Settings; Tunesheet does not follow.',
    }
  }
  return { message: `${asked.name} refused it.`, hint: 'The provider’s own words say why.' }
}

/** Longest stretch of a provider's words that is kept: enough for a list of lines, no room for a page of HTML. */
const LONGEST_MESSAGE = 1000

/**
 * A provider's words without any part of a key: providers repeat the key, whole or masked, when they refuse it
 * (`Incorrect API key provided: sk-ab***yz`).
 */
export function withoutKey(text: string, key: string): string {
  const whole = key === '' ? text : text.replaceAll(key, '[key]')
  return whole
    .replace(/\b(?:sk|pk|rk)[-.][\w*.…·-]+/gi, '[key]')
    .replace(/\S*\*{2,}\S*/g, '[key]')
    .replace(/[\w.-]{6,}/g, (word) => (key.includes(word) ? '[key]' : word))
    .slice(0, LONGEST_MESSAGE)
}
