import { knownModel } from '../catalog/current.ts'
import { readingByName, readingOf } from '../../shared/catalog/encodings.ts'
import type { Setup } from '../../shared/domain/setup.ts'
import type { Counting } from '../tokens/messages.ts'

/**
 * How the rows of a project are counted: as its model reads them. A model that a later version of the app knew, or one
 * of the user's own server, is counted with the word list its name speaks for, and without a limit.
 */
export function countingOf(setup: Setup): Counting {
  const model = knownModel(setup.model)
  return { ...(model ? readingOf(model) : readingByName(setup.model)), limit: model?.limit.value ?? null }
}
