import { trainableOn } from '../../shared/catalog/models.ts'
import { PROVIDERS } from '../../shared/catalog/providers.ts'
import { fileOf } from '../../shared/catalog/catalog.ts'
import { formatUsd } from '../../shared/domain/cost/money.ts'
import { formatCount } from '../../shared/format/figures.ts'
import { currentCatalog } from '../catalog/current.ts'
import { dayAt } from '../dayAt.ts'
import { EXIT, type Output } from './output.ts'

/** `models [--json]`: the list of models in use. As JSON it is the file that the app takes as a newer list. */
export function modelsCommand(_options: object, output: Output): Promise<number> {
  const catalog = currentCatalog()
  const today = dayAt(Date.now())
  output.answer(fileOf(catalog), () => [
    `${formatCount(catalog.models.length, 'model')}, prices as of ${catalog.asOf}`,
    ...catalog.models.map((model) => {
      const { value } = model.trainingPrice
      const price = value === null ? 'price unknown' : `${formatUsd(value * 1_000_000)} per million tokens`
      return `${model.id} · ${PROVIDERS[model.provider].name} · ${price} · ${trainableOn(model, today).short}`
    }),
  ])
  return Promise.resolve(EXIT.done)
}
