import { PROVIDERS } from '../../../shared/catalog/providers.ts'
import { asTyped, FILES_API_BYTES, openAiBody, type TrainingProvider } from './provider.ts'

/** Any gateway or own server that speaks OpenAI's language. */
export const custom: TrainingProvider = {
  ...PROVIDERS.custom,
  toBaseUrl: asTyped,
  maxFileBytes: FILES_API_BYTES,
  maxSuffix: 64,
  bom: false,
  jobBody: openAiBody,
  remarks: [],
}
