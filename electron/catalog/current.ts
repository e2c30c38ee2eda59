import { type Catalog, findIn, knownIn } from '../../shared/catalog/catalog.ts'
import { BUILT_IN } from '../../shared/catalog/models.ts'
import type { Model } from '../../shared/catalog/schema.ts'

/**
 * The one list of models this process works with. Every project is counted and priced by the same list, as by the same
 * clock, so it is not handed through every call; only the store of catalogues sets it.
 */
let current: Catalog = BUILT_IN

/** The list of models in use. */
export function currentCatalog(): Catalog {
  return current
}

/** Puts another list of models in use, for everything that is counted or priced from now on. */
export function setCatalog(catalog: Catalog): void {
  current = catalog
}

/** The model with an id, an alias or a tuned model's id; null when the list in use does not have it. */
export function knownModel(id: string): Model | null {
  return knownIn(current, id)
}

/** As `knownModel`; what is not in the list is a Failure `unknown-model` that names the nearest. */
export function findModel(id: string): Model {
  return findIn(current, id)
}
