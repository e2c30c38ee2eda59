import type { ProviderId } from '../../../shared/domain/job.ts'
import { azure } from './azure.ts'
import { custom } from './custom.ts'
import { nebius } from './nebius.ts'
import { openai } from './openai.ts'
import { practice } from './practice.ts'
import type { TrainingProvider } from './provider.ts'

/** A provider that is missing here does not compile. */
export const PROVIDERS: Readonly<Record<ProviderId, TrainingProvider>> = { practice, openai, nebius, azure, custom }
