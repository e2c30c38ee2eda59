import { implementer } from './base.ts'

export const catalog = {
  state: implementer.catalog.state.handler(({ context }) => context.catalog.state()),
  take: implementer.catalog.take.handler(({ context, input }) => context.catalog.take(input.text)),
  putBack: implementer.catalog.putBack.handler(({ context }) => context.catalog.putBack()),
  prices: implementer.catalog.prices.handler(({ context }) => context.catalog.prices()),
  setPrice: implementer.catalog.setPrice.handler(({ context, input }) => context.catalog.setPrice(input)),
  dropPrice: implementer.catalog.dropPrice.handler(({ context, input }) => context.catalog.dropPrice(input.model)),
}
