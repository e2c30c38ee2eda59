import { implementer } from './base.ts'

export const catalog = {
  state: implementer.catalog.state.handler(({ context }) => context.catalog.state()),
  take: implementer.catalog.take.handler(({ context, input }) => context.catalog.take(input.text)),
  putBack: implementer.catalog.putBack.handler(({ context }) => context.catalog.putBack()),
}
