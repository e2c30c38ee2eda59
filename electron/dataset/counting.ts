import { knownModel } from '../catalog/current.ts'
import type { Setup } from '../../shared/domain/setup.ts'
import type { Counting } from '../tokens/messages.ts'

/**
 * How the rows of a project are counted: as its model reads them. A model that a later version of the app knew, or one
 * of the user's own server, is counted with the table of the current models and without a limit.
 */
export function countingOf(setup: Setup): Counting {
  const model = knownModel(setup.model)
  return { encoding: model?.encoding.name ?? 'o200k_base', limit: model?.limit.value ?? null }
}
