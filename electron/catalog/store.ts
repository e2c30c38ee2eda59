import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Catalog, fileOf, isOutdated, parseCatalog } from '../../shared/catalog/catalog.ts'
import { BUILT_IN } from '../../shared/catalog/models.ts'
import type { CatalogState } from '../../shared/contract/catalog.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { daysBetween, formatDay, type Day } from '../../shared/format/days.ts'
import { dayAt } from '../dayAt.ts'
import { setCatalog } from './current.ts'

/** Keeps the list of models the user chose in the app's own folder, and sets which one the process works with. */
export class CatalogStore {
  readonly #path: string
  readonly #dir: string
  readonly #now: () => number
  #chosen: Catalog | null

  /** Opens what was chosen before. A file that cannot be read any more counts as none: the app always starts. */
  constructor(stateDir: string, now: () => number) {
    this.#dir = stateDir
    this.#path = join(stateDir, 'models.json')
    this.#now = now
    this.#chosen = this.#stored()
    this.#apply()
  }

  state(): CatalogState {
    const { asOf, models } = this.#inUse()
    return {
      asOf,
      source: this.#inUse() === BUILT_IN ? 'built-in' : 'imported',
      builtInAsOf: BUILT_IN.asOf,
      models: models.length,
      ageDays: Math.max(0, daysBetween(asOf, this.#today())),
      outdated: isOutdated(asOf, this.#today()),
    }
  }

  /** The list in use as a file to change and take in again. */
  text(): string {
    return `${JSON.stringify(fileOf(this.#inUse()), null, 2)}\n`
  }

  /** Takes over a list that is newer than the built-in one. Failure `wrong-input` for anything else; nothing changes then. */
  take(text: string): CatalogState {
    const catalog = parseCatalog(text, this.#today())
    if (daysBetween(BUILT_IN.asOf, catalog.asOf) < 0) {
      throw new Failure({
        code: 'wrong-input',
        message: `This list is of ${formatDay(catalog.asOf)}; the built-in one is newer, of ${formatDay(BUILT_IN.asOf)}.`,
        hint: 'The list in use stays as it is. Choose another file.',
      })
    }
    mkdirSync(this.#dir, { recursive: true })
    // Whole or not at all, also when the power fails.
    writeFileSync(`${this.#path}.part`, JSON.stringify(fileOf(catalog)), { flush: true })
    renameSync(`${this.#path}.part`, this.#path)
    this.#chosen = catalog
    this.#apply()
    return this.state()
  }

  /** Back to the built-in list. */
  putBack(): CatalogState {
    rmSync(this.#path, { force: true })
    this.#chosen = null
    this.#apply()
    return this.state()
  }

  #stored(): Catalog | null {
    try {
      return parseCatalog(readFileSync(this.#path, 'utf8'), this.#today())
    } catch {
      return null
    }
  }

  /** A version of the app that knows more than the file is not held back by it. */
  #inUse(): Catalog {
    return this.#chosen && daysBetween(BUILT_IN.asOf, this.#chosen.asOf) >= 0 ? this.#chosen : BUILT_IN
  }

  #apply(): void {
    setCatalog(this.#inUse())
  }

  #today(): Day {
    return dayAt(this.#now())
  }
}
