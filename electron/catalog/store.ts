import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Catalog, fileOf, isOutdated, parseCatalog } from '../../shared/catalog/catalog.ts'
import { DatedPrice, type TypedPrice, withTyped } from '../../shared/catalog/typed.ts'
import { BUILT_IN } from '../../shared/catalog/models.ts'
import type { CatalogState } from '../../shared/contract/catalog.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { daysBetween, formatDay, type Day } from '../../shared/format/days.ts'
import { dayAt } from '../dayAt.ts'
import { setCatalog } from './current.ts'

/** Keeps the list of models the user chose and the prices they typed in the app's own folder, and sets which one the process works with. */
export class CatalogStore {
  readonly #path: string
  readonly #pricesPath: string
  readonly #dir: string
  readonly #now: () => number
  #changed = (): void => undefined
  #chosen: Catalog | null
  #prices: readonly DatedPrice[]

  /** Opens what was chosen before. A file that cannot be read any more counts as none: the app always starts. */
  constructor(stateDir: string, now: () => number) {
    this.#dir = stateDir
    this.#path = join(stateDir, 'models.json')
    this.#pricesPath = join(stateDir, 'prices.json')
    this.#now = now
    this.#chosen = this.#stored()
    this.#prices = this.#storedPrices()
    this.#apply()
  }

  /** Who is to be told of another list or price, one for all. */
  onChange(changed: () => void): void {
    this.#changed = changed
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
    this.#write(this.#path, fileOf(catalog))
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

  /** What the user typed in, oldest first. */
  prices(): DatedPrice[] {
    return [...this.#prices]
  }

  /** Keeps the prices of one model in place of those typed before. */
  setPrice(price: TypedPrice): DatedPrice[] {
    return this.#keep([...this.#others(price.model), { ...price, asOf: this.#today() }])
  }

  /** Forgets what was typed for a model: the list counts again, and a model of the user's own is gone. */
  dropPrice(model: string): DatedPrice[] {
    return this.#keep(this.#others(model))
  }

  #others(model: string): DatedPrice[] {
    return this.#prices.filter((price) => price.model !== model)
  }

  #keep(prices: readonly DatedPrice[]): DatedPrice[] {
    this.#write(this.#pricesPath, prices)
    this.#prices = prices
    this.#apply()
    return this.prices()
  }

  /** Whole or not at all, also when the power fails. */
  #write(path: string, content: unknown): void {
    mkdirSync(this.#dir, { recursive: true })
    writeFileSync(`${path}.part`, JSON.stringify(content), { flush: true })
    renameSync(`${path}.part`, path)
  }

  #storedPrices(): DatedPrice[] {
    try {
      return z.array(DatedPrice).parse(JSON.parse(readFileSync(this.#pricesPath, 'utf8')))
    } catch {
      return []
    }
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
    setCatalog(withTyped(this.#inUse(), this.#prices))
    this.#changed()
  }

  #today(): Day {
    return dayAt(this.#now())
  }
}
