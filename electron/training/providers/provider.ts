import type { Provider } from '../../../shared/catalog/schema.ts'
import type { Format } from '../../../shared/domain/setup.ts'

/** Everything a job's body is built from. */
export type JobRequest = {
  readonly submission: string
  readonly sha256: string
  readonly model: string
  readonly suffix: string
  /** The number that the price was made with: "auto" is resolved here, so that the price confirmed is the price paid. */
  readonly epochs: number
  readonly seed: number | null
  readonly learningRate: number | null
  readonly batchSize: number | null
  readonly format: Format
  readonly trainingFile: string
  readonly validationFile: string | null
}

/** A provider of the catalogue, and what differs in how it speaks OpenAI's language. One file each. */
export type TrainingProvider = Provider & {
  /** Completes an address as people type it, `https://name.openai.azure.com`. */
  readonly toBaseUrl: (typed: string) => string
  readonly maxFileBytes: number
  readonly maxSuffix: number
  /** Whether files must begin with a byte order mark. */
  readonly bom: boolean
  /** The body of `POST /fine_tuning/jobs`. */
  readonly jobBody: (request: JobRequest) => Record<string, unknown>
  /** Worth knowing before sending. */
  readonly remarks: readonly string[]
}

/** Names under which a submission is found again among a provider's jobs. */
export const SUBMISSION_KEY = 'tunesheet_submission'

/** Largest file of the Files API; larger ones need the Uploads API. */
export const FILES_API_BYTES = 512 * 1024 * 1024

/** The hyperparameters the user decided; what is absent the provider chooses. */
export function hyperparameters(request: JobRequest): Record<string, number> {
  return {
    n_epochs: request.epochs,
    ...(request.learningRate === null ? {} : { learning_rate_multiplier: request.learningRate }),
    ...(request.batchSize === null ? {} : { batch_size: request.batchSize }),
  }
}

/** The body as OpenAI documents it; others build on it. */
export function openAiBody(request: JobRequest): Record<string, unknown> {
  const chosen = { hyperparameters: hyperparameters(request) }
  const method =
    request.format === 'preference' ? { type: 'dpo', dpo: chosen } : { type: 'supervised', supervised: chosen }
  return { ...commonBody(request), method }
}

/** All but the method. */
export function commonBody(request: JobRequest): Record<string, unknown> {
  return {
    model: request.model,
    training_file: request.trainingFile,
    ...(request.validationFile === null ? {} : { validation_file: request.validationFile }),
    ...(request.suffix === '' ? {} : { suffix: request.suffix }),
    ...(request.seed === null ? {} : { seed: request.seed }),
    metadata: { [SUBMISSION_KEY]: request.submission, tunesheet_sha256: request.sha256 },
  }
}

/** An address as typed, with the slash at its end that relative paths need. */
export function asTyped(typed: string): string {
  return typed.endsWith('/') ? typed : `${typed}/`
}
