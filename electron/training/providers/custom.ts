import { asTyped, FILES_API_BYTES, openAiBody, type TrainingProvider } from './provider.ts'

/** Any gateway or own server that speaks OpenAI's language. */
export const custom: TrainingProvider = {
  id: 'custom',
  name: 'Your own server',
  baseUrl: null,
  toBaseUrl: asTyped,
  maxFileBytes: FILES_API_BYTES,
  maxSuffix: 64,
  bom: false,
  formats: ['chat', 'completion', 'preference'],
  jobBody: openAiBody,
  remarks: [],
}
