import type { ProviderId } from '../domain/job.ts'
import type { Provider } from './schema.ts'

/** The day on which the catalogue was true. Older than OUTDATED_AFTER_DAYS, its figures are shown as out of date. */
export const CATALOG_AS_OF = '2026-11-22'
export const OUTDATED_AFTER_DAYS = 90

export const PROVIDERS: Record<ProviderId, Provider> = {
  practice: {
    id: 'practice',
    name: 'Practice',
    baseUrl: null,
    host: '',
    formats: ['chat', 'preference'],
    source: 'A stand-in inside the app that takes and refuses what OpenAI takes and refuses',
    asOf: CATALOG_AS_OF,
  },
  openai: {
    id: 'openai',
    name: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    host: 'api.openai.com',
    formats: ['chat', 'preference'],
    source: 'https://platform.openai.com/docs/guides/supervised-fine-tuning',
    asOf: CATALOG_AS_OF,
  },
  nebius: {
    id: 'nebius',
    name: 'Nebius',
    baseUrl: 'https://api.tokenfactory.nebius.com/v1/',
    host: 'api.tokenfactory.nebius.com',
    formats: ['chat', 'completion'],
    source: 'https://docs.tokenfactory.nebius.com, read in several secondary sources',
    asOf: CATALOG_AS_OF,
  },
  azure: {
    id: 'azure',
    name: 'Azure OpenAI',
    baseUrl: null,
    host: '',
    formats: ['chat', 'preference'],
    source: 'https://learn.microsoft.com/azure/ai-foundry/openai/how-to/fine-tuning; existing customers only',
    asOf: CATALOG_AS_OF,
  },
  custom: {
    id: 'custom',
    name: 'Your own server',
    baseUrl: null,
    host: '',
    formats: ['chat', 'completion', 'preference'],
    source: 'What an OpenAI-compatible server takes is known to its owner',
    asOf: CATALOG_AS_OF,
  },
}
