import { PROVIDERS } from '../../../shared/catalog/providers.ts'
import { asTyped, FILES_API_BYTES, openAiBody, type TrainingProvider } from './provider.ts'

/** https://developers.openai.com/api/reference/resources/fine_tuning */
export const openai: TrainingProvider = {
  ...PROVIDERS.openai,
  toBaseUrl: asTyped,
  maxFileBytes: FILES_API_BYTES,
  maxSuffix: 64,
  bom: false,
  jobBody: openAiBody,
  remarks: [],
}
