import { PROVIDERS } from '../../../shared/catalog/providers.ts'
import { asTyped, commonBody, FILES_API_BYTES, hyperparameters, type TrainingProvider } from './provider.ts'

/**
 * Nebius Token Factory. Hyperparameters stand at the top level, and `learning_rate_multiplier` is the learning rate
 * itself (2e-5). It takes files up to 5 GB, but one request of ours carries 512 MB at most.
 */
export const nebius: TrainingProvider = {
  ...PROVIDERS.nebius,
  toBaseUrl: asTyped,
  maxFileBytes: FILES_API_BYTES,
  maxSuffix: 64,
  bom: false,
  jobBody: (request) => ({ ...commonBody(request), hyperparameters: { ...hyperparameters(request), lora: true } }),
  remarks: ['After training, the model must be deployed at Nebius before it answers.'],
}
