import { asTyped, FILES_API_BYTES, openAiBody, type TrainingProvider } from './provider.ts'

/** https://developers.openai.com/api/reference/resources/fine_tuning */
export const openai: TrainingProvider = {
  id: 'openai',
  name: 'OpenAI',
  baseUrl: 'https://api.openai.com/v1/',
  toBaseUrl: asTyped,
  maxFileBytes: FILES_API_BYTES,
  maxSuffix: 64,
  bom: false,
  formats: ['chat', 'preference'],
  jobBody: openAiBody,
  remarks: [],
}
