import { PROVIDERS } from '../../../shared/catalog/providers.ts'
import { asTyped, FILES_API_BYTES, openAiBody, type TrainingProvider } from './provider.ts'

/** Lives inside the app. The address is one that can exist nowhere (RFC 2606), should it ever leave by mistake. */
export const practice: TrainingProvider = {
  ...PROVIDERS.practice,
  baseUrl: 'http://practice.invalid/',
  toBaseUrl: asTyped,
  maxFileBytes: FILES_API_BYTES,
  maxSuffix: 64,
  bom: false,
  jobBody: openAiBody,
  remarks: [],
}
