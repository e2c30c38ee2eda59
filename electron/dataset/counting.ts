import { knownModel } from '../catalog/current.ts'
import { readingByName, readingOf } from '../../shared/catalog/encodings.ts'
import type { Setup } from '../../shared/domain/setup.ts'
import type { Counting } from '../tokens/messages.ts'

/** Grows when texts are counted in another way than before; projects are counted again then. */
const VERSION = 2

/** What rows were counted by, as one word: rows counted by another are to be counted again. */
export function nameOf({ encoding, framing, images, limit }: Counting): string {
  const seen = images ? `images ${images.whole} ${images.tile}` : 'no images'
  return [VERSION, encoding, framing, seen, limit ?? 'no limit'].join('/')
}

/**
 * How the rows of a project are counted: as its model reads them. A model that a later version of the app knew, or one
 * of the user's own server, is counted with the word list its name speaks for, and without a limit.
 */
export function countingOf(setup: Setup): Counting {
  const model = knownModel(setup.model)
  return { ...(model ? readingOf(model) : readingByName(setup.model)), limit: model?.limit.value ?? null }
}
