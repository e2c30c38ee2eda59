import { PROVIDERS } from '../../../shared/catalog/providers.ts'
import { asTyped, FILES_API_BYTES, openAiBody, type TrainingProvider } from './provider.ts'

/** Azure OpenAI, v1 address. Files begin with a byte order mark; `Standard` trains in the resource's own region. */
export const azure: TrainingProvider = {
  ...PROVIDERS.azure,
  toBaseUrl(typed) {
    const url = new URL(typed)
    return url.pathname === '/' ? `${url.origin}/openai/v1/` : asTyped(typed)
  },
  maxFileBytes: FILES_API_BYTES - 1,
  maxSuffix: 40,
  bom: true,
  jobBody: (request) => ({ ...openAiBody(request), trainingType: 'Standard' }),
  remarks: ['After training, the model must be deployed at Azure; hosting is billed by the hour.'],
}
